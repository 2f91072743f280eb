import { generateKeyPairSync, sign } from 'node:crypto';
import { AuthorisedAgents } from '../privacy/agent/authorised-agents.service.ts';
import type { TestDomain, TestWorkspace } from './test-domain.ts';

/** An agent with its key, as the company that has it. */
export interface TestAgent {
  readonly id: string;
  readonly verifyKey: string;
  /** Signs claims in the form of libsodium's combined mode. */
  sign(claims: Readonly<Record<string, unknown>>): string;
  /** A message of this agent that holds for five minutes, with what it is to say beside that. */
  message(more?: Readonly<Record<string, unknown>>): string;
}

const ORIGIN = { publicUrl: 'https://crm.test' };

/** The ids that an agent and a workspace go by in these tests. */
export const DRP_ID = 'PERMISSION_SLIP';
const BUSINESS_ID = 'NORDWIND';

/** A key pair and what it signs; registered nowhere. */
export function keyOfAgent(domain: TestDomain): Omit<TestAgent, 'id'> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const verifyKey = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
  const signed = (claims: Readonly<Record<string, unknown>>) => {
    const bytes = Buffer.from(JSON.stringify(claims));
    return Buffer.concat([sign(null, bytes, privateKey), bytes]).toString('base64');
  };
  const message = (more: Readonly<Record<string, unknown>> = {}) => {
    const now = domain.clock.now().getTime();
    const times = {
      'issued-at': new Date(now - 1000).toISOString(),
      'expires-at': new Date(now + 300_000).toISOString(),
    };
    return signed({ 'agent-id': DRP_ID, 'business-id': BUSINESS_ID, ...times, 'drp.version': '1.0', ...more });
  };
  return { verifyKey, sign: signed, message };
}

/** A registered agent of a workspace. */
export async function givenAgent(
  domain: TestDomain,
  workspace: TestWorkspace,
  callbackUrl: string | null = null,
): Promise<TestAgent> {
  const key = keyOfAgent(domain);
  const agents = new AuthorisedAgents(await workspace.as('privacy-officer', 'RIGHTS_HANDLING'), ORIGIN);
  const { verifyKey } = key;
  const id = await agents.add({
    name: 'Permission Slip',
    drpCode: DRP_ID,
    businessCode: BUSINESS_ID,
    verifyKey,
    callbackUrl,
  });
  return { ...key, id };
}
