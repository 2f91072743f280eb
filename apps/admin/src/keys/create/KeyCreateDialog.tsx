import { useMutation, useQuery } from '@apollo/client/react';
import { Modal } from '@mantine/core';
import { LoadingRows, useI18n } from '@smartx/ui';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../screen/ProblemState.tsx';
import { KeyForm, type KeyValues } from './KeyForm.tsx';
import { KeyShownOnce } from './KeyShownOnce.tsx';

const KeyMakerQuery = graphql(`
  query KeyMaker @purpose(is: SECURITY) {
    viewer {
      purposes
      permissions {
        action
        scope
      }
    }
  }
`);

const KeyCreateMutation = graphql(`
  mutation KeyCreate($input: ApiKeyCreateInput!) @purpose(is: SECURITY) {
    apiKeyCreate(input: $input) {
      key
      record {
        id
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface KeyCreateDialogProps {
  opened: boolean;
  onClose: () => void;
  onCreated: () => void;
}

/** Makes a key and shows it, once: the dialog is left by its button alone as long as the key stands in it. */
export function KeyCreateDialog(props: KeyCreateDialogProps) {
  const i18n = useI18n();
  const [secret, setSecret] = useState<string | null>(null);
  const close = () => {
    setSecret(null);
    props.onClose();
  };
  const isSafe = secret === null;
  return (
    <Modal
      opened={props.opened}
      onClose={close}
      title={isSafe ? i18n.t('New key') : i18n.t('Keep this key')}
      size="lg"
      closeOnClickOutside={isSafe}
      closeOnEscape={isSafe}
      withCloseButton={isSafe}
    >
      {props.opened &&
        (secret === null ? (
          <KeyMaker
            onClose={close}
            onMade={(made) => {
              setSecret(made);
              props.onCreated();
            }}
          />
        ) : (
          <KeyShownOnce secret={secret} onDone={close} />
        ))}
    </Modal>
  );
}

/** A key is never stronger than whoever makes it, so the form offers what they hold in full. */
function KeyMaker({ onClose, onMade }: { onClose: () => void; onMade: (secret: string) => void }) {
  const i18n = useI18n();
  const { data, error, refetch } = useQuery(KeyMakerQuery);
  // What the answer holds is shown and forgotten: a key has no place in the cache.
  const [create] = useMutation(KeyCreateMutation, { fetchPolicy: 'no-cache' });
  if (error)
    return (
      <ProblemState
        title={i18n.t('What you may hand on could not be loaded')}
        error={error}
        onRetry={() => void refetch()}
      />
    );
  if (!data) return <LoadingRows rows={8} />;
  const { permissions, purposes } = data.viewer;
  const send = async (values: KeyValues) => {
    const payload = (await create({ variables: { input: values } })).data?.apiKeyCreate;
    if (payload?.key) onMade(payload.key);
    return payload?.errors;
  };
  return (
    <KeyForm
      actions={permissions.filter(({ scope }) => scope === 'all').map(({ action }) => action)}
      purposes={purposes}
      onCreate={send}
      onCancel={onClose}
    />
  );
}
