import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import {
  ConfirmDialog,
  EmptyState,
  LoadingRows,
  PageHeader,
  UserErrors,
  useI18n,
  usePageTitle,
  useToast,
} from '@smartx/ui';
import { IconRefresh } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../gql/gql.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { useCommand } from '../screen/use-command.ts';
import { useSignedIn } from '../shell/SignedInProvider.tsx';
import { purposeIn } from '../shell/sections.ts';
import { BackupFacts } from './BackupFacts.tsx';
import styles from './encryption.module.css';
import { KeyFacts } from './KeyFacts.tsx';
import { KeyVersionList } from './KeyVersionList.tsx';
import { StoredColumnList } from './StoredColumnList.tsx';

const EncryptionQuery = graphql(`
  query Encryption($purpose: Purpose! = RIGHTS_HANDLING) @purpose(is: $purpose) {
    encryptionStatus {
      versions {
        version
        createdAt
        keys
      }
      counts {
        kind
        alive
        destroyed
      }
      lastBackup {
        madeAt
        expiresAt
      }
      lastDataBackup {
        madeAt
        expiresAt
      }
      journalCompleteAt
      columns {
        table
        column
        stored
      }
    }
  }
`);

const KeyRotateMutation = graphql(`
  mutation KeyRotate($input: KeyRotateInput!) @purpose(is: SECURITY) {
    keyRotate(input: $input) {
      done
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** So often the numbers are asked for while a rotation is under way that was begun here. */
const WHILE_ROTATING_MS = 2000;

const route = getRouteApi('/w/$workspace/encryption');

/** How the workspace's data is encrypted: its keys, their backup, and what is sealed or searchable. */
export function EncryptionScreen() {
  const i18n = useI18n();
  const { workspace } = route.useParams();
  const { workspaces } = useSignedIn();
  const [awaited, setAwaited] = useState<number | null>(null);
  const { data, error, refetch, startPolling, stopPolling } = useQuery(EncryptionQuery);
  const status = data?.encryptionStatus;
  const newest = status?.versions[0]?.version ?? 0;
  const isUnderWay = awaited !== null && (newest < awaited || hasOldKeys(status?.versions ?? []));
  if (awaited !== null && !isUnderWay) {
    stopPolling();
    setAwaited(null);
  }
  usePageTitle(i18n.t('Encryption'));
  if (error) {
    return <ProblemState title={i18n.t('The keys could not be loaded')} error={error} onRetry={() => void refetch()} />;
  }
  if (data && !status) return <EmptyState title={i18n.t('The keys are not for your role')} />;
  const roles = workspaces.find(({ slug }) => slug === workspace)?.roles ?? [];
  const mayRotate = status && purposeIn('encryption', roles) === 'SECURITY';
  return (
    <div className={screen.screen}>
      <PageHeader
        title={i18n.t('Encryption')}
        actions={
          mayRotate && (
            <RotateButton
              ifVersion={newest}
              isUnderWay={isUnderWay}
              onBegun={() => {
                setAwaited(hasOldKeys(status.versions) ? newest : newest + 1);
                startPolling(WHILE_ROTATING_MS);
              }}
            />
          )
        }
      />
      <p className={screen.lead}>
        {i18n.t(
          'What is sealed lies under a key of its person, each of these under the workspace’s key, and that one under the master key of the installation. Keys are kept in a database of their own: whoever is erased loses their key, and every copy of what it sealed is unreadable.',
        )}
      </p>
      {status ? (
        <div className={styles.parts}>
          <KeyFacts counts={status.counts} lastBackup={status.lastBackup ?? null} />
          <BackupFacts backup={status.lastDataBackup ?? null} journalCompleteAt={status.journalCompleteAt ?? null} />
          <KeyVersionList versions={status.versions} isUnderWay={isUnderWay} />
          <StoredColumnList columns={status.columns} />
        </div>
      ) : (
        <LoadingRows />
      )}
    </div>
  );
}

/** Whether keys still lie under another version than the newest. */
function hasOldKeys(versions: readonly { keys: number }[]): boolean {
  return versions.slice(1).some(({ keys }) => keys > 0);
}

function RotateButton({
  ifVersion,
  isUnderWay,
  onBegun,
}: {
  ifVersion: number;
  isUnderWay: boolean;
  onBegun: () => void;
}) {
  const i18n = useI18n();
  const toast = useToast();
  const command = useCommand();
  const [asking, setAsking] = useState(false);
  const [rotate] = useMutation(KeyRotateMutation);
  const confirm = async () => {
    const done = await command.run(
      async () => (await rotate({ variables: { input: { ifVersion } } })).data?.keyRotate.errors,
    );
    if (!done) return;
    toast({ message: i18n.t('The key is being replaced') });
    onBegun();
  };
  return (
    <>
      <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
      <Button
        variant="default"
        loading={isUnderWay}
        leftSection={<IconRefresh size={16} stroke={1.5} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {i18n.t('Replace the key')}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={i18n.t('Replace the key of this workspace?')}
        confirmLabel={i18n.t('Replace it')}
        onConfirm={confirm}
      >
        {i18n.t(
          'A new version is made and every key of the workspace is wrapped by it, in the background. Nothing that is sealed is written anew, everybody goes on working, and what was destroyed stays destroyed. It cannot be taken back, and need not be.',
        )}
      </ConfirmDialog>
    </>
  );
}
