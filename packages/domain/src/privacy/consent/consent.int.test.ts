import type { EntityManager } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { type Purpose, purposesOf } from '../../kernel/purposes.ts';
import { AuditEntry } from '../../kernel/records/audit-entry.entity.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../../testing/test-domain.ts';
import { DataSubject } from '../subject/data-subject.entity.ts';
import { ConsentService } from './consent.service.ts';
import { ConsentEvent } from './consent-event.entity.ts';
import { recomputeDue, recomputeSubjects } from './recompute-subjects.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

const YES = { purpose: 'MARKETING', event: 'given', wording: 'Send me news', method: 'web-form' } as const;
const STOP = { purpose: 'MARKETING', event: 'withdrawn', method: 'phone-call' } as const;

describe('recording a consent', () => {
  it('opens the purpose in the same transaction, seals the proof and says in the audit who did it', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('support');
    const subjectId = await givenSubject(workspace);
    expect(await blocked(workspace, subjectId)).toContain('MARKETING');

    const id = await new ConsentService(scope).record({ ...YES, subjectId, proof: 'from 203.0.113.7' });

    expect(await blocked(workspace, subjectId)).not.toContain('MARKETING');
    const event = await read(workspace, (em) => em.findOneOrFail(ConsentEvent, { workspaceId: workspace.id, id }));
    const place = { workspaceId: workspace.id, table: 'consent_event', column: 'proof', rowId: id };
    expect(await domain.vault.open(place, event.proof ?? Buffer.of())).toBe('from 203.0.113.7');
    expect(event).toMatchObject({ wordingHash: expect.stringMatching(/^[0-9a-f]{64}$/), actorId: scope.viewer.id });
    const [entry] = await read(workspace, (em) => em.find(AuditEntry, { workspaceId: workspace.id, targetId: id }));
    expect(entry).toMatchObject({ action: 'consent:record', subjectId, fields: 'MARKETING,given' });
  });

  it('opens the purpose at once although the clock goes on while it is written down', async () => {
    const workspace = await domain.givenWorkspace();
    const consent = new ConsentService(await workspace.as('support'));
    const subjectId = await givenSubject(workspace);
    const begun = domain.clock.now().getTime();
    const clock = vi.spyOn(domain.clock, 'now').mockImplementation(() => new Date(begun + clock.mock.calls.length));

    await consent.record({ ...YES, subjectId });

    clock.mockRestore();
    expect(await blocked(workspace, subjectId)).not.toContain('MARKETING');
    const [subject] = await read(workspace, (em) => em.find(DataSubject, { workspaceId: workspace.id, id: subjectId }));
    expect(subject?.nextChangeAt).toBeNull();
  });

  it('that is older than a withdrawal and recorded late opens nothing', async () => {
    const workspace = await domain.givenWorkspace();
    const consent = new ConsentService(await workspace.as('owner'));
    const subjectId = await givenSubject(workspace);
    await consent.record({ ...STOP, subjectId, occurredAt: new Date('2026-05-01') });

    await consent.record({ ...YES, subjectId, occurredAt: new Date('2026-04-01') });

    expect(await consent.why(subjectId, 'MARKETING')).toMatchObject({ allowed: false, cause: 'withdrawn' });
    expect(await blocked(workspace, subjectId)).toContain('MARKETING');
  });

  it('needs the words that were agreed to, and a time that is not ahead', async () => {
    const workspace = await domain.givenWorkspace();
    const consent = new ConsentService(await workspace.as('owner'));
    const subjectId = await givenSubject(workspace);

    await expect(consent.record({ ...YES, subjectId, wording: ' ' })).rejects.toThrow('wording');
    await expect(consent.record({ ...STOP, subjectId, occurredAt: new Date('2027-01-01') })).rejects.toThrow('ahead');
    await expect(consent.record({ ...STOP, subjectId, purpose: 'SECURITY' })).rejects.toThrow('nobody can refuse');
  });

  it.each([
    ['an end of something that was not given', { ...STOP, expiresAt: new Date('2026-12-01') }, 'expiresAt'],
    ['a consent that ended before it was given', { ...YES, expiresAt: new Date('2026-06-01') }, 'expiresAt'],
    ['no way in which the person said it', { ...YES, method: ' ' }, 'method'],
    ['a way that tells of somebody', { ...STOP, method: 'Ana Ruiz called from her sickbed' }, 'method'],
    ['words without end', { ...YES, wording: 'x'.repeat(2001) }, 'wording'],
    ['a proof without end', { ...STOP, proof: 'x'.repeat(2001) }, 'proof'],
  ])('cannot be about %s, and leaves no event', async (_case, input, path) => {
    const workspace = await domain.givenWorkspace();
    const subjectId = await givenSubject(workspace);

    const recording = new ConsentService(await workspace.as('owner')).record({ ...input, subjectId });

    await expect(recording).rejects.toMatchObject({ code: 'INVALID_INPUT', path });
    expect(await read(workspace, (em) => em.count(ConsentEvent, { workspaceId: workspace.id }))).toBe(0);
  });

  it('is refused to a role without the right, and for a purpose it may not run for', async () => {
    const workspace = await domain.givenWorkspace();
    const subjectId = await givenSubject(workspace);

    const asViewer = new ConsentService(await workspace.as('viewer'));
    const forSecurity = new ConsentService(await workspace.as('owner', 'SECURITY'));

    await expect(asViewer.record({ ...YES, subjectId })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(forSecurity.record({ ...YES, subjectId })).rejects.toMatchObject({ code: 'PURPOSE_NOT_ALLOWED' });
  });

  it('of a person of another workspace looks like that of a person who does not exist', async () => {
    const ours = new ConsentService(await (await domain.givenWorkspace()).as('owner'));
    const theirs = await givenSubject(await domain.givenWorkspace());

    await expect(ours.record({ ...YES, subjectId: theirs })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(ours.record({ ...YES, subjectId: newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(ours.why(theirs, 'MARKETING')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('of a person whose processing is restricted counts, and opens nothing until that is lifted', async () => {
    const workspace = await domain.givenWorkspace();
    const consent = new ConsentService(await workspace.as('privacy-officer', 'RIGHTS_HANDLING'));
    const subjectId = await givenSubject(workspace);
    await consent.restrict(subjectId, 'accuracy-contested');

    await consent.record({ ...YES, subjectId });

    expect(await consent.why(subjectId, 'MARKETING')).toMatchObject({ allowed: false, reason: 'RESTRICTED' });
    await consent.liftRestriction(subjectId, domain.clock.now());
    expect(await consent.why(subjectId, 'MARKETING')).toMatchObject({ allowed: true });
  });
});

describe('restricting the processing (GDPR Art. 18)', () => {
  it('closes everything that can be closed, and is lifted only after the person was told', async () => {
    const workspace = await domain.givenWorkspace();
    const consent = new ConsentService(await workspace.as('privacy-officer', 'RIGHTS_HANDLING'));
    const subjectId = await givenSubject(workspace);

    await consent.restrict(subjectId, 'unlawful');

    expect(await blocked(workspace, subjectId)).toContain('RELATIONSHIP');
    await expect(consent.restrict(subjectId, 'unlawful')).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await expect(consent.liftRestriction(subjectId, new Date('2020-01-01'))).rejects.toThrow('Tell the person first');
    await consent.liftRestriction(subjectId, domain.clock.now());
    expect(await blocked(workspace, subjectId)).not.toContain('RELATIONSHIP');
  });

  it('that does not exist is not lifted, and nobody is told about somebody who does not exist', async () => {
    const workspace = await domain.givenWorkspace();
    const consent = new ConsentService(await workspace.as('owner', 'RIGHTS_HANDLING'));
    const subjectId = await givenSubject(workspace);

    await expect(consent.liftRestriction(subjectId, domain.clock.now())).rejects.toMatchObject({
      ...{ code: 'WRONG_STATE', state: 'unrestricted' },
    });
    await expect(consent.why(newId(), 'MARKETING')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is refused to sales, and to anybody for a person of another workspace', async () => {
    const workspace = await domain.givenWorkspace();
    const subjectId = await givenSubject(workspace);
    const asSales = new ConsentService(await workspace.as('sales'));
    const elsewhere = new ConsentService(
      await (await domain.givenWorkspace()).as('privacy-officer', 'RIGHTS_HANDLING'),
    );

    await expect(asSales.restrict(subjectId, 'unlawful')).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(elsewhere.restrict(subjectId, 'unlawful')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('deciding anew', () => {
  it('closes what a consent opened once it has run out, without any other write', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('owner');
    const subjectId = await givenSubject(workspace);
    const tonight = new Date('2026-06-15T22:00:00Z');
    await new ConsentService(scope).record({ ...YES, subjectId, expiresAt: tonight });

    const due = (now: Date) => scope.transaction((em) => recomputeDue(em, workspace.id, now));

    expect(await due(new Date('2026-06-15T21:59:59Z'))).toBe(0);
    expect(await due(tonight)).toBe(1);
    expect(await blocked(workspace, subjectId)).toContain('MARKETING');
    expect(await due(tonight)).toBe(0);
  });

  it('leaves an event that says which purposes it was about, where the answer is another one', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('owner');
    const subjectId = await givenSubject(workspace);
    const consent = new ConsentService(scope);
    const told = async () => {
      const sql = `select decided_purposes from domain_event where workspace_id = ? and aggregate_id = ? and type = ? order by id`;
      const rows = await read(workspace, (em) =>
        em.execute<{ decided_purposes: string }[]>(sql, [workspace.id, subjectId, 'subject:decide']),
      );
      return rows.map(({ decided_purposes: bits }) => purposesOf(BigInt(bits)).join());
    };
    const before = (await told()).length;
    const tonight = new Date('2026-06-15T22:00:00Z');

    await consent.record({ ...YES, subjectId, expiresAt: tonight });
    await consent.record({ ...YES, subjectId, expiresAt: tonight });
    await scope.transaction((em) => recomputeDue(em, workspace.id, tonight));

    expect((await told()).slice(before)).toEqual(['MARKETING', 'MARKETING']);
  });

  it('does not lose a withdrawal that is recorded at the same time as something else', async () => {
    const workspace = await domain.givenWorkspace();
    const scope = await workspace.as('owner');
    const subjectId = await givenSubject(workspace);
    const consent = new ConsentService(scope);
    await consent.record({ ...YES, subjectId, occurredAt: new Date('2026-01-01') });

    await Promise.all([
      consent.record({ ...STOP, subjectId }),
      consent.record({ purpose: 'PROSPECTING', event: 'objected', method: 'email', subjectId }),
      consent.record({ purpose: 'PROFILING', event: 'refused', method: 'email', subjectId }),
    ]);

    expect(await blocked(workspace, subjectId)).toEqual(
      expect.arrayContaining(['MARKETING', 'PROSPECTING', 'PROFILING']),
    );
  });

  it('lets a stop of a merged person stop the one they were merged into', async () => {
    const workspace = await domain.givenWorkspace();
    const consent = new ConsentService(await workspace.as('owner'));
    const [kept, merged] = [await givenSubject(workspace), await givenSubject(workspace)];
    await consent.record({ ...YES, subjectId: kept, occurredAt: new Date('2026-01-01') });
    await workspace
      .asSystem()
      .transaction((em) =>
        em.execute('update data_subject set merged_into_id = ? where workspace_id = ? and id = ?', [
          ...[kept, workspace.id, merged],
        ]),
      );

    await consent.record({ ...STOP, subjectId: merged });

    expect(await blocked(workspace, kept)).toContain('MARKETING');
  });
});

function read<Result>(workspace: TestWorkspace, work: (em: EntityManager) => Promise<Result>): Promise<Result> {
  return workspace.asSystem().transaction(work);
}

async function givenSubject(workspace: TestWorkspace): Promise<string> {
  const id = newId();
  await domain.vault.ensureKeys(workspace.id, 'subject', [id]);
  await workspace.asSystem().transaction(async (em) => {
    em.persist(
      em.create(DataSubject, { workspaceId: workspace.id, id, kind: 'contact', createdAt: domain.clock.now() }),
    );
    await recomputeSubjects(em, workspace.id, [id], domain.clock.now());
  });
  return id;
}

function blocked(workspace: TestWorkspace, id: string): Promise<Purpose[]> {
  return workspace.asSystem().transaction(async (em) => {
    const subject = await em.findOneOrFail(DataSubject, { workspaceId: workspace.id, id });
    return purposesOf(BigInt(subject.blocked));
  });
}
