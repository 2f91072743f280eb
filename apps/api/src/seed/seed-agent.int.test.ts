import { AuthorisedAgent, AuthorisedAgents, PrivacyRequest } from '@smartx/domain/privacy';
import { keyOfAgent, openTestDomain, type TestDomain, testPrivacyParts } from '@smartx/domain/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Application } from '../application.ts';
import { DemoDesk } from './demo-desk.ts';
import { seedAgent } from './seed-agent.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

it('the agent of the demo asks for a copy once, also where the seed was cut off after it was registered', async () => {
  const workspace = await domain.givenWorkspace();
  const officer = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
  const privacy = testPrivacyParts(domain);
  const member = { workspaceId: workspace.id, memberId: officer.viewer.id ?? '', role: 'privacy-officer' } as const;
  const staff = [{ ...member, fullName: 'Priya Officer', email: 'privacy@demo.example' }];
  const desk = new DemoDesk({ ...domain, privacy } as unknown as Application, staff, workspace.id);
  const registered = { name: 'Right Hand Privacy', drpCode: 'RIGHT_HAND', businessCode: 'DEMO' };
  await new AuthorisedAgents(officer, privacy).add({ ...registered, verifyKey: keyOfAgent(domain).verifyKey });

  await seedAgent(desk);
  await seedAgent(desk);

  const { requests, agents } = await workspace.asSystem().transaction(async (em) => ({
    requests: await em.find(PrivacyRequest, { workspaceId: workspace.id }),
    agents: await em.find(AuthorisedAgent, { workspaceId: workspace.id }, { orderBy: { drpId: 'asc' } }),
  }));
  expect(agents.map(({ drpId }) => drpId)).toEqual(['RIGHT_HAND', 'RIGHT_HAND_2']);
  expect(requests).toMatchObject([{ kind: 'access', channel: 'agent' }]);
});
