import { generateKeyPairSync, sign } from 'node:crypto';
import { AgentDesk, AuthorisedAgents, PrivacyRequest, RequestService } from '@smartx/domain/privacy';
import type { DemoDesk } from './demo-desk.ts';

const AGENT = { name: 'Right Hand Privacy', drpCode: 'RIGHT_HAND', businessCode: 'DEMO' };
const PERSON = { name: 'Maya Brooks', email: 'maya.brooks@mail.example' };
const DAYS_AGO = 7;
const HOLDS_FOR_MS = 300_000;

/**
 * An authorised agent, and a copy that it asked for in somebody's name. Its secret key is forgotten at once: nobody can sign as the
 * agent of a demo, and no news of the request leave for an address outside.
 */
export async function seedAgent(desk: DemoDesk): Promise<void> {
  const { workspaceId, privacy } = desk;
  const officer = desk.as('privacy-officer', 'RIGHTS_HANDLING', DAYS_AGO);
  const agents = new AuthorisedAgents(officer, privacy);
  const known = await officer.transaction((em) => em.count(PrivacyRequest, { workspaceId, channel: 'agent' }));
  if (known > 0) return;
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const verifyKey = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
  await agents.add({ ...AGENT, verifyKey });
  const message = (more: Readonly<Record<string, string>> = {}) => {
    const claims = { ...claimsAt(desk.ago(DAYS_AGO)), ...more };
    const bytes = Buffer.from(JSON.stringify(claims));
    return Buffer.concat([sign(null, bytes, privateKey), bytes]).toString('base64');
  };
  const calls = new AgentDesk(desk.asPerson('RIGHTS_HANDLING', DAYS_AGO), privacy);
  const token = await calls.setUpKey(AGENT.drpCode, message());
  const asked = token && (await calls.exercise(token, message({ exercise: 'access', regime: 'ccpa', ...PERSON })));
  if (!asked) throw new Error('The agent of the demo was not let in.');
  const request = await officer.transaction((em) =>
    em.findOneOrFail(PrivacyRequest, { workspaceId, channel: 'agent' }),
  );
  const service = new RequestService(desk.as('privacy-officer', 'RIGHTS_HANDLING', DAYS_AGO - 1), privacy);
  await service.confirmIdentity(request.id, 'answer-from-known-address');
  await service.matchSubjects(request.id);
}

function claimsAt(now: Date) {
  return {
    ...{ 'agent-id': AGENT.drpCode, 'business-id': AGENT.businessCode, 'drp.version': '1.0' },
    'issued-at': new Date(now.getTime() - 1000).toISOString(),
    'expires-at': new Date(now.getTime() + HOLDS_FOR_MS).toISOString(),
  };
}
