import type { EntityManager } from '@mikro-orm/postgresql';
import { dateOf } from '../../../kernel/clock.ts';
import { InvalidInputError, NotFoundError, WrongStateError } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import { composeMail } from '../../../kernel/mail/mail-templates.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { type PrivacyParts, type SubjectMatch, workspaceFacts } from '../../privacy-parts.ts';
import { DataSubject } from '../../subject/data-subject.entity.ts';
import { destroyAllProof, destroyProof, settleWhoAsks } from '../conversation/request-thread.ts';
import { DEADLINE_RULES } from '../deadline/regime-rules.ts';
import { clockOf } from '../deadline/request-deadline.ts';
import { takeBackEstate } from '../estate/estate-standing.ts';
import { createRequest } from '../new-request.ts';
import {
  type PrivacyRequest,
  type REFUSAL_GROUNDS,
  type REQUEST_CHANNELS,
  RequestSubject,
} from '../privacy-request.entity.ts';
import { clockFactsOf } from '../request-clock.ts';
import { checkRequest, type RequestInput } from '../request-input.ts';
import { assertNotBegun, coveredBy, getRequest, recordStep, requestKey } from '../request-record.ts';
import { assertNotClosure, assertOpen, assertProven, reopenEstate, revokeApproval } from '../request-state.ts';
import { settleSuspensions } from '../rights/suspension.ts';
import { acknowledge, tellRefusal, writeTo } from './request-letters.ts';
import { coverPeople, matchByAddress } from './request-matching.ts';

/** A request that reached a member of staff by mail, phone or post. */
export interface EnteredRequest extends RequestInput {
  readonly channel: (typeof REQUEST_CHANNELS)[number];
  /** When it reached the channel: the clock starts then. */
  readonly receivedAt: Date;
}

/** Somebody who may be the person, and whether the request covers them. */
export interface MatchedSubject extends SubjectMatch {
  readonly isIncluded: boolean;
}

/** How staff assured themselves who asks; never by a scan of an identity card. */
export const IDENTITY_PROOFS = [
  'known-voice-or-visit',
  'callback-to-known-number',
  'answer-from-known-address',
  'signed-letter',
] as const;

/** A way of {@link IDENTITY_PROOFS}. */
export type IdentityProof = (typeof IDENTITY_PROOFS)[number];

/** The ground of a refusal. */
export type RefusalGround = (typeof REFUSAL_GROUNDS)[number];

/** What staff do with a request until it is carried out. */
export class RequestService {
  constructor(
    private readonly scope: Scope,
    private readonly parts: PrivacyParts,
  ) {}

  /**
   * Takes down a request that came in by another way than the privacy centre.
   * @throws NotAllowedError · InvalidInputError
   */
  async enter(input: EnteredRequest): Promise<string> {
    this.scope.require('request:handle');
    const checked = checkRequest(input, this.parts.directory, { needsEmail: false });
    if (input.receivedAt > this.scope.clock.now())
      throw new InvalidInputError([{ path: 'receivedAt', message: 'Expected a time that is not ahead of now.' }]);
    const id = newId();
    await this.scope.vault.ensureKeys(this.scope.workspaceId, 'request', [id]);
    return this.scope.transaction(async (em) => {
      const { channel, receivedAt } = input;
      const request = await createRequest(em, this.scope, checked, { id, channel, receivedAt });
      recordStep(em, this.scope, request, { action: 'request:handle', type: 'entered', detail: `by ${channel}` });
      return id;
    });
  }

  /**
   * Notes that staff know who asks, where no code can be mailed.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · WrongStateError
   */
  async confirmIdentity(id: string, proof: IdentityProof, ifVersion?: number | null): Promise<string> {
    return this.change(id, ifVersion, async (em, request) => {
      if (request.verifiedAt) throw new WrongStateError(request.state, 'It is known already who asks.');
      request.verifiedAt = this.scope.clock.now();
      await destroyProof(em, this.scope, request);
      await settleWhoAsks(em, this.scope, request);
      if (request.state === 'awaiting-verification') request.state = 'received';
      recordStep(em, this.scope, request, { action: 'request:handle', type: 'verified', detail: proof });
      await acknowledge(em, this.scope, this.parts, request);
    });
  }

  /**
   * Says who handles the request; null for nobody.
   * @throws NotAllowedError · NotFoundError also for a member who may not handle requests · StaleVersionError · WrongStateError
   */
  async assign(id: string, memberId: string | null, ifVersion?: number | null): Promise<string> {
    return this.change(id, ifVersion, async (em, request) => {
      const able = await this.parts.directory.approvers(em, this.scope.workspaceId);
      if (memberId !== null && !able.includes(memberId)) throw new NotFoundError('member', 'memberId');
      request.assigneeId = memberId;
      if (request.state === 'received') request.state = 'in-progress';
      recordStep(em, this.scope, request, { action: 'request:handle', type: 'assigned', detail: memberId });
    });
  }

