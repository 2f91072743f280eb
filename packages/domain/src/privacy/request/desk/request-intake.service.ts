import type { EntityManager } from '@mikro-orm/postgresql';
import { InvalidInputError, NotFoundError, WrongStateError } from '../../../kernel/errors.ts';
import { composeMail } from '../../../kernel/mail/mail-templates.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { PrivacyParts } from '../../privacy-parts.ts';
import { destroyAllProof } from '../conversation/request-thread.ts';
import { PrivacyRequest, RequestSubject } from '../privacy-request.entity.ts';
import { assertNotBegun, coveredBy, getRequest, recordStep, requestKey, sealField } from '../request-record.ts';
import { assertMayDoubt, assertNotClosure, assertOpen, isClosure, isOpen, revokeApproval } from '../request-state.ts';
import { settleSuspensions } from '../rights/suspension.ts';
import { writeTo } from './request-letters.ts';

/** Another request that is probably of the same person. */
export interface RelatedRequest {
  readonly id: string;
  readonly reference: string;
  readonly kind: PrivacyRequest['kind'];
  readonly state: PrivacyRequest['state'];
  readonly receivedAt: Date;
  /** The request at hand can be answered together with it: the same right, asked for earlier by the same person, and still open. */
  readonly canAnswerBoth: boolean;
}

/** What staff find out about a request before they work on it. */
export class RequestIntake {
  constructor(
    private readonly scope: Scope,
    private readonly parts: PrivacyParts,
  ) {}

  /**
   * Other requests by the same address, or about a person whom this one covers; the newest first.
   * @throws NotAllowedError · NotFoundError
   */
  async related(id: string): Promise<RelatedRequest[]> {
    this.scope.require('request:read');
    return this.scope.transaction(async (em) => {
      const request = await getRequest(em, this.scope, id);
      const others = await this.findRelated(em, request);
      return others.map((other) => ({
        ...{ id: other.id, reference: other.reference, kind: other.kind, state: other.state },
        receivedAt: other.receivedAt,
        canAnswerBoth: isOpen(request) && canAnswerBoth(request, other),
      }));
    });
  }

  /**
   * Closes a request because an earlier one for the same right is answered for both; the person is told. A duplicate is never
   * approved or carried out, and it proves nothing for the other one: that one still needs its own proof.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · InvalidInputError · WrongStateError once it is decided
   */
  async markDuplicate(id: string, ofId: string, ifVersion?: number | null): Promise<string> {
    this.scope.require('request:handle');
    return this.scope.transaction(async (em) => {
      const request = await getRequest(em, this.scope, id, ifVersion);
      assertOpen(request);
      assertNotClosure(request);
      await assertNotBegun(em, request);
      const related = await this.findRelated(em, request);
      const original = related.find((other) => other.id === ofId);
      if (!original) throw new NotFoundError('request', 'ofId');
      if (!canAnswerBoth(request, original))
        throw new InvalidInputError([
          { path: 'ofId', message: 'Expected an open request for the same right that came in earlier.' },
        ]);
      const closedAt = this.scope.clock.now();
      await destroyAllProof(em, this.scope, request);
      Object.assign(request, { state: 'closed', closedAt, duplicateOfId: ofId, askedAt: null });
      recordStep(em, this.scope, request, { action: 'request:handle', type: 'duplicate', detail: original.reference });
      await settleSuspensions(em, this.scope, await coveredBy(em, request), request);
      const more = { original: original.reference, dueOn: original.dueOn };
      await writeTo(em, this.scope, this.parts, request, (head) =>
        composeMail('request-duplicate', { ...head, ...more }, request.language),
      );
      return request.id;
    });
  }

  /**
   * Notes a reasonable doubt about who asks, with its reason: the request counts as not proven until staff confirm who it is. Only
   * then more is asked for, and never for a right that is believed without proof (GDPR Art. 12(6)).
   * @throws NotAllowedError · NotFoundError · StaleVersionError · InvalidInputError · WrongStateError
   */
  async doubt(id: string, reason: string, ifVersion?: number | null): Promise<string> {
    this.scope.require('request:handle');
    const words = reason.trim().normalize('NFC');
    if (words.length < 10 || words.length > 500)
      throw new InvalidInputError([{ path: 'reason', message: 'Expected a reason in 10 to 500 characters.' }]);
    return this.scope.transaction(async (em) => {
      const request = await getRequest(em, this.scope, id, ifVersion);
      assertOpen(request);
      await assertNotBegun(em, request);
      assertNotClosure(request);
      assertMayDoubt(request);
      if (request.identityDestroyedAt) throw new WrongStateError(request.state, 'Who asked was destroyed.');
      revokeApproval(request);
      Object.assign(request, { state: 'awaiting-verification', verifiedAt: null, doubtedAt: this.scope.clock.now() });
      request.doubtReason = await sealField(this.scope, request.id, 'doubtReason', words);
      recordStep(em, this.scope, request, { action: 'request:handle', type: 'doubted' });
      return request.id;
    });
  }

  private async findRelated(em: EntityManager, request: PrivacyRequest): Promise<PrivacyRequest[]> {
    const { workspaceId } = this.scope;
    const covered = await em.find(RequestSubject, requestKey(request));
    const subject = { $in: covered.map(({ subject }): [string, string] => [workspaceId, subject.id]) };
    const shared = covered.length === 0 ? [] : await em.find(RequestSubject, { workspaceId, subject });
    const ids = shared.map((one) => one.request.id);
    const { emailIndex } = request;
    const same = [...(ids.length > 0 ? [{ id: { $in: ids } }] : []), ...(emailIndex ? [{ emailIndex }] : [])];
    if (same.length === 0) return [];
    const where = { workspaceId, $or: same, $and: [{ id: { $ne: request.id } }] };
    return em.find(PrivacyRequest, where, { orderBy: { receivedAt: 'desc', id: 'desc' }, limit: 50 });
  }
}

/** The deletion of an account by its holder answers for nothing else: it is about that account, and can be taken back. */
function canAnswerBoth(request: PrivacyRequest, other: PrivacyRequest): boolean {
  if (isClosure(request) || isClosure(other)) return false;
  const isEarlier =
    other.receivedAt < request.receivedAt || (+other.receivedAt === +request.receivedAt && other.id < request.id);
  return isOpen(other) && other.kind === request.kind && isEarlier && isAskedTheSame(request, other);
}

/**
 * Whoever asks for somebody else is answered by themselves: together with a request by the same address that asks for somebody in the
 * same way, and never with one of the person whom it is about.
 */
function isAskedTheSame(request: PrivacyRequest, other: PrivacyRequest): boolean {
  if (request.askedFor !== other.askedFor) return false;
  if (request.askedFor === 'self') return true;
  const [mine, theirs] = [request.emailIndex, other.emailIndex];
  return mine != null && theirs != null && Buffer.compare(mine, theirs) === 0;
}
