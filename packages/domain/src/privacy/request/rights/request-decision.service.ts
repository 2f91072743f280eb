import type { EntityManager } from '@mikro-orm/postgresql';
import { InvalidInputError, NotAllowedError, WrongStateError } from '../../../kernel/errors.ts';
import type { Purpose } from '../../../kernel/purposes.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { restrictSubject } from '../../consent/consent.service.ts';
import { tellRecipients } from '../../erasure/recipients/tell-recipients.ts';
import type { PrivacyParts } from '../../privacy-parts.ts';
import { samePerson } from '../../reach/reached-rows.ts';
import { DataSubject, type RESTRICTION_GROUNDS } from '../../subject/data-subject.entity.ts';
import { destroyAllProof } from '../conversation/request-thread.ts';
import { assertEverybodyDied } from '../estate/estate-standing.ts';
import type { DECISIONS, PrivacyRequest } from '../privacy-request.entity.ts';
import { coveredBy, getRequest, recordStep, sealField } from '../request-record.ts';
import { assertIsDecided, assertOpen, assertProven } from '../request-state.ts';
import { type CorrectionVerdict, settleCorrections } from './corrections.ts';
import { tellDecision } from './decision-letter.ts';
import { objectTo, purposesAskedAbout, settleSuspensions } from './suspension.ts';

/** How a right was weighed. */
export type Outcome = (typeof DECISIONS)[number];

/** A decision, with the reasons as the person reads them. */
export interface NewDecision {
  /** Of a correction with values it follows from them. */
  readonly outcome: Outcome;
  readonly reason: string;
  /** For an objection that holds in part: the purposes that stay closed. */
  readonly purposes?: readonly Purpose[];
  /** For a restriction: the ground on which it is granted; by default the one that the person named. */
  readonly ground?: (typeof RESTRICTION_GROUNDS)[number] | null;
  readonly corrections?: readonly CorrectionVerdict[];
}

const SHORTEST_REASON = 10;
const LONGEST_REASON = 2000;

/** Rights that are about what is held of somebody: whom they are about is known before anything is decided. */
const ABOUT_SOMEBODY: readonly PrivacyRequest['kind'][] = ['rectification', 'restriction', 'objection'];

/** Decides the rights that are weighed: corrections, restrictions, objections, reviews of automated decisions, complaints. */
export class RequestDecision {
  constructor(
    private readonly scope: Scope,
    private readonly parts: PrivacyParts,
  ) {}

  /**
   * Decides a request, does what the decision says, and tells the person with the reasons and where to complain (GDPR Art. 12(4)).
   * What stood still because of it goes on, unless the decision closes it. A person decides, never a key (Art. 22).
   * @throws NotAllowedError · NotFoundError · StaleVersionError · InvalidInputError · WrongStateError while it is not proven, covers
   * nobody, or for a right that is not decided but carried out
   */
  async decide(id: string, decision: NewDecision, ifVersion?: number | null): Promise<string> {
    this.scope.require('request:decide');
    if (this.scope.viewer.kind === 'api-key') throw new NotAllowedError('request:decide');
    const reason = checkReason(decision.reason);
    return this.scope.transaction(async (em) => {
      const request = await getRequest(em, this.scope, id, ifVersion);
      assertOpen(request);
      assertIsDecided(request);
      await assertEverybodyDied(em, request);
      assertProven(request);
      const covered = await coveredBy(em, request);
      if (covered.length === 0 && ABOUT_SOMEBODY.includes(request.kind))
        throw new WrongStateError(request.state, 'Say first whom this request is about.');
      const outcome = await this.carryOut(em, request, covered, decision);
      await this.close(em, request, outcome, reason);
      await this.tellRecipients(em, request, covered, outcome);
      await settleSuspensions(em, this.scope, covered, request);
      await tellDecision(em, this.scope, this.parts, request, { outcome, reason });
      return request.id;
    });
  }

