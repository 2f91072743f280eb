import type { EntityManager } from '@mikro-orm/postgresql';
import { InvalidInputError, NotFoundError, WrongStateError } from '../../kernel/errors.ts';
import type { Purpose } from '../../kernel/purposes.ts';
import type { Scope } from '../../kernel/scope.ts';
import { stopWaiting } from '../may-send/stop-waiting.ts';
import { decidePurpose, type PurposeVerdict } from '../purpose-decision.ts';
import type { DataSubject, RESTRICTION_GROUNDS } from '../subject/data-subject.entity.ts';
import { endExceptions } from '../subject/state/end-exceptions.ts';
import { appendConsent, type ConsentInput, findSubject } from './append-consent.ts';
import { type ConsentCheck, checkConsent } from './check-consent.ts';
import { type ConsentState, consentStates, loadConsents } from './consent-states.ts';
import { loadSubjectFacts, loadWorkspaceBases, recomputeSubjects } from './recompute-subjects.ts';

export type { ConsentInput };

/** Why a person's processing is restricted; the grounds of GDPR Art. 18(1). */
export type RestrictionGround = (typeof RESTRICTION_GROUNDS)[number];

/** Writes the consent ledger and keeps every person's purpose decision true to it. */
export class ConsentService {
  constructor(private readonly scope: Scope) {}

  /**
   * Appends an event to the ledger and decides anew, in one transaction.
   * @throws NotAllowedError · PurposeNotAllowedError · InvalidInputError · NotFoundError
   */
  async record(input: ConsentInput): Promise<string> {
    return this.scope.transaction((em) => appendConsent(em, this.scope, input));
  }

  /**
   * How each consent and objection of a person stands now; of nobody nothing.
   * @throws NotAllowedError · PurposeNotAllowedError
   */
  async states(subjectId: string): Promise<ConsentState[]> {
    this.scope.require('consent:record');
    const { workspaceId, clock } = this.scope;
    return this.scope.transaction(async (em) =>
      consentStates(await loadConsents(em, workspaceId, subjectId), clock.now()),
    );
  }

  /**
   * Compares an entry of the ledger with what the audit wrote down when it was made.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError
   */
  async check(id: string): Promise<ConsentCheck> {
    return checkConsent(this.scope, id);
  }

  /**
   * Restricts the processing of everything about a person: it may be stored, and used for nothing but what nobody can refuse
   * (GDPR Art. 18).
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · WrongStateError where it is restricted already
   */
  async restrict(subjectId: string, ground: RestrictionGround): Promise<string> {
    return this.scope.transaction((em) => restrictSubject(em, this.scope, subjectId, ground));
  }

  /**
   * Ends a restriction. The person is told before: by {@link RestrictionEnd}, or by another way at an instant that is named
   * (GDPR Art. 18(3)).
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · InvalidInputError where the person was not told yet ·
   * WrongStateError where nothing is restricted
   */
  async liftRestriction(subjectId: string, personToldAt?: Date | null): Promise<string> {
    return this.scope.transaction((em) =>
      changeRestriction(em, this.scope, subjectId, (subject, now) => {
        if (!subject.restrictedAt) throw new WrongStateError('unrestricted', 'Processing is not restricted.');
        const toldAt = personToldAt ?? subject.restrictionEndToldAt;
        if (!toldAt || toldAt < subject.restrictedAt || toldAt > now) throw notTold();
        Object.assign(subject, { restrictedAt: null, restrictionGround: null, restrictionEndToldAt: null });
        return ['lifted'];
      }),
    );
  }

  /**
   * Whether a purpose is open for a person and, if not, what closes it and since when.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError
   */
  async why(subjectId: string, purpose: Purpose): Promise<PurposeVerdict> {
    const [verdict] = await this.decisions(subjectId, [purpose]);
    if (!verdict) throw new NotFoundError('subject');
    return verdict;
  }

  /**
   * The same for several purposes at once.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError
   */
  async decisions(subjectId: string, purposes: readonly Purpose[]): Promise<PurposeVerdict[]> {
    this.scope.require('consent:record');
    const { workspaceId, clock } = this.scope;
    return this.scope.transaction(async (em) => {
      const facts = (await loadSubjectFacts(em, workspaceId, [subjectId])).get(subjectId);
      if (!facts) throw new NotFoundError('subject');
      const bases = await loadWorkspaceBases(em, workspaceId);
      return purposes.map((purpose) => decidePurpose(purpose, facts, bases, clock.now()));
    });
  }
}

/**
 * Restricts a person's processing in a transaction that does more.
 * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · WrongStateError where it is restricted already
 */
export function restrictSubject(
  em: EntityManager,
  scope: Scope,
  subjectId: string,
  ground: RestrictionGround,
): Promise<string> {
  return changeRestriction(em, scope, subjectId, (subject, now) => {
    if (subject.restrictedAt) throw new WrongStateError('restricted', 'Processing is restricted already.');
    Object.assign(subject, { restrictedAt: now, restrictionGround: ground, restrictionEndToldAt: null });
    return ['restricted', ground];
  });
}

async function changeRestriction(
  em: EntityManager,
  scope: Scope,
  subjectId: string,
  change: (subject: DataSubject, now: Date) => string[],
): Promise<string> {
  scope.require('subject:restrict');
  const now = scope.clock.now();
  const subject = await findSubject(em, scope, subjectId);
  const fields = change(subject, now);
  if (!subject.restrictedAt) await endExceptions(em, scope, subject.id);
  const target = { targetType: 'data_subject', targetId: subject.id, subjectId: subject.id };
  scope.record(em, { action: 'subject:restrict', ...target, fields });
  await recomputeSubjects(em, scope.workspaceId, [subject.id], now);
  await stopWaiting(em, scope, [subject.id]);
  return subject.id;
}

function notTold(): InvalidInputError {
  const message = 'Tell the person first: a time after the restriction began and not ahead of now.';
  return new InvalidInputError([{ path: 'personToldAt', message }]);
}
