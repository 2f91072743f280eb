import { useMutation } from '@apollo/client/react';
import { Button, Modal, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import {
  DateText,
  formatDate,
  formatNumber,
  ProgressBar,
  StatusBadge,
  type Translator,
  UserErrors,
  useI18n,
  useToast,
} from '@smartx/ui';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import screen from '../../screen/screen.module.css';
import { useCommand, useFormCommand } from '../../screen/use-command.ts';
import styles from './closing.module.css';
import type { MadeExport } from './closing-query.ts';

const WorkspaceExportOrderMutation = graphql(`
  mutation WorkspaceExportOrder($input: WorkspaceExportOrderInput!) @purpose(is: SECURITY) {
    workspaceExportOrder(input: $input) {
      done
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const WorkspaceExportDownloadMutation = graphql(`
  mutation WorkspaceExportDownload($input: WorkspaceExportDownloadInput!) @purpose(is: SECURITY) {
    workspaceExportDownload(input: $input) {
      download {
        url
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const TONES: Readonly<Record<string, 'good' | 'bad'>> = { ready: 'good', failed: 'bad' };

interface ExportListProps {
  exports: readonly MadeExport[];
  onDone: () => void;
}

/** The exports of everything: ordered, followed, fetched with the password. */
export function ExportList({ exports, onDone }: ExportListProps) {
  const i18n = useI18n();
  const [order] = useMutation(WorkspaceExportOrderMutation);
  const [wanted, setWanted] = useState<MadeExport | null>(null);
  const command = useCommand();
  const isMaking = exports.some(({ state }) => state === 'queued' || state === 'running');
  const orderOne = async () => {
    if (await command.run(async () => (await order({ variables: { input: {} } })).data?.workspaceExportOrder.errors))
      onDone();
  };
  return (
    <>
      <p className={screen.note}>
        {i18n.t(
          'An export holds every record as CSV and JSON with its schema, every file, and consents, objections, holds and notices. It can be fetched for seven days, then it is destroyed.',
        )}
      </p>
      {exports.length > 0 && (
        <ul className={styles.exports}>
          {exports.map((one) => (
            <ExportLine key={one.id} made={one} onFetch={() => setWanted(one)} />
          ))}
        </ul>
      )}
      <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
      <div className={screen.actions}>
        <Button variant="default" loading={command.busy} disabled={isMaking} onClick={() => void orderOne()}>
          {i18n.t('Make an export')}
        </Button>
      </div>
      <Modal opened={wanted !== null} onClose={() => setWanted(null)} title={i18n.t('Fetch the export')}>
        {wanted && <FetchForm made={wanted} onClose={() => setWanted(null)} onDone={onDone} />}
      </Modal>
    </>
  );
}

function ExportLine({ made, onFetch }: { made: MadeExport; onFetch: () => void }) {
  const i18n = useI18n();
  const isMaking = made.state === 'queued' || made.state === 'running';
  return (
    <li className={styles.exportLine}>
      <span>
        <DateText value={made.requestedAt} />
      </span>
      <StatusBadge tone={TONES[made.state] ?? 'quiet'}>{stateWord(i18n, made.state)}</StatusBadge>
      {isMaking && (
        <ProgressBar
          label={i18n.t('How far the export is')}
          value={made.writtenCount}
          max={Math.max(1, made.tableCount)}
        />
      )}
      {made.state === 'ready' && (
        <>
          <span className={screen.note}>
            {i18n.t('{records} rows, {files} files, {size} MB; until {date}; fetched {count} times', {
              records: formatNumber(i18n.locale, made.recordCount),
              files: formatNumber(i18n.locale, made.fileCount),
              size: formatNumber(i18n.locale, made.megabytes),
              date: formatDate(i18n.locale, made.expiresAt ?? ''),
              count: formatNumber(i18n.locale, made.downloadCount),
            })}
          </span>
          <Button size="xs" variant="default" onClick={onFetch}>
            {i18n.t('Fetch…')}
          </Button>
        </>
      )}
    </li>
  );
}

function FetchForm({ made, onClose, onDone }: { made: MadeExport; onClose: () => void; onDone: () => void }) {
  const i18n = useI18n();
  const toast = useToast();
  const [fetchExport] = useMutation(WorkspaceExportDownloadMutation);
  const form = useForm({ initialValues: { password: '' } });
  const command = useFormCommand(form, ['password']);
  const submit = form.onSubmit(async ({ password }) => {
    let url: string | undefined;
    const isDone = await command.run(async () => {
      const { data } = await fetchExport({ variables: { input: { id: made.id, password } } });
      url = data?.workspaceExportDownload.download?.url;
      return data?.workspaceExportDownload.errors;
    });
    if (!isDone || !url) return;
    toast({ message: i18n.t('The download begins; it is written down who fetched it') });
    onClose();
    onDone();
    location.assign(url);
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
        <p className={screen.note}>
          {i18n.t('In the archive everything is readable. Keep it as you keep your own books.')}
        </p>
        <PasswordInput
          label={i18n.t('Your password, once more')}
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
        <div className={screen.actions}>
          <Button type="submit" loading={command.busy}>
            {i18n.t('Fetch the export')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {i18n.t('Cancel')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

function stateWord(i18n: Translator, state: string): string {
  const words: Record<string, string> = {
    queued: i18n.t('waits to be made'),
    running: i18n.t('is being made'),
    ready: i18n.t('ready'),
    failed: i18n.t('failed; it is tried again'),
    destroyed: i18n.t('destroyed'),
  };
  return words[state] ?? state;
}