  private async carryOut(
    em: EntityManager,
    request: PrivacyRequest,
    covered: readonly string[],
    decision: NewDecision,
  ): Promise<Outcome> {
    const { outcome } = decision;
    if (request.kind === 'rectification')
      return settleCorrections(em, this.scope, this.parts, { request, covered, outcome }, decision.corrections ?? []);
    const closed = purposesClosed(request, decision);
    if (outcome === 'refused') return outcome;
    for (const subjectId of covered)
      if (request.kind === 'restriction') await this.restrict(em, subjectId, groundOf(request, decision));
      else await objectTo(em, this.scope, request, subjectId, closed);
    return outcome;
  }

  /** GDPR Art. 19: whoever received the data hears that it was corrected or is restricted. */
  private async tellRecipients(
    em: EntityManager,
    { kind, id }: PrivacyRequest,
    subjectIds: readonly string[],
    outcome: Outcome,
  ): Promise<void> {
    const told = kind === 'rectification' ? 'rectify' : kind === 'restriction' ? 'restrict' : null;
    if (!told || outcome === 'refused') return;
    const { workspaceId } = this.scope;
    // Two people of one request are two for a recipient who got both; two entries that were merged are one.
    const known = new Set<string>();
    for (const subjectId of subjectIds) {
      if (known.has(subjectId)) continue;
      const same = await samePerson(em, workspaceId, [subjectId]);
      for (const one of same) known.add(one);
      await tellRecipients(em, this.scope, { subjectIds: same, kind: told, requestId: id, ledgerId: null });
    }
  }

  private async restrict(em: EntityManager, id: string, ground: (typeof RESTRICTION_GROUNDS)[number]): Promise<void> {
    const subject = await em.findOneOrFail(DataSubject, { workspaceId: this.scope.workspaceId, id });
    if (!subject.restrictedAt) await restrictSubject(em, this.scope, id, ground);
  }

  private async close(em: EntityManager, request: PrivacyRequest, outcome: Outcome, reason: string): Promise<void> {
    const now = this.scope.clock.now();
    await destroyAllProof(em, this.scope, request);
    const isRefused = outcome === 'refused';
    const end = { state: isRefused ? 'refused' : 'carried-out', carriedOutAt: isRefused ? null : now } as const;
    Object.assign(request, { ...end, decision: outcome, decidedAt: now, closedAt: now });
    request.decisionReason = await sealField(this.scope, request.id, 'decisionReason', reason);
    recordStep(em, this.scope, request, { action: 'request:decide', type: 'decided', detail: outcome });
  }
}

/** The purposes that a decision closes for good. @throws InvalidInputError for a part that is none */
function purposesClosed(request: PrivacyRequest, { outcome, purposes = [] }: NewDecision): readonly Purpose[] {
  const asked = purposesAskedAbout(request);
  if (outcome !== 'partly') return outcome === 'granted' ? asked : [];
  if (request.kind !== 'objection') throw invalid('outcome', 'Only a correction or an objection is granted in part.');
  const isPart = purposes.length > 0 && purposes.length < asked.length && purposes.every((one) => asked.includes(one));
  if (!isPart)
    throw invalid('purposes', 'Expected some of the purposes that the objection is about, and not all of them.');
  return purposes;
}

function groundOf({ restrictionGround }: PrivacyRequest, { ground }: NewDecision) {
  const named = ground ?? restrictionGround;
  if (!named) throw invalid('ground', 'Expected the ground of Art. 18(1) on which it is restricted.');
  return named;
}

function checkReason(text: string): string {
  const words = text.trim().normalize('NFC');
  if (words.length < SHORTEST_REASON || words.length > LONGEST_REASON)
    throw invalid('reason', `Expected reasons in ${SHORTEST_REASON} to ${LONGEST_REASON} characters.`);
  return words;
}

function invalid(path: string, message: string): InvalidInputError {
  return new InvalidInputError([{ path, message }]);
}
