import type { RequestInput } from '../../request/request-input.ts';

/** The rights of the protocol that a workspace carries out, and as which of its own (section 3.01). */
const ACTIONS = {
  access: 'access',
  'access:categories': 'access',
  'access:specific': 'access',
  deletion: 'erasure',
  'sale:opt_out': 'marketing-stop',
} as const satisfies Record<string, RequestInput['kind']>;

/** The rights that can be used through an agent, for the directory entry of a workspace. */
export const SUPPORTED_ACTIONS = Object.keys(ACTIONS);

/** A signed request, read. */
export interface Exercise {
  readonly input: RequestInput;
  /** The agent's own number of it. */
  readonly agentRequestId: string | null;
}

/** Why a request that is signed in order cannot be taken in; the agent is told. */
export class UnsupportedExerciseError extends Error {
  override readonly name = 'UnsupportedExerciseError';
}

const LONGEST_ID = 200;

/**
 * Reads which right is used for whom. A consent to a sale is not taken from an agent: only the person gives one.
 * @throws UnsupportedExerciseError
 */
export function readExercise(claims: Readonly<Record<string, unknown>>): Exercise {
  const { regime = null } = claims;
  // Without a law it is a voluntary request, and California's rules are the ones that the protocol knows.
  if (regime !== null && regime !== 'ccpa') throw new UnsupportedExerciseError('Unsupported regime submitted.');
  const kind = kindOf(claims.exercise);
  if (!kind) throw new UnsupportedExerciseError('Unsupported rights actions submitted.');
  const isOptOut = kind === 'marketing-stop';
  const email = textOf(claims.email);
  if (email === null)
    throw new UnsupportedExerciseError('The e-mail address of the person is missing: it is how we reach them.');
  return {
    input: {
      ...{ kind, email, name: textOf(claims.name), phone: null, message: null },
      language: 'en',
      country: 'US',
      askedFor: 'client',
      // An opt-out of sale closes the sharing with partners beside every approach.
      objectedTo: isOptOut ? ['PARTNER_SHARING'] : [],
    },
    agentRequestId: textOf(claims['agent-request-id'])?.slice(0, LONGEST_ID) ?? null,
  };
}

function kindOf(exercise: unknown): RequestInput['kind'] | null {
  return typeof exercise === 'string' && isAction(exercise) ? ACTIONS[exercise] : null;
}

function isAction(text: string): text is keyof typeof ACTIONS {
  return Object.hasOwn(ACTIONS, text);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
