import { randomBytes } from 'node:crypto';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { InvalidInputError, NotFoundError, WrongStateError } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import { composeMail } from '../../../kernel/mail/mail-templates.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { AccessCopyService, type CopyDownload } from '../../access-export/access-copy.service.ts';
import { findNewestCertificate } from '../../certificate/certificates.service.ts';
import type { IssuedCertificate } from '../../certificate/issue-certificate.ts';
import { type PrivacyParts, workspaceFacts } from '../../privacy-parts.ts';
import { answerQuestion, checkText, settleWhoAsks } from '../conversation/request-thread.ts';
import { acknowledge } from '../desk/request-letters.ts';
import { addEvidence, type SentFile } from '../evidence/add-evidence.ts';
import { permissionToken } from '../evidence/agent-permissions.service.ts';
import { endEvidence } from '../evidence/end-evidence.ts';
import { evidenceWanted } from '../evidence/evidence-wanted.ts';
import { createRequest } from '../new-request.ts';
import { PrivacyRequest } from '../privacy-request.entity.ts';
import { checkRequest, type RequestInput } from '../request-input.ts';
import { recordStep } from '../request-record.ts';
import { readReference } from '../request-reference.ts';
import { assertOpen, isOpen } from '../request-state.ts';
import { hasImmediateEffect, holdsUnproven } from '../rights/request-receipt.ts';
import { takeBack } from '../take-back.ts';
import { sendCode, tryCode } from './request-code.ts';
import { type RequestStatus, readStatus } from './request-status.ts';

const TOKEN_HOURS = 24;

/** What somebody who asks gets: what to quote and, for an agent, what adds a signed permission within the hour. */
export interface SubmittedRequest {
  readonly reference: string;
  readonly permissionToken: string | null;
}

/** A request from the side of the person who makes it: no sign-in, a reference and a code mailed to the address given. */
export class RequestPortal {
  constructor(
    private readonly scope: Scope,
    private readonly parts: PrivacyParts,
  ) {}

  /**
   * Takes a request in; the clock starts now. Nobody is looked up, so the answer and its time are the same whether or not the
   * person is known. An agent gets what adds a signed permission and opens nothing.
   * @throws InvalidInputError
   */
  async submit(input: RequestInput): Promise<SubmittedRequest> {
    this.scope.require('request:submit');
    const checked = checkRequest(input, this.parts.directory);
    const id = newId();
    await this.scope.vault.ensureKeys(this.scope.workspaceId, 'request', [id]);
    return this.scope.transaction(async (em) => {
      const receipt = { id, channel: 'portal', receivedAt: this.scope.clock.now() } as const;
      const request = await createRequest(em, this.scope, checked, receipt);
      recordStep(em, this.scope, request, { action: 'request:submit', type: 'submitted' });
      await this.askForCode(em, request, checked.agentName);
      // Believed without proof, so nobody waits for a code.
      if (holdsUnproven(request)) await this.enqueue(em, request);
      return { reference: request.reference, permissionToken: await permissionToken(this.scope, request) };
    });
  }

  /** Mails a new code for a request, to prove the address or to look at it again; the answer tells nothing. */
  async resendCode(reference: string): Promise<void> {
    this.scope.require('request:verify');
    await this.scope.transaction(async (em) => {
      const request = await this.find(em, reference);
      if (request && !request.identityDestroyedAt) await sendCode(em, this.scope, this.parts.mailer, request);
    });
  }

  /**
   * Proves control of the address with the mailed code, and gives a token that opens the request for a day.
   * @throws InvalidInputError for a code or reference that is wrong, used or run out: all of them look the same
   */
  async verify(reference: string, code: string): Promise<{ token: string }> {
    this.scope.require('request:verify');
    const token = randomBytes(32).toString('base64url');
    // The attempt counts also when it fails, so the refusal comes after the commit.
    const isRight = await this.scope.transaction(async (em) => {
      const request = await this.find(em, reference);
      if (!request || !(await tryCode(this.scope, request, code))) return false;
      request.tokenHash = await this.hashToken(token);
      request.tokenExpiresAt = new Date(this.scope.clock.now().getTime() + TOKEN_HOURS * 3_600_000);
      // A doubt of staff is settled by staff: the address alone did not convince them.
      if (!request.verifiedAt && !request.doubtedAt) await this.receive(em, request);
      return true;
    });
    if (!isRight)
      throw new InvalidInputError([
        { path: 'code', message: 'The reference or the code is wrong, used or too old. Ask for a new code.' },
      ]);
    return { token };
  }

  /**
   * Where the request stands.
   * @throws NotFoundError for a reference or token that does not hold
   */
  async status(reference: string, token: string): Promise<RequestStatus> {
    this.scope.require('request:verify');
    return this.scope.transaction(async (em) => readStatus(em, this.scope, await this.get(em, reference, token)));
  }

  /**
   * Answers the question that is open; the clock goes on from now.
   * @throws NotFoundError · InvalidInputError · WrongStateError where nothing was asked, and once the request is decided
   */
  async answer(reference: string, token: string, text: string): Promise<void> {
    this.scope.require('request:answer');
    const words = checkText(text);
    await this.scope.transaction(async (em) => {
      const request = await this.get(em, reference, token);
      assertOpen(request);
      await answerQuestion(em, this.scope, request, words);
    });
  }

