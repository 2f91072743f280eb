import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DuplicateFoundError, InvalidInputError, NotAllowedError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { Scope } from '../../kernel/scope.ts';
import { DataSubject } from '../../privacy/subject/data-subject.entity.ts';
import { deedsOn, getRecord } from '../../testing/records.ts';
import { openTestDomain, type TestDomain } from '../../testing/test-domain.ts';
import { ensureOperatorWorkspace } from '../../workspace/operator-workspace.ts';
import { Account } from '../account.entity.ts';
import { systemPermissions } from '../built-in-roles.ts';
import { AccountService } from './account.service.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

async function operatorScope(): Promise<Scope> {
  const workspaceId = await ensureOperatorWorkspace(domain.orm.em, domain);
  const viewer = { kind: 'system', id: null, workspaceId, permissions: systemPermissions() } as const;
  return new Scope({ ...domain, em: domain.orm.em.fork(), viewer, purpose: 'SECURITY', through: 'screen' });
}

function given(email = `${newId()}@Example.test`) {
  return { authUserId: newId(), email, fullName: 'Ana Ruiz' };
}

describe('an account', () => {
  it('is a subject of the operator’s workspace, made once, also when two ask at the same moment', async () => {
    const scope = await operatorScope();
    const input = given();

    const [first, second] = await Promise.all([
      new AccountService(scope).findOrCreate(input),
      new AccountService(scope).findOrCreate(input),
    ]);

    expect(first.id).toBe(second.id);
    const account = await getRecord(scope, Account, first.id);
    expect(account).toMatchObject({ email: input.email.toLowerCase(), fullName: 'Ana Ruiz' });
    expect((await getRecord(scope, DataSubject, account.subject.id)).kind).toBe('account');
    expect(await deedsOn(scope, account.id)).toEqual(['account:create']);
  });

  it('is not made for an address that another account has, nor for what is no address', async () => {
    const service = new AccountService(await operatorScope());
    const input = given();
    await service.findOrCreate(input);

    await expect(service.findOrCreate({ ...input, authUserId: newId() })).rejects.toThrow(DuplicateFoundError);
    await expect(service.findOrCreate(given('nobody'))).rejects.toThrow(InvalidInputError);
  });

  it('is made nowhere but at the operator, and by nobody who lacks the right', async () => {
    const workspace = await domain.givenWorkspace();

    const [elsewhere, bySales] = [workspace.asSystem('SECURITY'), await workspace.as('sales', 'SECURITY')];

    await expect(new AccountService(elsewhere).findOrCreate(given())).rejects.toThrow(NotAllowedError);
    await expect(new AccountService(bySales).findOrCreate(given())).rejects.toThrow(NotAllowedError);
  });
});
