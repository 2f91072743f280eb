import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../testing/test-domain.ts';
import { IdempotencyMismatchError } from '../errors.ts';
import { Scope } from '../scope.ts';
import { AlreadyDoneError, Once } from './once.ts';
import { purgeIdempotency } from './purge/purge-idempotency.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

const REQUEST = 'mutation { contactCreate } {"fullName":"Ana Ruiz"}';

/** A command of the system that changes nothing, sent with an idempotency key. */
async function send({ id: workspaceId, asSystem }: TestWorkspace, key: string, request = REQUEST): Promise<void> {
  const { viewer, purpose } = asSystem();
  const once = new Once({ workspaceId, client: 'a client', key, request }, domain.vault);
  const scope = new Scope({ ...domain, em: domain.orm.em.fork(), viewer, purpose, through: 'api', once });
  await scope.transaction(async () => undefined);
}

function stored(workspace: TestWorkspace): Promise<{ key: string; request_hash: string }[]> {
  return workspace
    .asSystem()
    .transaction((em) =>
      em.execute('select key, request_hash from idempotency_record where workspace_id = ?', [workspace.id]),
    );
}

describe('a command with an idempotency key', () => {
  it('passes once, and its key serves no other request', async () => {
    const workspace = await domain.givenWorkspace();
    await send(workspace, 'order-4711');

    await expect(send(workspace, 'order-4711')).rejects.toBeInstanceOf(AlreadyDoneError);
    await expect(send(workspace, 'order-4711', 'mutation { other }')).rejects.toBeInstanceOf(IdempotencyMismatchError);
  });

  it('leaves nothing by which its key or its values could be guessed, or compared between workspaces', async () => {
    const [one, other] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    for (const workspace of [one, other]) await send(workspace, 'ana.ruiz@example.test');

    const [[mine], [theirs]] = [await stored(one), await stored(other)];
    const unkeyed = [REQUEST, 'ana.ruiz@example.test'].map((text) =>
      createHash('sha256').update(text).digest('base64url'),
    );
    expect(JSON.stringify([mine, theirs])).not.toContain('ana');
    expect(unkeyed).not.toContain(mine?.request_hash);
    expect(unkeyed).not.toContain(mine?.key);
    expect(mine?.key).not.toBe(theirs?.key);
    expect(mine?.request_hash).not.toBe(theirs?.request_hash);
  });

  it('is forgotten after 24 hours, and not before, in its own workspace only', async () => {
    const [one, other] = [await domain.givenWorkspace(), await domain.givenWorkspace()];
    for (const workspace of [one, other]) await send(workspace, 'order-4711');
    const later = (hours: number) => new Date(domain.clock.now().getTime() + hours * 3_600_000);

    const early = await purgeIdempotency(domain.orm.em, one.id, later(23));
    const due = await purgeIdempotency(domain.orm.em, one.id, later(24));

    expect([early, due]).toEqual([0, 1]);
    expect([(await stored(one)).length, (await stored(other)).length]).toEqual([0, 1]);
  });
});
