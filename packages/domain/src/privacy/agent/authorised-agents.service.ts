import { type FieldProblem, InvalidInputError, WrongStateError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { type PrivacyParts, workspaceFacts } from '../privacy-parts.ts';
import { AuthorisedAgent } from './authorised-agent.entity.ts';
import { SUPPORTED_ACTIONS } from './drp/exercise-request.ts';
import { isVerifyKey } from './drp/signed-message.ts';

/** An agent as the officer registers it. */
export interface NewAgent {
  readonly name: string;
  /** Its id in the directory of the protocol. */
  readonly drpCode: string;
  /** The id of this workspace there. */
  readonly businessCode: string;
  readonly verifyKey: string;
  readonly callbackUrl?: string | null | undefined;
}

/** What an agent has to know of a workspace. */
export interface AgentEndpoint {
  readonly apiBase: string;
  /** A proposal: the directory knows it by the id that was agreed there. */
  readonly businessCode: string;
  readonly supportedActions: readonly string[];
}

const LONGEST_NAME = 120;
const LONGEST_REASON = 500;
const LONGEST_ADDRESS = 500;
/** The directory of the protocol says `[A-Z_]+`; ids with digits and hyphens are in use too. */
const DRP_ID = /^[A-Za-z0-9_-]{1,64}$/;

/** The agents whose signed requests a workspace accepts (CCPA § 1798.135(e), Data Rights Protocol 1.0). */
export class AuthorisedAgents {
  constructor(
    private readonly scope: Scope,
    private readonly parts: Pick<PrivacyParts, 'publicUrl'>,
  ) {}

  /**
   * What an agent has to know of this workspace, as the directory of the protocol lists it.
   * @throws NotAllowedError · PurposeNotAllowedError
   */
  async endpoint(): Promise<AgentEndpoint> {
    this.scope.require('agent:manage');
    const { slug } = await this.scope.transaction((em) => workspaceFacts(em, this.scope.workspaceId));
    const businessCode = slug.toUpperCase().replaceAll(/[^A-Z]+/g, '_');
    return { apiBase: `${this.parts.publicUrl}/drp/${slug}`, businessCode, supportedActions: SUPPORTED_ACTIONS };
  }

  /**
   * Registers an agent by its public key, which it told outside this product. It can ask for its token from now on.
   * @throws NotAllowedError · PurposeNotAllowedError · InvalidInputError · WrongStateError for an id that is registered
   */
  async add(input: NewAgent): Promise<string> {
    this.scope.require('agent:manage');
    const agent = checkAgent(input);
    const { workspaceId, clock, viewer } = this.scope;
    return this.scope.transaction(async (em) => {
      if (await em.findOne(AuthorisedAgent, { workspaceId, drpId: agent.drpId }))
        throw new WrongStateError('registered', 'An agent with this id is registered already.');
      const id = newId();
      const now = clock.now();
      const addedById = viewer.kind === 'member' ? viewer.id : null;
      em.persist(em.create(AuthorisedAgent, { ...agent, workspaceId, id, addedById, createdAt: now, updatedAt: now }));
      this.scope.record(em, {
        action: 'agent:manage',
        targetType: 'authorised_agent',
        targetId: id,
        fields: ['added'],
      });
      return id;
    });
  }

  /**
   * Accepts nothing more of an agent, at once; its open requests go on, for they are of people.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · StaleVersionError · InvalidInputError · WrongStateError
   */
  async suspend(id: string, reason: string, ifVersion?: number | null): Promise<string> {
    const words = reason.trim().normalize('NFC');
    if (words.length === 0 || words.length > LONGEST_REASON)
      throw new InvalidInputError([{ path: 'reason', message: `Expected 1 to ${LONGEST_REASON} characters.` }]);
    return this.change(id, ifVersion, 'suspended', (agent) => {
      if (agent.suspendedAt) throw new WrongStateError('suspended', 'This agent is suspended already.');
      // The token goes with it: whoever has it has nothing, also if the agent is let in again.
      Object.assign(agent, { suspendedAt: this.scope.clock.now(), suspendReason: words, tokenHash: null });
    });
  }

  /**
   * Lets an agent in again; it has to ask for a new token.
   * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError · StaleVersionError · WrongStateError where it is not suspended
   */
  async resume(id: string, ifVersion?: number | null): Promise<string> {
    return this.change(id, ifVersion, 'resumed', (agent) => {
      if (!agent.suspendedAt) throw new WrongStateError('active', 'This agent is not suspended.');
      Object.assign(agent, { suspendedAt: null, suspendReason: null });
    });
  }

  private change(
    id: string,
    ifVersion: number | null | undefined,
    field: string,
    work: (agent: AuthorisedAgent) => void,
  ): Promise<string> {
    this.scope.require('agent:manage');
    return this.scope.transaction(async (em) => {
      const agent = await this.scope.findVisible(em, AuthorisedAgent, id, 'agent:manage', ifVersion);
      work(agent);
      agent.updatedAt = this.scope.clock.now();
      const target = { targetType: 'authorised_agent', targetId: agent.id, version: agent.version + 1 };
      this.scope.record(em, { action: 'agent:manage', ...target, fields: [field] });
      return agent.id;
    });
  }
}

/** @throws InvalidInputError naming every place */
function checkAgent(input: NewAgent) {
  const problems: FieldProblem[] = [];
  const refuse = (path: string, message: string) => problems.push({ path, message });
  const name = input.name.trim().normalize('NFC');
  const [drpId, businessId, verifyKey] = [input.drpCode.trim(), input.businessCode.trim(), input.verifyKey.trim()];
  const callbackUrl = input.callbackUrl?.trim() || null;
  if (name.length === 0 || name.length > LONGEST_NAME) refuse('name', `Expected 1 to ${LONGEST_NAME} characters.`);
  const id = 'Expected letters, digits, hyphens and underscores, as in the directory of the protocol.';
  if (!DRP_ID.test(drpId)) refuse('drpCode', id);
  if (!DRP_ID.test(businessId)) refuse('businessCode', id);
  if (!isVerifyKey(verifyKey)) refuse('verifyKey', 'Expected a public Ed25519 key: 32 bytes in base64.');
  if (callbackUrl !== null && !isCallback(callbackUrl))
    refuse('callbackUrl', 'Expected an address that begins with https:// and names a host on the internet.');
  if (problems.length > 0) throw new InvalidInputError(problems);
  return { name, drpId, businessId, verifyKey, callbackUrl };
}

/** An address on the internet, over TLS, without a sign-in in it. A name may still lead inside: that is looked at when it is called. */
function isCallback(text: string): boolean {
  const url = URL.parse(text);
  if (!url || text.length > LONGEST_ADDRESS || url.protocol !== 'https:') return false;
  const isNamed = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/.test(url.hostname);
  return isNamed && url.username === '' && url.password === '' && !/\.(local|localhost|internal)$/.test(url.hostname);
}