  /**
   * Finds who may have asked, by the proven address. Whoever has it for themselves alone is covered from now on; an address of
   * several people proves nobody's identity and is left to staff.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · WrongStateError while the address is not proven
   */
  async matchSubjects(id: string, ifVersion?: number | null): Promise<MatchedSubject[]> {
    let matches: SubjectMatch[] = [];
    await this.change(id, ifVersion, async (em, request) => {
      assertProven(request);
      await assertNotBegun(em, request);
      matches = await matchByAddress(em, this.scope, this.parts, request);
    });
    return this.scope.transaction(async (em) => {
      const covered = await coveredBy(em, await getRequest(em, this.scope, id));
      return matches.map((match) => ({ ...match, isIncluded: covered.includes(match.subjectId) }));
    });
  }

  /**
   * Covers one more person by the request: a duplicate, or somebody found by other means than the address.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · WrongStateError
   */
  async include(id: string, subjectId: string, ifVersion?: number | null): Promise<string> {
    return this.change(id, ifVersion, async (em, request) => {
      assertNotClosure(request);
      assertProven(request);
      await assertNotBegun(em, request);
      const { workspaceId } = this.scope;
      const subject = await em.findOne(DataSubject, { workspaceId, id: subjectId, erasedAt: null });
      if (!subject) throw new NotFoundError('subject', 'subjectId');
      if ((await coveredBy(em, request)).includes(subjectId)) return;
      revokeApproval(request);
      recordStep(em, this.scope, request, { action: 'request:handle', type: 'included', detail: subjectId });
      await coverPeople(em, this.scope, request, [subjectId]);
    });
  }

  /**
   * Takes a person out of the request.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · WrongStateError
   */
  async exclude(id: string, subjectId: string, ifVersion?: number | null): Promise<string> {
    return this.change(id, ifVersion, async (em, request) => {
      assertNotClosure(request);
      await assertNotBegun(em, request);
      const subject: [string, string] = [this.scope.workspaceId, subjectId];
      const covered = await em.findOne(RequestSubject, { ...requestKey(request), subject });
      if (!covered) throw new NotFoundError('subject', 'subjectId');
      em.remove(covered);
      revokeApproval(request);
      await takeBackEstate(em, this.scope, request, { subjectIds: [subjectId], isDeathToo: true });
      reopenEstate(request);
      recordStep(em, this.scope, request, { action: 'request:handle', type: 'excluded', detail: subjectId });
      await settleSuspensions(em, this.scope, [subjectId], request);
    });
  }

  /**
   * Takes more time, once, before the first last day, and tells the person why (GDPR Art. 12(3)).
   * @throws NotAllowedError · NotFoundError · StaleVersionError · InvalidInputError · WrongStateError
   */
  async extend(id: string, reason: string, ifVersion?: number | null): Promise<string> {
    this.scope.require('request:extend');
    const words = reason.trim();
    if (words.length < 10 || words.length > 500)
      throw new InvalidInputError([{ path: 'reason', message: 'Expected a reason in 10 to 500 characters.' }]);
    return this.change(id, ifVersion, async (em, request) => {
      const facts = await clockFactsOf(em, request);
      if (request.extendedAt) throw new WrongStateError(request.state, 'This request was extended before.');
      const { dueOn: longer, regime } = clockOf({ ...facts, isExtended: true });
      if (longer <= request.dueOn)
        throw new WrongStateError(request.state, `${DEADLINE_RULES[regime].law} knows no extension.`);
      const { timeZone } = await workspaceFacts(em, this.scope.workspaceId);
      if (dateOf(this.scope.clock.now(), timeZone) > request.dueOn && !clockOf(facts).isStill)
        throw new WrongStateError(request.state, 'The last day is over: an extension is told before it.');
      Object.assign(request, { extendedAt: this.scope.clock.now(), extensionReason: words, dueOn: longer, regime });
      recordStep(em, this.scope, request, { action: 'request:extend', type: 'extended', detail: `until ${longer}` });
      await writeTo(em, this.scope, this.parts, request, (common) =>
        composeMail('request-extended', { ...common, dueOn: longer, reason: words }, request.language),
      );
    });
  }

  /**
   * Refuses a request on a ground of the law, and tells the person where they can complain (GDPR Art. 12(4)).
   * @throws NotAllowedError · NotFoundError · StaleVersionError · WrongStateError
   */
  async refuse(id: string, ground: RefusalGround, ifVersion?: number | null): Promise<string> {
    this.scope.require('request:refuse');
    return this.change(id, ifVersion, async (em, request) => {
      assertNotClosure(request);
      await assertNotBegun(em, request);
      await destroyAllProof(em, this.scope, request);
      Object.assign(request, { state: 'refused', refusalGround: ground, closedAt: this.scope.clock.now() });
      recordStep(em, this.scope, request, { action: 'request:refuse', type: 'refused', detail: ground });
      await settleSuspensions(em, this.scope, await coveredBy(em, request), request);
      await tellRefusal(em, this.scope, this.parts, request, ground);
    });
  }

  private async change(
    id: string,
    ifVersion: number | null | undefined,
    work: (em: EntityManager, request: PrivacyRequest) => Promise<void>,
  ): Promise<string> {
    this.scope.require('request:handle');
    return this.scope.transaction(async (em) => {
      const request = await getRequest(em, this.scope, id, ifVersion);
      assertOpen(request);
      await work(em, request);
      return request.id;
    });
  }
}
