import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { broken, connectionOf, done, openConsole, refused, toastSays } from '../testing/open-console.tsx';

/** A registered agent that is connected, whatever else is said. */
function agent(more: object = {}) {
  return {
    ...{
      __typename: 'AuthorisedAgent',
      id: 'agt_1',
      name: 'Permission Slip',
      drpCode: 'SLIP',
      businessCode: 'NORDWIND',
    },
    ...{ verifyKey: 'a'.repeat(44), callbackUrl: 'https://agent.example/status', createdAt: '2026-11-01T08:00:00Z' },
    ...{ tokenMadeAt: '2026-11-01T09:00:00Z', lastCallAt: null, suspendedAt: null, suspendReason: null, version: 3 },
    ...{ unprovenCount: 2, openCount: 1, doneCount: 0, refusedCount: 0, withdrawnCount: 0, addedBy: null },
    ...more,
  };
}

const ENDPOINT = {
  ...{ __typename: 'AgentEndpoint', apiBase: 'https://crm.test/drp/nordwind', businessCode: 'NORDWIND' },
  supportedActions: ['access', 'deletion'],
};

it('AGENT-AC1 agents are registered by their key, with the address that they write to; what is wrong stays where it was entered', async () => {
  const { user, api, sent } = openConsole('agents', { answers: { authorisedAgents: broken } });
  await screen.findByText('The agents could not be loaded');
  api.answer({
    authorisedAgents: connectionOf([]),
    agentEndpoint: ENDPOINT,
    agentAdd: refused('No key.', 'verifyKey'),
  });
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText('No agent is registered');

  const [open] = screen.getAllByRole('button', { name: 'Register an agent' });
  if (open) await user.click(open);
  const dialog = within(await screen.findByRole('dialog', { name: 'Register an agent' }));
  expect(await dialog.findByText('https://crm.test/drp/nordwind')).toBeDefined();
  await user.click(dialog.getByRole('button', { name: 'Register the agent' }));
  expect(await dialog.findByText('Give the agent a name.')).toBeDefined();
  await user.type(dialog.getByLabelText(/^Name/), 'Slip');
  await user.type(dialog.getByLabelText(/^DRP id/), 'SLIP');
  await user.type(dialog.getByLabelText(/^Verify key/), 'key');
  await user.click(dialog.getByRole('button', { name: 'Register the agent' }));
  expect(await dialog.findByText('No key.')).toBeDefined();
  api.answer({ agentAdd: done(agent()), authorisedAgent: agent(), authorisedAgents: connectionOf([agent()]) });
  await user.click(dialog.getByRole('button', { name: 'Register the agent' }));

  await toastSays('The agent is registered');
  expect(sent('AgentAdd')).toMatchObject({
    input: { name: 'Slip', drpCode: 'SLIP', businessCode: 'NORDWIND', verifyKey: 'key', callbackUrl: null },
  });
}, 60_000);

it('AGENT-AC1 an agent is shown with where its requests stand, and suspended with a reason over the version that was seen', async () => {
  const { user, api, sent } = openConsole('agents?open=agt_1', {
    answers: { authorisedAgents: connectionOf([agent()]), authorisedAgent: agent() },
  });
  const peek = within(await screen.findByRole('complementary', { name: 'Permission Slip' }));
  expect(await peek.findByText('Wait for the person')).toBeDefined();
  expect(peek.getByText('https://agent.example/status')).toBeDefined();

  await user.click(peek.getByRole('button', { name: 'Suspend the agent' }));
  await user.click(peek.getByRole('button', { name: 'Suspend the agent' }));
  expect(await peek.findByText('Say why it is suspended.')).toBeDefined();
  await user.type(peek.getByLabelText(/Why it is suspended/), 'Key lost.');
  const suspended = agent({ suspendedAt: '2026-11-20T08:00:00Z', suspendReason: 'Key lost.', version: 4 });
  api.answer({
    agentSuspend: done(suspended),
    authorisedAgent: suspended,
    authorisedAgents: connectionOf([suspended]),
  });
  await user.click(peek.getByRole('button', { name: 'Suspend the agent' }));

  await toastSays('The agent was suspended');
  expect(sent('AgentSuspend')).toMatchObject({ input: { id: 'agt_1', reason: 'Key lost.', ifVersion: 3 } });
  expect(await peek.findByRole('button', { name: 'Let the agent in again' })).toBeDefined();
}, 60_000);
