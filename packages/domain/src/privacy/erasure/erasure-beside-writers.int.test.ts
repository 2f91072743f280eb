import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Contact } from '../../contact/contact.entity.ts';
import { ContactService } from '../../contact/contact.service.ts';
import { ContactPoint } from '../../contact/contact-point.entity.ts';
import { ContactPointService } from '../../contact/point/contact-point.service.ts';
import { testPrivacyParts } from '../../testing/privacy-parts.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../testing/test-domain.ts';
import { ErasureService } from './erasure.service.ts';

const ADDRESS = { kind: 'email', value: 'ana@late.example' } as const;
/** Long enough for an erasure that does not wait to be over. */
const WHILE_MS = 700;

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(async () => {
  vi.restoreAllMocks();
  await domain.close();
});

describe('B11-AC2 whatever is written about a person while they are erased', () => {
  it('is erased with them, if it was begun before', async () => {
    const workspace = await domain.givenWorkspace();
    const ana = await givenContact(workspace);
    const writer = await workspace.as('sales');
    const held = Promise.withResolvers<void>();
    const seal = vi.spyOn(domain.vault, 'blindIndex');
    // The command has made sure that Ana may be used, and takes its time.
    seal.mockImplementationOnce(async () => {
      await held.promise;
      return Buffer.alloc(16);
    });
    const writing = new ContactPointService(writer).add(ana.id, ADDRESS);
    await vi.waitFor(() => expect(seal).toHaveBeenCalled());
    const erasing = erase(workspace, ana.subjectId);
    await Promise.race([erasing, sleep(WHILE_MS)]);

    held.resolve();
    await Promise.all([writing, erasing]);

    expect(await addresses(workspace)).toEqual([]);
  });

  it('is refused, if it begins once the erasure does', async () => {
    const workspace = await domain.givenWorkspace();
    const ana = await givenContact(workspace);
    const writer = await workspace.as('sales');
    const held = Promise.withResolvers<void>();
    const destroy = vi.spyOn(domain.vault, 'destroyKeys');
    destroy.mockImplementationOnce(() => held.promise);
    const erasing = erase(workspace, ana.subjectId);
    await vi.waitFor(() => expect(destroy).toHaveBeenCalled());
    const writing = new ContactPointService(writer).add(ana.id, ADDRESS);
    const refusal = expect(writing).rejects.toMatchObject({ code: 'NOT_FOUND' });

    held.resolve();
    await Promise.all([erasing, refusal]);

    expect(await addresses(workspace)).toEqual([]);
  });

  it('is refused between the two halves of an erasure, too', async () => {
    const workspace = await domain.givenWorkspace();
    const ana = await givenContact(workspace);
    vi.spyOn(domain.vault, 'destroyKeys').mockRejectedValueOnce(new Error('the keys are away'));
    await expect(erase(workspace, ana.subjectId)).rejects.toThrow('away');

    const late = new ContactPointService(await workspace.as('sales')).add(ana.id, ADDRESS);

    await expect(late).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await erase(workspace, ana.subjectId);
    expect(await addresses(workspace)).toEqual([]);
  });
});

async function erase(workspace: TestWorkspace, subjectId: string): Promise<void> {
  const scope = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
  const erasure = new ErasureService(scope, testPrivacyParts(domain));
  const order = { subjectIds: [subjectId], requestId: null, ground: 'request' } as const;
  const [ledgerId = ''] = await scope.transaction((em) => erasure.plan(em, order));
  await erasure.run(ledgerId);
}

async function givenContact(workspace: TestWorkspace) {
  const id = await new ContactService(await workspace.as('owner')).create({ fullName: 'Ana Ruiz', ownerId: null });
  const { subject } = await workspace
    .asSystem()
    .transaction((em) => em.findOneOrFail(Contact, { workspaceId: workspace.id, id }));
  return { id, subjectId: subject.id };
}

async function addresses(workspace: TestWorkspace): Promise<(string | null | undefined)[]> {
  const points = await workspace
    .asSystem()
    .transaction((em) => em.find(ContactPoint, { workspaceId: workspace.id, clearValue: { $ne: null } }));
  return points.map(({ clearValue }) => clearValue);
}
