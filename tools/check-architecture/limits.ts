/** The targets of the house style. A change of a number here is a decision and needs a record. */
export const limits = {
  filesInCycles: 0,
  fileLines: { p95: 250, max: 400 },
  functionLines: { p95: 40, max: 80, maxComponent: 120 },
  filesPerFolder: { p95: 12, max: 20 },
  resolverLines: { median: 1, max: 8 },
  anys: 0,
  suppressionsPerThousand: 0.2,
  assertionsPerThousand: 1,
  commentsPerHundred: { min: 5, max: 12 },
} as const;
