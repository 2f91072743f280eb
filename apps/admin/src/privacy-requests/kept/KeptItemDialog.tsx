import { useMutation } from '@apollo/client/react';
import { Button, Modal } from '@mantine/core';
import { SmartxClientProvider, useSmartxScope } from '@smartx/client';
import { FactList, UserErrors, useI18n } from '@smartx/ui';
import { useState } from 'react';
import { keepGroundWord } from '../../catalogue/classification-words.ts';
import { propertyWord } from '../../catalogue/property-words.ts';
import { graphql } from '../../gql/gql.ts';
import screen from '../../screen/screen.module.css';
import { useCommand } from '../../screen/use-command.ts';
import { useSignedIn } from '../../shell/SignedInProvider.tsx';
import type { KeptLine } from './kept-line.ts';

const KeptItemOpenMutation = graphql(`
  mutation KeptItemOpen($input: KeptItemOpenInput!) @purpose(is: LEGAL_CLAIMS) {
    keptItemOpen(input: $input) {
      fields {
        field
        value
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface KeptItemDialogProps {
  /** What is read; null where the dialog is closed. */
  item: KeptLine | null;
  onClose: () => void;
}

/** Reads a copy that a ground keeps, for the purpose of that ground: another than the one for which the console works. */
export function KeptItemDialog({ item, onClose }: KeptItemDialogProps) {
  const i18n = useI18n();
  const { workspace } = useSmartxScope();
  const { askToSignIn } = useSignedIn();
  const purpose = item?.ground === 'legal-obligation' ? 'LEGAL_OBLIGATION' : 'LEGAL_CLAIMS';
  return (
    <Modal opened={item !== null} onClose={onClose} title={i18n.t('A kept record')} size="lg">
      {item && (
        <SmartxClientProvider key={item.id} workspace={workspace} purpose={purpose} onUnauthenticated={askToSignIn}>
          <KeptItem item={item} />
        </SmartxClientProvider>
      )}
    </Modal>
  );
}

function KeptItem({ item }: { item: KeptLine }) {
  const i18n = useI18n();
  const command = useCommand();
  // What the answer holds is shown and forgotten: it has no place in the cache.
  const [open] = useMutation(KeptItemOpenMutation, { fetchPolicy: 'no-cache' });
  const [fields, setFields] = useState<readonly { field: string; value: string }[] | null>(null);
  const read = () =>
    command.run(async () => {
      const payload = (await open({ variables: { input: { id: item.id } } })).data?.keptItemOpen;
      setFields(payload?.fields ?? null);
      return payload?.errors;
    });
  return (
    <div className={screen.section}>
      <UserErrors errors={command.errors} title={i18n.t('It was not opened.')} />
      {fields === null ? (
        <>
          <p className={screen.note}>
            {i18n.t(
              'Kept for one reason: {ground}. It is read for that alone, and each time is written into the audit log.',
              {
                ground: keepGroundWord(i18n, item.ground),
              },
            )}
          </p>
          <div className={screen.actions}>
            <Button loading={command.busy} onClick={() => void read()}>
              {i18n.t('Read it for this reason')}
            </Button>
          </div>
        </>
      ) : (
        <FactList
          facts={fields
            .filter((field) => !isTechnical(field))
            .map(({ field, value }) => ({ label: propertyWord(i18n, field), value: <bdi>{value}</bdi> }))}
        />
      )}
    </div>
  );
}

/** What says nothing to people: names of rows and of keys. */
function isTechnical({ field, value }: { readonly field: string; readonly value: string }): boolean {
  return field === 'version' || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
}
