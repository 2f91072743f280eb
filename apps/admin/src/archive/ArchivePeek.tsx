import { useMutation } from '@apollo/client/react';
import { Button, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { placeErrors } from '@smartx/client';
import { DateText, type Fact, FactList, SidePeek, type Translator, UserErrors, useI18n, useToast } from '@smartx/ui';
import { useState } from 'react';
import { saveFile } from '../audit/save-file.ts';
import { graphql } from '../gql/gql.ts';
import screen from '../screen/screen.module.css';
import { useFormCommand } from '../screen/use-command.ts';
import type { ArchiveRow } from './archive-columns.tsx';
import { archiveFieldWord, archiveKindWord } from './archive-words.ts';

const ArchiveOpenMutation = graphql(`
  mutation ArchiveOpen($input: ArchivedItemOpenInput!) @purpose(is: LEGAL_OBLIGATION) {
    archivedItemOpen(input: $input) {
      fields {
        field
        value
      }
      hasContent
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const ArchiveDownloadMutation = graphql(`
  mutation ArchiveDownload($input: ArchivedItemOpenInput!) @purpose(is: LEGAL_OBLIGATION) {
    archivedItemDownload(input: $input) {
      download {
        url
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface Opened {
  readonly reason: string;
  readonly fields: readonly { readonly field: string; readonly value: string }[];
  readonly hasContent: boolean;
}

interface ArchivePeekProps {
  item: ArchiveRow;
  onClose: () => void;
}

/** An item of the archive: what is known without opening it, and what it says once somebody said why they look. */
export function ArchivePeek({ item, onClose }: ArchivePeekProps) {
  const i18n = useI18n();
  const [opened, setOpened] = useState<Opened | null>(null);
  const { kind, recordId, startsOn, endsOn, keptAt } = item;
  const facts: Fact[] = [
    {
      label: i18n.t('Day of the sale or document'),
      value: startsOn ? <DateText value={startsOn} format="date" /> : '—',
    },
    { label: i18n.t('In the archive since'), value: <DateText value={keptAt} /> },
    { label: i18n.t('Last day'), value: endsOn ? <DateText value={endsOn} format="date" /> : '—' },
    { label: i18n.t('Of the record'), value: <code dir="ltr">{recordId}</code> },
  ];
  return (
    <SidePeek opened title={archiveKindWord(i18n, kind)} onClose={onClose}>
      <section className={screen.section}>
        <FactList facts={facts} />
        <p className={screen.note}>
          {i18n.t(
            'In the night after the last day the key of this copy is destroyed; nobody can read it then, in no backup either.',
          )}
        </p>
      </section>
      {opened ? <OpenedItem item={item} opened={opened} /> : <OpenForm id={item.id} onOpened={setOpened} />}
    </SidePeek>
  );
}

function OpenForm({ id, onOpened }: { id: string; onOpened: (opened: Opened) => void }) {
  const i18n = useI18n();
  const [open] = useMutation(ArchiveOpenMutation, { fetchPolicy: 'no-cache' });
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (value) => (value.trim() === '' ? i18n.t('Say why you look at it.') : null) },
  });
  const command = useFormCommand(form, ['reason']);
  const submit = form.onSubmit(async ({ reason }) => {
    let found: Opened | null = null;
    const isDone = await command.run(async () => {
      const {
        fields,
        hasContent = false,
        errors,
      } = (await open({ variables: { input: { id, reason } } })).data?.archivedItemOpen ?? {};
      found = { reason, fields: fields ?? [], hasContent };
      return errors;
    });
    if (isDone && found) onOpened(found);
  });
  return (
    <form onSubmit={submit} className={screen.section} noValidate>
      <UserErrors errors={command.errors} title={i18n.t('Nothing was opened.')} />
      <Textarea
        label={i18n.t('Why you look at it')}
        description={i18n.t(
          'Such as “tax audit of 2026, invoice of March”. It stands in the audit log with your name and the time.',
        )}
        required
        autosize
        minRows={2}
        maxLength={500}
        {...form.getInputProps('reason')}
      />
      <div className={screen.actions}>
        <Button type="submit" loading={command.busy}>
          {i18n.t('Open the copy')}
        </Button>
      </div>
    </form>
  );
}

function OpenedItem({ item, opened }: { item: ArchiveRow; opened: Opened }) {
  const i18n = useI18n();
  const download = useDownload(item.id, opened.reason);
  const save = () => {
    const { kind, recordId, startsOn, endsOn } = item;
    const fields = Object.fromEntries(opened.fields.map(({ field, value }) => [field, value]));
    saveFile(`archive-${recordId}.json`, `${JSON.stringify({ kind, recordId, startsOn, endsOn, fields }, null, 2)}\n`);
  };
  return (
    <section className={screen.section} aria-label={i18n.t('What it says')}>
      <h3 className={screen.sectionTitle}>{i18n.t('What it says')}</h3>
      <FactList facts={factsOf(i18n, opened)} />
      <div className={screen.actions}>
        <Button variant="default" size="xs" onClick={save}>
          {i18n.t('Download as a file')}
        </Button>
        {opened.hasContent && (
          <Button variant="default" size="xs" onClick={() => void download()}>
            {i18n.t('Download the document')}
          </Button>
        )}
      </div>
    </section>
  );
}

/** Everything is in the file that is downloaded; ids and technical values are not shown. */
function factsOf(i18n: Translator, { fields }: Opened): Fact[] {
  return fields.flatMap(({ field, value }) => {
    const label = archiveFieldWord(i18n, field);
    return label === '' ? [] : [{ label, value: <bdi>{value}</bdi> }];
  });
}

/** Fetches the document; a refusal is said in a toast. */
function useDownload(id: string, reason: string): () => Promise<void> {
  const i18n = useI18n();
  const toast = useToast();
  const [allow] = useMutation(ArchiveDownloadMutation, { fetchPolicy: 'no-cache' });
  return async () => {
    const { download, errors = [] } =
      (await allow({ variables: { input: { id, reason } } })).data?.archivedItemDownload ?? {};
    if (download) location.assign(download.url);
    else
      toast({
        message: i18n.t('The file could not be fetched'),
        detail: placeErrors(errors)[0]?.message ?? '',
        tone: 'bad',
      });
  };
}
