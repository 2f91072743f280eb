import type { EntityManager } from '@mikro-orm/postgresql';
import { dateOf } from '../../../kernel/clock.ts';
import { type FieldProblem, InvalidInputError, NotAllowedError, WrongStateError } from '../../../kernel/errors.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { type PrivacyParts, workspaceFacts } from '../../privacy-parts.ts';
import { DataSubject } from '../../subject/data-subject.entity.ts';
import { noteDeath } from '../../subject/state/note-death.ts';
import { destroyAllProof } from '../conversation/request-thread.ts';
import { ESTATE_PROOFS, type PrivacyRequest } from '../privacy-request.entity.ts';
import { coveredBy, getRequest, openField, recordStep, sealField } from '../request-record.ts';
import { assertOpen, assertProven, isEstateOpen } from '../request-state.ts';
import { tellDecision } from '../rights/decision-letter.ts';
import { settleSuspensions, takeEffect } from '../rights/suspension.ts';
import { ESTATE_RULES, type EstateGround, type EstateLaw, type EstateProof, isWithin } from './estate-laws.ts';
import { assertEverybodyDied, detailOf, ESTATE_PROOF_STEP, takeBackEstate } from './estate-standing.ts';

/** Whether whoever asks about a person who died has a say. */
export interface EstateDecision {
  readonly isGranted: boolean;
  readonly law: EstateLaw;
  readonly ground: EstateGround;
  /** Why, as whoever asks reads it where it is refused. */
  readonly reason: string;
}

const SHORTEST_REASON = 10;
const LONGEST_REASON = 2000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** DEC-AC2: requests about people who died. A member of staff looks at each; nothing happens by itself. */
export class EstateDesk {
  constructor(
    private readonly scope: Scope,
    private readonly parts: PrivacyParts,
  ) {}

  /**
   * Notes which proof was seen, and not kept, and the day of death for everybody whom the request covers; whoever asks speaks for
   * them from now on. That stops every approach to them.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · InvalidInputError · WrongStateError where it is not proven who asks,
   * or nobody is covered
   */
  async recordProof(id: string, proof: EstateProof, diedOn: string, ifVersion?: number | null): Promise<string> {
    this.scope.require('subject:update');
    if (!ESTATE_PROOFS.includes(proof)) throw invalid('proof', `Expected one of ${ESTATE_PROOFS.join(', ')}.`);
    if (!DAY.test(diedOn)) throw invalid('diedOn', 'Expected a calendar day.');
    return this.change(id, ifVersion, async (em, request) => {
      assertProven(request);
      if (!isEstateOpen(request)) throw new WrongStateError(request.state, 'This was decided already.');
      const covered = await this.peopleOf(em, request);
      if (diedOn > (await this.today(em))) throw invalid('diedOn', 'Expected a day that is not ahead of today.');
      const name = await openField(this.scope, request, 'requesterName');
      const email = await openField(this.scope, request, 'requesterEmail');
      const heir = name === null ? null : ({ kind: 'heir', fullName: name, email } as const);
      const noted = await noteDeath(em, this.scope, covered, diedOn, heir);
      Object.assign(request, { estateProof: proof, estateProofAt: this.scope.clock.now() });
      const detail = detailOf(proof, noted);
      recordStep(em, this.scope, request, { action: 'request:decide', type: ESTATE_PROOF_STEP, detail });
    });
  }

