import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../../kernel/ids.ts';
import { composeMail } from '../../../kernel/mail/mail-templates.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { type PrivacyParts, workspaceFacts } from '../../privacy-parts.ts';
import { createRequest } from '../../request/new-request.ts';
import { sendCode } from '../../request/portal/request-code.ts';
import { PrivacyRequest } from '../../request/privacy-request.entity.ts';
import { checkRequest } from '../../request/request-input.ts';
import { getRequest, recordStep } from '../../request/request-record.ts';
import { takeBack } from '../../request/take-back.ts';
import { AgentCall, AuthorisedAgent } from '../authorised-agent.entity.ts';
import { readExercise } from './exercise-request.ts';
import { type ExerciseStatus, exerciseStatus } from './exercise-status.ts';
import { checkClaims } from './message-claims.ts';
import { NOBODYS_KEY, openSigned } from './signed-message.ts';

/** A message that passed every check. */
interface Accepted {
  readonly agent: AuthorisedAgent;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly digest: Buffer;
  readonly expiresAt: Date;
}

/**
 * What registered agents send under the Data Rights Protocol. Whatever is wrong with a message, the answer is the same: null, after
 * the same work. An unknown token, a forged signature, another business, too early, too late and twice cannot be told apart.
 */
export class AgentDesk {
  constructor(
    private readonly scope: Scope,
    private readonly parts: PrivacyParts,
  ) {}

  /** Gives an agent a new token against a message that it signed; the one before it ends (section 2.05). */
  async setUpKey(drpId: string, body: string): Promise<string | null> {
    const { workspaceId, clock } = this.scope;
    return this.scope.transaction(async (em) => {
      const known = await em.findOne(AuthorisedAgent, { workspaceId, drpId, suspendedAt: null });
      const accepted = await this.check(em, known, body);
      // A request that somebody caught on its way opens no door of its own.
      if (!accepted || 'exercise' in accepted.claims || !(await this.takeOnce(em, accepted))) return null;
      const token = randomBytes(32).toString('base64url');
      const { agent } = accepted;
      Object.assign(agent, { tokenHash: hashToken(token), tokenMadeAt: clock.now(), lastCallAt: clock.now() });
      const target = { targetType: 'authorised_agent', targetId: agent.id };
      this.scope.record(em, { action: 'request:submit', ...target, fields: ['tokenHash'] });
      return token;
    });
  }

  /** Whether a token is the one of this agent (section 2.06). */
  async holds(drpId: string, token: string): Promise<boolean> {
    return this.scope.transaction(async (em) => (await this.bearer(em, token))?.drpId === drpId);
  }

  /**
   * Takes a signed request in (section 2.01). The person is asked whether it is theirs, but for an opt-out, which holds at once.
   * Nobody is looked up: the answer is the same whether or not the person is known.
   * @throws UnsupportedExerciseError · InvalidInputError for a request that is signed in order and cannot be taken in
   */
  async exercise(token: string, body: string): Promise<ExerciseStatus | null> {
    this.scope.require('request:submit');
    const accepted = await this.scope.transaction(async (em) => this.check(em, await this.bearer(em, token), body));
    if (!accepted) return null;
    const { input, agentRequestId } = readExercise(accepted.claims);
    const checked = checkRequest(input, this.parts.directory);
    const id = newId();
    const { workspaceId, vault, clock, jobs } = this.scope;
    await vault.ensureKeys(workspaceId, 'request', [id]);
    return this.scope.transaction(async (em) => {
      if (!(await this.takeOnce(em, accepted))) return null;
      const agent = { id: accepted.agent.id, requestId: agentRequestId };
      const receipt = { id, channel: 'agent', receivedAt: clock.now(), regimes: ['ccpa'], agent } as const;
      const request = await createRequest(em, this.scope, checked, receipt);
      recordStep(em, this.scope, request, {
        action: 'request:submit',
        type: 'submitted',
        detail: 'signed by an agent',
      });
      if (request.kind === 'marketing-stop') await jobs.enqueue(em, 'request:receive', { workspaceId, requestId: id });
      else await this.askPerson(em, request, accepted.agent.name);
      return exerciseStatus(em, this.scope, this.parts.publicUrl, request);
    });
  }

