import type { Draft } from '../visit/keeper.ts';

const OPT_OUT_PURPOSES = ['PROSPECTING', 'MARKETING', 'PARTNER_SHARING', 'PROFILING'];

/** AGENT-AC3: whether an agent opts out for somebody, which holds at once and is confirmed by nobody; the API decides the same. */
export function isAgentsOptOut({ kind, askedFor, objectedTo = '' }: Draft): boolean {
  if (askedFor !== 'client') return false;
  if (kind === 'marketing-stop') return true;
  return kind === 'objection' && objectedTo.split(' ').every((purpose) => OPT_OUT_PURPOSES.includes(purpose));
}
