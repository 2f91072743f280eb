import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { done, openConsole, toastSays } from '../../testing/open-console.tsx';
import { request, STAGES } from '../../testing/requests.ts';

const REASON = 'The heirs settle the estate.';
const STAGE = {
  ...STAGES.review,
  kind: 'access',
  needsApproval: false,
  askedFor: 'deceased',
  deceasedName: 'Ana Lind',
};
const RULES = [
  {
    ...{ __typename: 'EstateRule', country: 'FR', law: 'art. 85', grants: ['settling-the-estate'] },
    ...{ refuses: ['no-right'], yearsAfterDeath: null },
  },
  {
    ...{ __typename: 'EstateRule', country: 'DK', law: '§ 2(5)', grants: ['law-applies-after-death'] },
    ...{ refuses: ['no-right'], yearsAfterDeath: 10 },
  },
];

it('DEC-AC2 notes which proof was seen, then decides by the rule of a country; the usual steps come after', async () => {
  const proven = { ...STAGE, estateProof: 'notary-letter', estateProofAt: '2026-11-20T12:00:00Z', version: 5 };
  const granted = { estateLaw: 'DK', estateGround: 'law-applies-after-death', estateDecidedAt: '2026-11-20T12:05:00Z' };
  const { user, sent } = openConsole('requests/req_1', {
    answers: {
      ...{ privacyRequest: request(STAGE), estateRules: RULES },
      privacyRequestEstateProof: done(request(proven)),
      privacyRequestEstateDecide: done(request({ ...proven, ...granted, decisionReason: REASON, version: 6 })),
    },
  });
  const proof = within(await screen.findByRole('form', { name: 'Proof' }));
  expect(screen.getByText('Ana Lind')).toBeDefined();
  await user.click(proof.getByRole('button', { name: 'Note the proof' }));
  expect(await proof.findByText('Choose what you have seen.')).toBeDefined();
  await user.selectOptions(proof.getByLabelText(/What have you seen/), 'notary-letter');
  await user.type(proof.getByLabelText(/Day of death/), '2026-05-01');
  await user.click(proof.getByRole('button', { name: 'Note the proof' }));
  await toastSays('The proof is noted, and the person is marked as deceased');
  expect(sent('EstateProof')).toMatchObject({ input: { proof: 'notary-letter', diedOn: '2026-05-01', ifVersion: 4 } });

  const decide = within(await screen.findByRole('form', { name: 'Decide' }));
  await user.selectOptions(decide.getByLabelText(/Rule of/), 'DK');
  expect(decide.getByText('§ 2(5): for 10 years after the death')).toBeDefined();
  await user.click(decide.getByRole('radio', { name: 'They have a say: go on' }));
  await user.selectOptions(decide.getByLabelText(/Ground/), 'law-applies-after-death');
  await user.type(decide.getByRole('textbox', { name: /The reasons/ }), REASON);
  await user.click(decide.getByRole('button', { name: 'Decide' }));
  await toastSays('Decided');
  expect(sent('EstateDecide')).toMatchObject({
    input: { isGranted: true, country: 'DK', ground: 'law-applies-after-death', reason: REASON, ifVersion: 5 },
  });
}, 60_000);