  /** Where a request stands, for the agent who sent it and nobody else (section 2.02). */
  async status(token: string, id: string): Promise<ExerciseStatus | null> {
    return this.scope.transaction(async (em) => {
      const request = await this.ownRequest(em, token, id);
      return request && exerciseStatus(em, this.scope, this.parts.publicUrl, request);
    });
  }

  /**
   * Takes a request back for the person (section 2.04).
   * @throws WrongStateError once it is decided
   */
  async revoke(token: string, id: string, body: string): Promise<ExerciseStatus | null> {
    this.scope.require('request:withdraw');
    return this.scope.transaction(async (em) => {
      const agent = await this.bearer(em, token);
      const isMeant = await this.isRevocation(em, agent, body);
      const own = await this.ownRequest(em, token, id);
      if (!isMeant || !own) return null;
      const request = await getRequest(em, this.scope, id);
      if (request.state !== 'withdrawn') await takeBack(em, this.scope, request);
      return exerciseStatus(em, this.scope, this.parts.publicUrl, request);
    });
  }

  /**
   * Whether an agent signed this to take something back. The protocol's body is a reason alone, which is read by nobody and often
   * the same for everybody; whatever says more passes every check, counts once, and is no request.
   */
  private async isRevocation(em: EntityManager, agent: AuthorisedAgent | null, body: string): Promise<boolean> {
    const accepted = await this.check(em, agent, body);
    if (accepted) return !('exercise' in accepted.claims) && this.takeOnce(em, accepted);
    const claims = openSigned(body, agent?.verifyKey ?? NOBODYS_KEY);
    return claims !== null && Object.keys(claims).every((name) => name === 'reason');
  }

  private async bearer(em: EntityManager, token: string): Promise<AuthorisedAgent | null> {
    const { workspaceId } = this.scope;
    return em.findOne(AuthorisedAgent, { workspaceId, tokenHash: hashToken(token), suspendedAt: null });
  }

  private async ownRequest(em: EntityManager, token: string, id: string): Promise<PrivacyRequest | null> {
    const agent = await this.bearer(em, token);
    const request = await em.findOne(PrivacyRequest, { workspaceId: this.scope.workspaceId, id });
    return agent && request?.agentId === agent.id ? request : null;
  }

  /** Every check of section 3.07 in its order, and whether it came before; each is done for a stranger's message too. */
  private async check(em: EntityManager, agent: AuthorisedAgent | null, body: string): Promise<Accepted | null> {
    const { workspaceId, vault, clock } = this.scope;
    const claims = openSigned(body, agent?.verifyKey ?? NOBODYS_KEY);
    const expected = { agentId: agent?.drpId ?? '', businessId: agent?.businessId ?? '', now: clock.now() };
    const life = checkClaims(claims ?? {}, expected);
    // What was signed, and not how: nobody makes a second message of it by signing it again.
    const digest = await vault.blindIndex(workspaceId, 'agent-message', JSON.stringify(claims));
    const before = await em.findOne(AgentCall, { workspaceId, digest });
    return agent && claims && life && !before ? { agent, claims, digest, expiresAt: life.expiresAt } : null;
  }

  /** Of two at once, one is first. */
  private async takeOnce(em: EntityManager, { agent, digest, expiresAt }: Accepted): Promise<boolean> {
    const { workspaceId, clock } = this.scope;
    const rows = await em.execute<unknown[]>(
      `insert into agent_call (workspace_id, id, agent_id, digest, expires_at) values (?, ?, ?, ?, ?)
       on conflict (workspace_id, digest) do nothing returning id`,
      [workspaceId, newId(), agent.id, digest, expiresAt],
    );
    if (rows.length === 0) return false;
    const called = 'update authorised_agent set last_call_at = ? where workspace_id = ? and id = ?';
    await em.execute(called, [clock.now(), workspaceId, agent.id]);
    return true;
  }

  /** AGENT-AC3: who asked is confirmed by the person, with a code that goes to their address and never to the agent's. */
  private async askPerson(em: EntityManager, request: PrivacyRequest, agent: string): Promise<void> {
    const { slug } = await workspaceFacts(em, this.scope.workspaceId);
    const statusUrl = `${this.parts.publicUrl}/privacy/${slug}/status`;
    await sendCode(em, this.scope, this.parts.mailer, request, (values) =>
      composeMail('agent-request-code', { ...values, agent, statusUrl }, request.language),
    );
  }
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
