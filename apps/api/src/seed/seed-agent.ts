import { generateKeyPairSync, sign } from 'node:crypto';
import { AgentDesk, AuthorisedAgent, AuthorisedAgents, PrivacyRequest, RequestService } from '@smartx/domain/privacy';
import type { DemoDesk } from './demo-desk.ts';

const AGENT = { name: 'Right Hand Privacy', drpCode: 'RIGHT_HAND', businessCode: 'DEMO' };
const PERSON = { name: 'Maya Brooks', email: 'maya.brooks@mail.example' };
const DAYS_AGO = 7;
const HOLDS_FOR_MS = 300_000;

/**
 * An authorised agent, and a copy that it asked for in somebody's name. Its secret key is forgotten at once: nobody can sign as the
 * agent of a demo, and no news of the request leave for an address outside. Can run again: where it was cut off before the agent
 * asked for anything, another agent takes the place of the one whose key is lost.
 */
export async function seedAgent(desk: DemoDesk): Promise<void> {
  const { workspaceId, privacy } = desk;
  const officer = desk.as('privacy-officer', 'RIGHTS_HANDLING', DAYS_AGO);
  const agents = new AuthorisedAgents(officer, privacy);
  const known = await officer.transaction((em) => em.count(PrivacyRequest, { workspaceId, channel: 'agent' }));
  if (known > 0) return;
  const lost = await officer.transaction((em) => em.count(AuthorisedAgent, { workspaceId }));
  const drpCode = lost > 0 ? `${AGENT.drpCode}_${lost + 1}` : AGENT.drpCode;
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const verifyKey = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
  await agents.add({ ...AGENT, drpCode, verifyKey });
  const message = (more: Readonly<Record<string, string>> = {}) => {
    const claims = { 'agent-id': drpCode, ...claimsAt(desk.ago(DAYS_AGO)), ...more };
    const bytes = Buffer.from(JSON.stringify(claims));
    return Buffer.concat([sign(null, bytes, privateKey), bytes]).toString('base64');
  };
  const calls = new AgentDesk(desk.asPerson('RIGHTS_HANDLING', DAYS_AGO), privacy);
  const token = await calls.setUpKey(drpCode, message());
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
    ...{ 'business-id': AGENT.businessCode, 'drp.version': '1.0' },
    'issued-at': new Date(now.getTime() - 1000).toISOString(),
    'expires-at': new Date(now.getTime() + HOLDS_FOR_MS).toISOString(),
  };
}
