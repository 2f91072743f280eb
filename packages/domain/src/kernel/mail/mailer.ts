import type { EntityManager } from '@mikro-orm/postgresql';
import type { ComposedMail } from './mail-templates.ts';

/** A message to be sent, and the key under which it is kept: a subject's, a request's or the workspace's; the key exists. */
export interface OutgoingMail extends ComposedMail {
  readonly workspaceId: string;
  readonly keyId: string;
  /** The person whose erasure takes the message along. */
  readonly subjectId?: string | null;
  readonly to: string;
}

/** Puts mail into the transaction that causes it: a rollback takes the message along. */
export interface Mailer {
  /** Keeps the message, sealed, and has it sent after the commit; gives its id. */
  queue(em: EntityManager, mail: OutgoingMail): Promise<string>;
  /** Deletes the messages that are kept under keys, before the keys are destroyed. */
  forget(em: EntityManager, workspaceId: string, keyIds: readonly string[]): Promise<void>;
}