  /**
   * Decides whether the request is followed, by the rule of a country. Followed, it takes the usual steps, and staff decide item by
   * item what is handed over; refused, it is closed, whoever asks reads why and where they can complain, and does not
   * speak for anybody any more.
   * @throws NotAllowedError also for a key · NotFoundError · StaleVersionError · InvalidInputError · WrongStateError before a proof was
   * seen, and once it is decided
   */
  async decide(id: string, decision: EstateDecision, ifVersion?: number | null): Promise<string> {
    if (this.scope.viewer.kind === 'api-key') throw new NotAllowedError('request:decide');
    const reason = decision.reason.trim().normalize('NFC');
    assertDecision(decision, reason);
    return this.change(id, ifVersion, async (em, request) => {
      if (!isEstateOpen(request)) throw new WrongStateError(request.state, 'This was decided already.');
      const { isGranted, law, ground } = decision;
      if (isGranted) await this.assertGrantable(em, request, law);
      const now = this.scope.clock.now();
      Object.assign(request, { estateLaw: law, estateGround: ground, estateDecidedAt: now });
      request.decisionReason = await sealField(this.scope, request.id, 'decisionReason', reason);
      const type = isGranted ? 'estate-granted' : 'decided';
      recordStep(em, this.scope, request, { action: 'request:decide', type, detail: `${law} ${ground}` });
      if (isGranted) await takeEffect(em, this.scope, request, await coveredBy(em, request));
      else await this.close(em, request, reason);
    });
  }

  private async assertGrantable(em: EntityManager, request: PrivacyRequest, law: EstateLaw): Promise<void> {
    assertProven(request);
    if (!request.estateProofAt)
      throw new WrongStateError(request.state, 'Note first which proof of the death and of who asks you have seen.');
    const covered = await this.peopleOf(em, request);
    await assertEverybodyDied(em, request);
    const today = await this.today(em);
    for (const { deceasedOn } of covered)
      if (!deceasedOn || !isWithin(ESTATE_RULES[law], deceasedOn, today))
        throw new WrongStateError(request.state, 'The time for which this law protects a person who died is over.');
  }

  private async close(em: EntityManager, request: PrivacyRequest, reason: string): Promise<void> {
    const now = this.scope.clock.now();
    await destroyAllProof(em, this.scope, request);
    Object.assign(request, { state: 'refused', decision: 'refused', decidedAt: now, closedAt: now });
    const subjectIds = await coveredBy(em, request);
    // Somebody whose death was shown stays dead, whoever asks; whoever asks does not speak for them.
    const isDeathToo = request.estateGround === 'not-shown';
    await takeBackEstate(em, this.scope, request, { subjectIds, isDeathToo });
    await settleSuspensions(em, this.scope, subjectIds, request);
    await tellDecision(em, this.scope, this.parts, request, { outcome: 'refused', reason });
  }

  private async peopleOf(em: EntityManager, request: PrivacyRequest): Promise<DataSubject[]> {
    const ids = await coveredBy(em, request);
    if (ids.length === 0) throw new WrongStateError(request.state, 'Say first whom this request is about.');
    return em.find(DataSubject, { workspaceId: this.scope.workspaceId, id: { $in: ids } });
  }

  private async today(em: EntityManager): Promise<string> {
    const { timeZone } = await workspaceFacts(em, this.scope.workspaceId);
    return dateOf(this.scope.clock.now(), timeZone);
  }

  private change(
    id: string,
    ifVersion: number | null | undefined,
    work: (em: EntityManager, request: PrivacyRequest) => Promise<void>,
  ): Promise<string> {
    this.scope.require('request:decide');
    return this.scope.transaction(async (em) => {
      const request = await getRequest(em, this.scope, id, ifVersion);
      assertOpen(request);
      if (request.askedFor !== 'deceased')
        throw new WrongStateError(request.state, 'This request is not about somebody who died.');
      await work(em, request);
      return request.id;
    });
  }
}

/** @throws InvalidInputError naming every place */
function assertDecision({ isGranted, law, ground }: EstateDecision, reason: string): void {
  const problems: FieldProblem[] = [];
  const known = isGranted ? ESTATE_RULES[law].grants : ESTATE_RULES[law].refuses;
  if (!known.includes(ground)) problems.push({ path: 'ground', message: `Expected one of ${known.join(', ')}.` });
  if (reason.length < SHORTEST_REASON || reason.length > LONGEST_REASON)
    problems.push({
      path: 'reason',
      message: `Expected reasons in ${SHORTEST_REASON} to ${LONGEST_REASON} characters.`,
    });
  if (problems.length > 0) throw new InvalidInputError(problems);
}

function invalid(path: string, message: string): InvalidInputError {
  return new InvalidInputError([{ path, message }]);
}
