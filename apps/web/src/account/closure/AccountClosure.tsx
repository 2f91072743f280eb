import { Button } from '@mantine/core';
import type { AuthClient, AccountClosure as ClosureAnswer } from '@smartx/client';
import { DateText, ErrorState, LoadingRows, useI18n, useToast } from '@smartx/ui';
import { useCallback, useEffect, useState } from 'react';
import { authMessage } from '../../sign-in/auth-message.ts';
import { FormNote } from '../../sign-in/FormNote.tsx';
import { useSubmit } from '../../sign-in/use-submit.ts';
import { CloseAccountForm } from './CloseAccountForm.tsx';
import styles from './closure.module.css';

/** How people delete their account: what that means, said before; and how they take it back within a day. */
export function AccountClosure({ auth }: { auth: AuthClient }) {
  const i18n = useI18n();
  const [closure, setClosure] = useState<ClosureAnswer | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const load = useCallback(() => {
    setFailed(false);
    auth.accountClosure().then(setClosure, () => setFailed(true));
  }, [auth]);
  useEffect(load, [load]);

  if (hasFailed && !closure) return <ErrorState title={i18n.t('This could not be loaded')} onRetry={load} />;
  if (!closure) return <LoadingRows rows={2} />;
  if (closure.closesAt) return <Closing auth={auth} closure={closure} closesAt={closure.closesAt} onChange={load} />;
  return <CloseAccountForm auth={auth} closure={closure} onChange={load} />;
}

function Closing(props: { auth: AuthClient; closure: ClosureAnswer; closesAt: string; onChange: () => void }) {
  const i18n = useI18n();
  const toast = useToast();
  const { isSending, failure, submit } = useSubmit();
  const keep = async () => {
    if (!(await submit(() => props.auth.keepAccount()))) return;
    toast({ message: i18n.t('You keep your account') });
    props.onChange();
  };
  return (
    <div className={styles.closing}>
      {failure !== null && <FormNote key={String(failure)}>{authMessage(i18n, failure)}</FormNote>}
      <p>
        <strong>{i18n.t('Your account will be deleted.')}</strong> <DateText value={props.closesAt} format="datetime" />
      </p>
      <p className={styles.detail}>
        {i18n.t('Until then you work as before. Afterwards it cannot be undone. Reference: {reference}', {
          reference: props.closure.reference ?? '',
        })}
      </p>
      <div>
        <Button loading={isSending} onClick={() => void keep()}>
          {i18n.t('Keep my account')}
        </Button>
      </div>
    </div>
  );
}
