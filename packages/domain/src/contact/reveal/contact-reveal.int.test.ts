import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  InvalidInputError,
  NotAllowedError,
  NotFoundError,
  ProcessingRestrictedError,
  PurposeNotAllowedError,
} from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { purposeBits } from '../../kernel/purposes.ts';
import { AuditEntry } from '../../kernel/records/audit-entry.entity.ts';
import { Scope } from '../../kernel/scope.ts';
import { PurposeSetting } from '../../privacy/consent/purpose-setting.entity.ts';
import { deedsOn, getRecord, historyOf, setSubject } from '../../testing/records.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../testing/test-domain.ts';
import { Contact } from '../contact.entity.ts';
import { ContactService } from '../contact.service.ts';
import { ContactReveal } from './contact-reveal.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

async function givenAna(workspace: TestWorkspace): Promise<string> {
  return new ContactService(await workspace.as('owner')).create({
    fullName: 'Ana Ruiz',
    birthDate: '1990-02-28',
    points: [
      { kind: 'email', value: 'second@example.test' },
      { kind: 'email', value: 'first@example.test', isPrimary: true },
      { kind: 'postal', value: 'Calle 1\n28001 Madrid' },
    ],
  });
}

describe('a reveal', () => {
  it('shows what the role masks, the leading value first, and writes down who looked and why', async () => {
    const workspace = await domain.givenWorkspace();
    const id = await givenAna(workspace);
    const scope = await workspace.as('sales');
    const reveal = new ContactReveal(scope);

    expect(await reveal.reveal(id, 'emails', 'she asked for an offer')).toEqual([
      'first@example.test',
      'second@example.test',
    ]);
    expect(await reveal.reveal(id, 'addresses', 'to send the sample')).toEqual(['Calle 1\n28001 Madrid']);
    expect(await reveal.reveal(id, 'birthDate', 'age check')).toEqual(['1990-02-28']);
    expect(await reveal.reveal(id, 'phones', 'to call back')).toEqual([]);

    const { workspaceId } = scope;
    const [entry] = await scope.transaction((em) =>
      em.find(AuditEntry, { workspaceId, targetId: id, action: 'contact:reveal' }, { orderBy: { id: 'asc' } }),
    );
    expect(entry).toMatchObject({ actorId: scope.viewer.id, fields: 'emails', purpose: 'RELATIONSHIP' });
    const place = { workspaceId, table: 'audit_entry', column: 'payload', rowId: entry?.id ?? '' };
    expect(await scope.vault.open(place, entry?.payload ?? Buffer.of())).toBe('{"reason":"she asked for an offer"}');
    const proof = await scope.vault.commit(entry?.subjectId ?? '', place, '{"reason":"she asked for an offer"}');
    expect([proof?.length, entry?.commitment && Buffer.from(entry.commitment)]).toEqual([32, proof]);
    expect(await historyOf(scope, id)).toEqual([]);
  });

  it('needs a reason, and a field that can be masked', async () => {
    const workspace = await domain.givenWorkspace();
    const id = await givenAna(workspace);
    const reveal = new ContactReveal(await workspace.as('sales'));

    await expect(reveal.reveal(id, 'emails', '  ')).rejects.toThrow(InvalidInputError);
    // @ts-expect-error: what a caller without types could send
    await expect(reveal.reveal(id, 'subject', 'curious')).rejects.toThrow(InvalidInputError);
    expect(await deedsOn(await workspace.as('owner'), id)).toEqual(['contact:create']);
  });

  it('is not for every role, and never for a field that the role may not see at all', async () => {
    const workspace = await domain.givenWorkspace();
    const id = await givenAna(workspace);
    const viewer = await workspace.as('viewer');
    const sales = await workspace.as('sales');
    const denied = { ...sales.viewer.permissions, fieldRules: new Map([['Contact.emails', 'deny' as const]]) };
    const parts = { em: domain.orm.em.fork(), clock: domain.clock, vault: domain.vault, jobs: domain.jobs };
    const scope = new Scope({
      ...parts,
      viewer: { ...sales.viewer, permissions: denied },
      purpose: 'RELATIONSHIP',
      through: 'api',
    });

    await expect(new ContactReveal(viewer).reveal(id, 'emails', 'curious')).rejects.toThrow(NotAllowedError);
    await expect(new ContactReveal(scope).reveal(id, 'emails', 'curious')).rejects.toThrow(NotAllowedError);
  });

  it('never gets past what the person decided', async () => {
    const workspace = await domain.givenWorkspace();
    const id = await givenAna(workspace);
    const scope = await workspace.as('sales', 'PROSPECTING');
    const { subject } = await getRecord(scope, Contact, id);
    const reveal = new ContactReveal(scope);

    await setSubject(scope, subject.id, { blocked: purposeBits(['PROSPECTING']) });
    await expect(reveal.reveal(id, 'emails', 'an offer')).rejects.toThrow(PurposeNotAllowedError);
    await setSubject(scope, subject.id, { blocked: 0n, restrictedAt: domain.clock.now() });
    await expect(reveal.reveal(id, 'emails', 'an offer')).rejects.toThrow(ProcessingRestrictedError);
    await setSubject(scope, subject.id, { restrictedAt: null, erasedAt: domain.clock.now() });
    await expect(reveal.reveal(id, 'emails', 'an offer')).rejects.toThrow(NotFoundError);

    expect(await deedsOn(scope, id)).toEqual(['contact:create']);
  });

  it('is not for a purpose that the workspace switched off', async () => {
    const workspace = await domain.givenWorkspace();
    const id = await givenAna(workspace);
    const scope = await workspace.as('sales', 'PROSPECTING');
    const setting = { workspaceId: scope.workspaceId, purpose: 'PROSPECTING' } as const;
    await scope.transaction((em) => em.nativeUpdate(PurposeSetting, setting, { isOn: false }));

    await expect(new ContactReveal(scope).reveal(id, 'emails', 'an offer')).rejects.toThrow(PurposeNotAllowedError);
  });

  it('of a contact of another workspace finds nobody', async () => {
    const id = await givenAna(await domain.givenWorkspace());
    const reveal = new ContactReveal(await (await domain.givenWorkspace()).as('owner'));

    await expect(reveal.reveal(id, 'emails', 'curious')).rejects.toThrow(new NotFoundError('contact'));
    await expect(reveal.reveal(newId(), 'emails', 'curious')).rejects.toThrow(new NotFoundError('contact'));
  });
});
