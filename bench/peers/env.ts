/** A setting that the comparison hands to a peer. @throws Error naming the one that is absent */
export function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set.`);
  return value;
}

/** The port on which a peer listens. */
export function port(): number {
  return Number(required('PORT'));
}

/** The settings of this process, for a process that it starts. */
export function inherited(): NodeJS.ProcessEnv {
  return process.env;
}