  /**
   * Adds a file that shows something: that a value is wrong, or what the open question is about. It is destroyed once that was
   * looked at.
   * @throws NotFoundError · InvalidInputError · WrongStateError where nobody needs a file
   */
  async addEvidence(reference: string, token: string, file: SentFile): Promise<string> {
    this.scope.require('request:answer');
    return this.scope.transaction(async (em) => {
      const request = await this.get(em, reference, token);
      assertOpen(request);
      const kind = await evidenceWanted(em, request);
      if (!kind) throw new WrongStateError(request.state, 'No file is needed for this request.');
      return addEvidence(em, this.scope, this.parts.files, request, { ...file, kind });
    });
  }

  /**
   * Takes a file back that was added by mistake.
   * @throws NotFoundError also for a file that is destroyed · WrongStateError once the request is decided
   */
  async removeEvidence(reference: string, token: string, evidenceId: string): Promise<void> {
    this.scope.require('request:answer');
    await this.scope.transaction(async (em) => {
      const request = await this.get(em, reference, token);
      assertOpen(request);
      if ((await endEvidence(em, this.scope, request, { id: evidenceId })) === 0)
        throw new NotFoundError('requestEvidence');
      recordStep(em, this.scope, request, { action: 'request:answer', type: 'evidence-removed' });
    });
  }

  /**
   * Takes the request back.
   * @throws NotFoundError · WrongStateError once it is decided
   */
  async withdraw(reference: string, token: string): Promise<void> {
    this.scope.require('request:withdraw');
    await this.scope.transaction(async (em) => {
      const request = await this.get(em, reference, token);
      await takeBack(em, this.scope, request);
    });
  }

  /**
   * Hands out the copy that answers the request.
   * @throws NotFoundError where there is none, or it ran out
   */
  async download(reference: string, token: string): Promise<CopyDownload> {
    this.scope.require('request:download');
    return this.scope.transaction(async (em) =>
      new AccessCopyService(this.scope, this.parts).open(em, await this.get(em, reference, token)),
    );
  }

  /**
   * The certificate of a deletion that was carried out; null while there is none.
   * @throws NotFoundError for a reference or token that does not hold
   */
  async certificate(reference: string, token: string): Promise<IssuedCertificate | null> {
    this.scope.require('request:download');
    return this.scope.transaction(async (em) => {
      const { workspaceId, id } = await this.get(em, reference, token);
      return findNewestCertificate(em, workspaceId, id);
    });
  }

  /**
   * Somebody whose agent asks is told that somebody does. Nobody has proven the address yet, so no word of whoever filled in the
   * form goes there, their name included.
   */
  private async askForCode(em: EntityManager, request: PrivacyRequest, agent: string | null): Promise<void> {
    const { mailer, publicUrl } = this.parts;
    if (agent === null) return sendCode(em, this.scope, mailer, request);
    const { slug } = await workspaceFacts(em, this.scope.workspaceId);
    const statusUrl = `${publicUrl}/privacy/${slug}/status`;
    const template = holdsUnproven(request) ? 'proxy-opt-out' : 'proxy-request-code';
    return sendCode(em, this.scope, mailer, request, (values) =>
      composeMail(template, { ...values, statusUrl }, request.language),
    );
  }

  private async get(em: EntityManager, reference: string, token: string): Promise<PrivacyRequest> {
    const request = await this.find(em, reference);
    const hash = await this.hashToken(token);
    const isHeld = request?.tokenHash && Buffer.from(request.tokenHash).equals(hash);
    if (!request || !isHeld || !request.tokenExpiresAt || request.tokenExpiresAt <= this.scope.clock.now())
      throw new NotFoundError('request');
    return request;
  }

  private async receive(em: EntityManager, request: PrivacyRequest): Promise<void> {
    request.verifiedAt = this.scope.clock.now();
    await settleWhoAsks(em, this.scope, request);
    // What was done at once needs no more than that the person can look at it.
    if (!isOpen(request)) return;
    if (request.state === 'awaiting-verification') request.state = 'received';
    recordStep(em, this.scope, request, {
      action: 'request:verify',
      type: 'verified',
      detail: 'code sent to the address',
    });
    await acknowledge(em, this.scope, this.parts, request);
    if (hasImmediateEffect(request)) await this.enqueue(em, request);
  }

  /** A job looks whom it concerns: the answer takes the same time whether or not somebody is known. */
  private enqueue(em: EntityManager, { workspaceId, id }: PrivacyRequest): Promise<void> {
    return this.scope.jobs.enqueue(em, 'request:receive', { workspaceId, requestId: id });
  }

  private async find(em: EntityManager, text: string): Promise<PrivacyRequest | null> {
    const reference = readReference(text);
    if (reference === null) return null;
    const key = { workspaceId: this.scope.workspaceId, reference };
    return em.findOne(PrivacyRequest, key, { lockMode: LockMode.PESSIMISTIC_WRITE });
  }

  private hashToken(token: string): Promise<Buffer> {
    return this.scope.vault.blindIndex(this.scope.workspaceId, 'request-token', token);
  }
}
