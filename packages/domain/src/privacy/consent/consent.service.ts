import { createHash } from 'node:crypto';
import { type EntityManager, ref } from '@mikro-orm/postgresql';
import { InvalidInputError, NotFoundError, WrongStateError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { PURPOSES, type Purpose } from '../../kernel/purposes.ts';
import type { Scope } from '../../kernel/scope.ts';
import { decidePurpose, type PurposeVerdict } from '../purpose-decision.ts';
import { DataSubject, type RESTRICTION_GROUNDS } from '../subject/data-subject.entity.ts';
import { type CONSENT_EVENTS, ConsentEvent } from './consent-event.entity.ts';
import { loadSubjectFacts, loadWorkspaceBases, recomputeSubjects } from './recompute-subjects.ts';

/** What happened to a consent or an objection, as somebody reports it. */
export interface ConsentInput {
  readonly subjectId: string;
  readonly purpose: Purpose;
  readonly event: (typeof CONSENT_EVENTS)[number];
  /** When the person said it, which may be long before it is recorded; by default now. */
  readonly occurredAt?: Date;
  readonly channel?: 'any' | 'email' | 'phone' | 'post' | 'message';
  readonly topic?: string | null;
  readonly contactPointId?: string | null;
  readonly expiresAt?: Date | null;
  /** The words that the person agreed to; kept as a hash, so that the proof shows which version it was. */
  readonly wording?: string | null;
  readonly language?: string | null;
  /** How it was expressed: `web-form`, `double-opt-in`, `phone-call`, `import` … */
  readonly method: string;
  /** What shows that it happened; sealed under the person's key. */
  readonly proof?: string | null;
}

/** Why a person's processing is restricted; the grounds of GDPR Art. 18(1). */
export type RestrictionGround = (typeof RESTRICTION_GROUNDS)[number];

/** Writes the consent ledger and keeps every person's purpose decision true to it. */
export class ConsentService {
  constructor(private readonly scope: Scope) {}

  /**
   * Appends an event to the ledger and decides anew, in one transaction. Also for a person whose processing is restricted:
   * what they say counts, and opens nothing until the restriction is lifted.
   * @throws NotAllowedError · PurposeNotAllowedError · InvalidInputError · NotFoundError
   */
  async record(input: ConsentInput): Promise<string> {
    this.scope.require('consent:record');
    const now = this.scope.clock.now();
    assertPlausible(input, now);
    const id = newId();
    await this.scope.transaction(async (em) => {
      const subject = await this.findSubject(em, input.subjectId);
      em.persist(em.create(ConsentEvent, await this.eventOf(id, subject, input, now)));
      this.scope.record(em, {
        action: 'consent:record',
        targetType: 'consent_event',
        targetId: id,
        subjectId: subject.id,
        fields: [input.purpose, input.event],
      });
      await this.recompute(em, subject.id, now);
    });
    return id;
  }

  /**
   * Restricts the processing of everything about a person: it may be stored, and used for nothing but what nobody can refuse
   * (GDPR Art. 18).
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · WrongStateError where it is restricted already
   */
  async restrict(subjectId: string, ground: RestrictionGround): Promise<string> {
    return this.setRestriction(subjectId, (subject, now) => {
      if (subject.restrictedAt) throw new WrongStateError('restricted', 'Processing is restricted already.');
      Object.assign(subject, { restrictedAt: now, restrictionGround: ground });
      return ['restricted', ground];
    });
  }

  /**
   * Ends a restriction. The person is told before, and the instant of telling is part of the command (GDPR Art. 18(3)).
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · InvalidInputError where the person was not told yet ·
   * WrongStateError where nothing is restricted
   */
  async liftRestriction(subjectId: string, personToldAt: Date): Promise<string> {
    return this.setRestriction(subjectId, (subject, now) => {
      if (!subject.restrictedAt) throw new WrongStateError('unrestricted', 'Processing is not restricted.');
      if (personToldAt < subject.restrictedAt || personToldAt > now)
        throw invalid(
          'personToldAt',
          'Tell the person first: a time after the restriction began and not ahead of now.',
        );
      Object.assign(subject, { restrictedAt: null, restrictionGround: null });
      return ['lifted'];
    });
  }

  /**
   * Whether a purpose is open for a person and, if not, what closes it and since when.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError
   */
  async why(subjectId: string, purpose: Purpose): Promise<PurposeVerdict> {
    this.scope.require('consent:record');
    const { workspaceId, clock } = this.scope;
    return this.scope.transaction(async (em) => {
      const facts = (await loadSubjectFacts(em, workspaceId, [subjectId])).get(subjectId);
      if (!facts) throw new NotFoundError('subject');
      return decidePurpose(purpose, facts, await loadWorkspaceBases(em, workspaceId), clock.now());
    });
  }

  private async setRestriction(
    subjectId: string,
    change: (subject: DataSubject, now: Date) => string[],
  ): Promise<string> {
    this.scope.require('subject:restrict');
    const now = this.scope.clock.now();
    return this.scope.transaction(async (em) => {
      const subject = await this.findSubject(em, subjectId);
      const fields = change(subject, now);
      const target = { targetType: 'data_subject', targetId: subject.id, subjectId: subject.id };
      this.scope.record(em, { action: 'subject:restrict', ...target, fields });
      await this.recompute(em, subject.id, now);
      return subject.id;
    });
  }

  private async findSubject(em: EntityManager, id: string): Promise<DataSubject> {
    const found = await em.findOne(DataSubject, { workspaceId: this.scope.workspaceId, id });
    if (!found || found.erasedAt) throw new NotFoundError('subject');
    return found;
  }

  private async eventOf(id: string, subject: DataSubject, input: ConsentInput, now: Date) {
    const { workspaceId, viewer, vault } = this.scope;
    const place = { workspaceId, table: 'consent_event', column: 'proof', rowId: id };
    return {
      ...{ workspaceId, id, subject: ref(subject), recordedAt: now },
      ...{ purpose: input.purpose, event: input.event, method: input.method },
      ...{ channel: input.channel ?? 'any', topic: input.topic ?? null, contactPointId: input.contactPointId ?? null },
      ...{ occurredAt: input.occurredAt ?? now, expiresAt: input.expiresAt ?? null },
      wordingHash: input.wording ? createHash('sha256').update(input.wording, 'utf8').digest('hex') : null,
      language: input.language ?? null,
      ...{ actorKind: viewer.kind, actorId: viewer.id },
      proof: input.proof ? await vault.seal(subject.id, place, input.proof) : null,
    };
  }

  /** The person and everybody they were merged into: a stop of one is a stop of the other. */
  private async recompute(em: EntityManager, subjectId: string, now: Date): Promise<void> {
    const { workspaceId } = this.scope;
    const rows = await em.execute<{ id: string }[]>(
      `with recursive survivor (id, merged_into_id) as (
         select id, merged_into_id from data_subject where workspace_id = ? and id = ?
         union select s.id, s.merged_into_id from data_subject s join survivor v on s.id = v.merged_into_id
         where s.workspace_id = ?)
       select id from survivor`,
      [workspaceId, subjectId, workspaceId],
    );
    const ids = rows.map(({ id }) => id);
    await recomputeSubjects(em, workspaceId, ids, now);
  }
}

function assertPlausible(input: ConsentInput, now: Date): void {
  if (PURPOSES[input.purpose].list === 'always')
    throw invalid('purpose', 'This purpose rests on no consent and nobody can refuse it.');
  if (input.occurredAt && input.occurredAt > now)
    throw invalid('occurredAt', 'Expected a time that is not ahead of now.');
  if (input.expiresAt && input.event !== 'given') throw invalid('expiresAt', 'Only a consent that is given expires.');
  if (input.expiresAt && input.expiresAt <= (input.occurredAt ?? now))
    throw invalid('expiresAt', 'Expected a time after the consent was given.');
  if (input.event === 'given' && !input.wording?.trim())
    throw invalid('wording', 'Expected the words that the person agreed to; without them a consent cannot be proven.');
  if (!input.method.trim()) throw invalid('method', 'Expected how the person expressed it.');
}

function invalid(path: string, message: string): InvalidInputError {
  return new InvalidInputError([{ path, message }]);
}
