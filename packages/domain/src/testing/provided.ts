declare module 'vitest' {
  export interface ProvidedContext {
    /** The logins of the run's database, and the master key of its vault. */
    database: { owner: string; app: string; keys: string; masterKey: string };
  }
}

export type Provided = import('vitest').ProvidedContext;
