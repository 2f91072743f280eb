import type { Scope } from '@smartx/domain/kernel';

/** The services of the domain for one operation; a slice adds its own here. */
export interface Services {
  readonly scope: Scope;
}

/** Makes the services of one operation. */
export function createServices(scope: Scope): Services {
  return { scope };
}
