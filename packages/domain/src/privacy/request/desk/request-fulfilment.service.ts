import type { EntityManager } from '@mikro-orm/postgresql';
import type { Action } from '../../../kernel/actions.ts';
import { dateOf } from '../../../kernel/clock.ts';
import { ApprovalRequiredError, InvalidInputError, NotAllowedError, WrongStateError } from '../../../kernel/errors.ts';
import { composeMail } from '../../../kernel/mail/mail-templates.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { AccessCopyService } from '../../access-export/access-copy.service.ts';
import { assertReviewed } from '../../access-export/review/copy-decisions.ts';
import { ErasureService } from '../../erasure/erasure.service.ts';
import { type ErasurePreview, previewErasure } from '../../erasure/erasure-preview.ts';
import { type PrivacyParts, workspaceFacts } from '../../privacy-parts.ts';
import { destroyAllProof } from '../conversation/request-thread.ts';
import { assertEverybodyDied } from '../estate/estate-standing.ts';
import type { PrivacyRequest } from '../privacy-request.entity.ts';
import { assertNotBegun, coveredBy, getRequest, recordStep } from '../request-record.ts';
import { assertApproved, assertNeedsNoDecision, assertNotClosure, assertOpen, assertProven } from '../request-state.ts';
import { objectTo, purposesAskedAbout } from '../rights/suspension.ts';
import { completeErasures } from './fulfil/erase-people.ts';
import { tellOthers, writeTo } from './request-letters.ts';

/** What somebody gives who approves alone because nobody else holds the right. */
export interface SelfApproval {
  /** The reference of the request, repeated. */
  readonly confirmation: string | null;
  /** They signed in anew for it: an open screen that somebody left is not enough. */
  readonly isIdentityProven: boolean;
}

/** Approves requests and carries them out. */
export class RequestFulfilment {
  constructor(
    private readonly scope: Scope,
    private readonly parts: PrivacyParts,
  ) {}

  /**
   * What carrying out a deletion would delete, empty, redact and keep, and why; changes nothing.
   * @throws NotAllowedError · NotFoundError
   */
  async previewErasure(id: string): Promise<ErasurePreview> {
    this.scope.require('request:handle');
    return this.scope.transaction(async (em) => {
      const covered = await coveredBy(em, await getRequest(em, this.scope, id));
      return previewErasure(em, this.scope.workspaceId, this.parts, covered, id);
    });
  }

  /**
   * Puts a request before the person who approves it.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · WrongStateError while it is not proven or covers nobody
   */
  async prepare(id: string, ifVersion?: number | null): Promise<string> {
    this.scope.require('request:handle');
    assertHuman(this.scope, 'request:handle');
    return this.change(id, ifVersion, async (em, request) => {
      assertNotClosure(request);
      assertProven(request);
      await assertNotBegun(em, request);
      await assertReviewed(em, request);
      await this.assertCovers(em, request);
      const covered = await coveredBy(em, request);
      const { viewer, clock } = this.scope;
      if (request.kind === 'erasure') await tellOthers(em, this.scope, this.parts, request, covered);
      Object.assign(request, { state: 'awaiting-approval', preparedById: viewer.id, preparedAt: clock.now() });
      recordStep(em, this.scope, request, { action: 'request:handle', type: 'prepared' });
    });
  }

  /**
   * Approves what was prepared: somebody else than who prepared it, where two members hold the right. Where there is nobody
   * else, the one person repeats the reference and proves anew who they are; the request says that it was approved so, and
   * it is carried out {@link SELF_APPROVAL_HOURS} later at the earliest.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · WrongStateError · ApprovalRequiredError · InvalidInputError
   */
  async approve(id: string, alone: SelfApproval | null = null, ifVersion?: number | null): Promise<string> {
    this.scope.require('request:approve');
    assertHuman(this.scope, 'request:approve');
    return this.change(id, ifVersion, async (em, request) => {
      if (request.state !== 'awaiting-approval')
        throw new WrongStateError(request.state, 'This request was not put forward for approval.');
      assertProven(request);
      await assertReviewed(em, request);
      const { viewer, clock, workspaceId } = this.scope;
      const isSelf = request.preparedById == null || request.preparedById === viewer.id;
      const others = (await this.parts.directory.approvers(em, workspaceId)).filter((member) => member !== viewer.id);
      if (isSelf && others.length > 0) throw new ApprovalRequiredError();
      if (isSelf) assertDeliberate(request, alone);
      Object.assign(request, { state: 'in-progress', approvedById: viewer.id, approvedAt: clock.now() });
      request.isSelfApproved = isSelf;
      const detail = isSelf ? 'self-approved: nobody else holds the right' : null;
      recordStep(em, this.scope, request, { action: 'request:approve', type: 'approved', detail });
    });
  }

