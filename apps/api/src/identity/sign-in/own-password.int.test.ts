import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestSignIn, type TestSignIn } from '../testing/test-sign-in.ts';

let signIn: TestSignIn;
beforeAll(async () => {
  signIn = await openTestSignIn();
});
afterAll(() => signIn.close());

it('knows the password of the account, and no other', async () => {
  const { me, password } = await signedIn();

  const answers = [await ask(me, password), await ask(me, `${password} `), await ask(me, '')];

  expect(answers).toEqual([true, false, false]);
});

it('is no place to try passwords: after five wrong ones even the right one has to wait', async () => {
  const { me, password } = await signedIn();
  for (let time = 0; time < 5; time++) expect(await ask(me, `guess ${time}`)).toBe(false);

  await expect(ask(me, password)).rejects.toMatchObject({ code: 'INVALID_INPUT', path: 'password' });
  const other = await signedIn();
  expect(await ask(other.me, other.password)).toBe(true);
});

it('is nothing that an API key has', async () => {
  expect(await ask({ authUserId: null }, 'a long enough password')).toBe(false);
});

function ask(caller: { authUserId: string | null }, password: string): Promise<boolean> {
  return signIn.identity.isOwnPassword(caller, password);
}

async function signedIn() {
  const workspace = await signIn.domain.givenWorkspace();
  const person = await signIn.givenPerson(workspace);
  const me = await signIn.who({ cookie: await signIn.signIn(person) }, workspace.slug);
  if (!me) throw new Error('not signed in');
  return { me, password: person.password };
}
