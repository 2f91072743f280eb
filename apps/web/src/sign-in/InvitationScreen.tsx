import { Button, TextInput } from '@mantine/core';
import { AuthError, type Me, type OpenInvitation } from '@smartx/client';
import { LoadingRows, useI18n } from '@smartx/ui';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { AgeStatement, UNDER_AGE } from './AgeStatement.tsx';
import { authMessage } from './auth-message.ts';
import { FormNote } from './FormNote.tsx';
import { useLinkToken } from './link/use-link-token.ts';
import { NewPasswordInput } from './NewPasswordInput.tsx';
import { SignInFrame } from './SignInFrame.tsx';
import styles from './sign-in.module.css';
import { useSubmit } from './use-submit.ts';

const route = getRouteApi('/invitation');

type State =
  | { kind: 'loading' }
  | { kind: 'failed'; error: unknown }
  | { kind: 'open'; invitation: OpenInvitation; me: Me };

/** Where the link of an invitation leads: join with the account that is signed in, or make one. */
export function InvitationScreen() {
  const i18n = useI18n();
  const token = useLinkToken();
  const { auth, session } = route.useRouteContext();
  const [state, setState] = useState<State>({ kind: 'loading' });
  useEffect(() => {
    if (!token) return setState({ kind: 'failed', error: new AuthError('NOT_FOUND', '') });
    Promise.all([auth.readInvitation(token, i18n.locale), session.load()]).then(
      ([invitation, me]) => setState({ kind: 'open', invitation, me }),
      (error) => setState({ kind: 'failed', error }),
    );
  }, [auth, session, token, i18n.locale]);

  if (state.kind === 'loading' || !token)
    return (
      <SignInFrame title={i18n.t('Invitation')}>
        {state.kind === 'failed' ? <FormNote>{authMessage(i18n, state.error)}</FormNote> : <LoadingRows rows={3} />}
      </SignInFrame>
    );
  if (state.kind === 'failed')
    return (
      <SignInFrame title={i18n.t('Invitation')}>
        <FormNote>{authMessage(i18n, state.error)}</FormNote>
      </SignInFrame>
    );
  return <OpenInvitationForm token={token} invitation={state.invitation} me={state.me} />;
}

function OpenInvitationForm({ token, invitation, me }: { token: string; invitation: OpenInvitation; me: Me }) {
  const i18n = useI18n();
  const title = i18n.t('Join {workspace}', { workspace: invitation.workspaceName });
  if (!me.account && invitation.hasAccount)
    return (
      <SignInFrame
        title={title}
        lead={i18n.t('{email} has an account. Sign in first, then open the link in the invitation again.', {
          email: invitation.email,
        })}
      >
        <p className={styles.links}>
          <Link to="/sign-in">{i18n.t('Sign in')}</Link>
        </p>
      </SignInFrame>
    );
  return <JoinForm token={token} invitation={invitation} account={me.account} title={title} />;
}

function JoinForm(props: { token: string; invitation: OpenInvitation; account: Me['account']; title: string }) {
  const i18n = useI18n();
  const router = useRouter();
  const { auth, session } = route.useRouteContext();
  const { invitation, account, token } = props;
  const [fullName, setFullName] = useState(account?.fullName ?? invitation.fullName ?? '');
  const [password, setPassword] = useState('');
  const [age, setAge] = useState('');
  const { isSending, failure, submit } = useSubmit();
  const isOtherAddress = account !== null && account.email?.toLowerCase() !== invitation.email.toLowerCase();
  const join = async (event: FormEvent) => {
    event.preventDefault();
    await submit(async () => {
      const answer = account
        ? { token, confirmOtherAddress: isOtherAddress }
        : { token, fullName, password, isOfAge: age === 'of-age', language: i18n.locale };
      const workspace = await auth.acceptInvitation(answer);
      session.forget();
      await router.navigate({ to: '/w/$workspace', params: { workspace } });
    });
  };
  const address = account?.email ?? invitation.email;
  const lead = isOtherAddress
    ? i18n.t('The invitation went to {invited}. You are signed in as {email} and would join with this account.', {
        invited: invitation.email,
        email: address,
      })
    : account
      ? i18n.t('You join as {email}.', { email: address })
      : i18n.t('Your account will be {email}.', { email: address });
  return (
    <SignInFrame title={props.title} lead={lead}>
      <form className={styles.form} onSubmit={(event) => void join(event)}>
        {failure !== null && <FormNote key={String(failure)}>{authMessage(i18n, failure)}</FormNote>}
        {!account && (
          <>
            <TextInput
              label={i18n.t('Your name')}
              name="name"
              autoComplete="name"
              required
              withAsterisk={false}
              value={fullName}
              onChange={(event) => setFullName(event.currentTarget.value)}
            />
            <NewPasswordInput value={password} onChange={setPassword} />
            <AgeStatement statement={invitation.ageStatement} value={age} onChange={setAge} />
          </>
        )}
        <Button type="submit" loading={isSending} disabled={age === UNDER_AGE}>
          {props.title}
        </Button>
      </form>
    </SignInFrame>
  );
}
