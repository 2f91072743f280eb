/**
 * The four roles of GDPRbench and how often each does what, in percent (Shastri, Banakar, Wasserman, Kumar, Chidambaram:
 * "Understanding and Benchmarking the Impact of GDPR on Database Systems", PVLDB 13(7), 2020, table 2).
 */
export const ROLES = {
  controller: { 'create-record': 25, 'delete-record': 25, 'update-metadata': 50 },
  customer: {
    'read-data': 20,
    'read-metadata': 20,
    'update-data': 20,
    'update-metadata': 20,
    'delete-record': 20,
  },
  processor: { 'read-data-for-purpose': 80, 'read-by-purpose': 20 },
  regulator: { 'read-metadata': 46, 'get-logs': 31, 'verify-deletion': 23 },
} as const;

/** Who asks. */
export type RoleName = keyof typeof ROLES;

/** What is asked. */
export type Deed = { [Role in RoleName]: keyof (typeof ROLES)[Role] }[RoleName];

/** The roles in the order of the paper. */
export const ROLE_NAMES: readonly RoleName[] = ['controller', 'customer', 'processor', 'regulator'];

/** Numbers between 0 and 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What a role does next. */
export function nextDeed(role: RoleName, random: () => number): Deed {
  const mix: Readonly<Partial<Record<Deed, number>>> = ROLES[role];
  let left = random() * 100;
  for (const deed of DEEDS) {
    left -= mix[deed] ?? 0;
    if (mix[deed] !== undefined && left < 0) return deed;
  }
  throw new RangeError(`The mix of ${role} is not 100 %.`);
}

const DEEDS: readonly Deed[] = [
  'create-record',
  'delete-record',
  'update-metadata',
  'read-data',
  'read-metadata',
  'update-data',
  'read-data-for-purpose',
  'read-by-purpose',
  'get-logs',
  'verify-deletion',
];

/** A place in a list: evenly for the controller, for the others as Zipf has it (exponent 0.99, as YCSB). */
export function pick(role: RoleName, length: number, random: () => number): number {
  if (role === 'controller') return Math.floor(random() * length);
  // The inverse of the continuous distribution, which is close enough to the discrete one.
  const share = 1 - 0.99;
  return Math.min(length - 1, Math.floor(((length ** share - 1) * random() + 1) ** (1 / share)) - 1);
}