  /**
   * Carries a request out, as its kind demands: makes the copy, deletes, stops marketing. Every other right is weighed and
   * decided with reasons ({@link RequestDecision}). A deletion that breaks off half-way has
   * begun all the same: the job that was queued with the decision goes on with it, and the request stays in progress.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · WrongStateError while it is not proven or not approved
   */
  async carryOut(id: string, ifVersion?: number | null): Promise<string> {
    this.scope.require('request:carry-out');
    const ledgers: string[] = [];
    await this.change(id, ifVersion, async (em, request) => {
      assertNeedsNoDecision(request);
      await assertEverybodyDied(em, request);
      assertProven(request);
      assertApproved(request, this.scope.clock.now());
      if (request.kind === 'erasure') ledgers.push(...(await this.startErasure(em, request)));
      else {
        await this.fulfil(em, request);
        await destroyAllProof(em, this.scope, request);
      }
    });
    // A failure is told by the job, which meets it too; "nothing was done" would be wrong.
    if (ledgers.length > 0) await this.completeErasure(id).catch(() => undefined);
    return id;
  }

  /**
   * Carries the deletions of a request out, or what is left of them, and closes it; can run twice. The job that was queued with
   * the decision calls it too, so that a process which dies in between loses nothing.
   * @throws NotAllowedError · NotFoundError
   */
  completeErasure(id: string): Promise<void> {
    return completeErasures(this.scope, this.parts, id);
  }

  private async startErasure(em: EntityManager, request: PrivacyRequest): Promise<string[]> {
    await this.assertCovers(em, request);
    const order = { subjectIds: await coveredBy(em, request), requestId: request.id, ground: 'request' } as const;
    const ledgers = await new ErasureService(this.scope, this.parts).plan(em, order);
    recordStep(em, this.scope, request, { action: 'request:carry-out', type: 'erasure-started' });
    const { workspaceId, jobs } = this.scope;
    await jobs.enqueue(em, 'request:erase', { workspaceId, requestId: request.id });
    return ledgers;
  }

  private async fulfil(em: EntityManager, request: PrivacyRequest): Promise<void> {
    if (request.kind !== 'marketing-stop') return this.handCopyOut(em, request);
    await this.assertCovers(em, request);
    // Whoever is covered was heard when they were found; somebody found before that is heard now.
    for (const subjectId of await coveredBy(em, request))
      await objectTo(em, this.scope, request, subjectId, purposesAskedAbout(request));
    this.close(em, request, 'carried-out', null);
    await writeTo(em, this.scope, this.parts, request, (head) => composeMail('request-done', head, request.language));
  }

  private async handCopyOut(em: EntityManager, request: PrivacyRequest): Promise<void> {
    const copy = await new AccessCopyService(this.scope, this.parts).make(em, request);
    // It is closed when the copy is destroyed: until then there is something to fetch.
    Object.assign(request, { state: 'carried-out', carriedOutAt: this.scope.clock.now() });
    recordStep(em, this.scope, request, { action: 'request:carry-out', type: 'copy-ready' });
    const { timeZone } = await workspaceFacts(em, this.scope.workspaceId);
    const expiresOn = dateOf(copy.expiresAt, timeZone);
    await writeTo(em, this.scope, this.parts, request, (head) =>
      composeMail('access-copy-ready', { ...head, expiresOn }, request.language),
    );
  }

  private close(em: EntityManager, request: PrivacyRequest, type: 'carried-out', detail: string | null): void {
    const now = this.scope.clock.now();
    Object.assign(request, { state: type, carriedOutAt: now, closedAt: now });
    recordStep(em, this.scope, request, { action: 'request:carry-out', type, detail });
  }

  private async assertCovers(em: EntityManager, request: PrivacyRequest): Promise<void> {
    if ((await coveredBy(em, request)).length === 0)
      throw new WrongStateError(request.state, 'Say first whom this request is about.');
  }

  private change(
    id: string,
    ifVersion: number | null | undefined,
    work: (em: EntityManager, request: PrivacyRequest) => Promise<void>,
  ): Promise<string> {
    return this.scope.transaction(async (em) => {
      const request = await getRequest(em, this.scope, id, ifVersion);
      assertOpen(request);
      await work(em, request);
      return request.id;
    });
  }
}

/** Two keys and their maker are one pair of eyes. @throws NotAllowedError for a key */
function assertHuman({ viewer }: Scope, action: Action): void {
  if (viewer.kind === 'api-key') throw new NotAllowedError(action);
}

/** @throws InvalidInputError that names everything which is missing */
function assertDeliberate({ reference }: PrivacyRequest, alone: SelfApproval | null): void {
  const problems = [];
  if (alone?.confirmation !== reference) {
    const message = 'Nobody else can approve: repeat the reference of the request to approve it alone.';
    problems.push({ path: 'confirmation', message });
  }
  if (!alone?.isIdentityProven)
    problems.push({ path: 'password', message: 'Enter the password of your account to approve alone.' });
  if (problems.length > 0) throw new InvalidInputError(problems);
}
