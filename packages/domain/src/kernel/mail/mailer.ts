import type { EntityManager } from '@mikro-orm/postgresql';
import type { Purpose } from '../purposes.ts';
import type { ComposedMail } from './mail-templates.ts';

/**
 * A message of the closed list, and the key under which it is kept: a subject's, a request's or the workspace's; the key exists.
 * It answers what somebody did, holds no advertising, and goes out whatever they refuse.
 */
export interface ServiceMail extends ComposedMail {
  /** That of the question which it asks, so that it goes out only as long as that is open; by default a new one. */
  readonly id?: string;
  readonly workspaceId: string;
  readonly keyId: string;
  /** The person whose erasure takes the message along. */
  readonly subjectId?: string | null;
  readonly to: string;
}

/** Every other message: to an address of a person, for a purpose; it goes out only as long as the person may be written to. */
export interface PersonalMail {
  /** That of the activity that records it; by default a new one. */
  readonly id?: string;
  readonly workspaceId: string;
  /** Whose key it is kept under. */
  readonly subjectId: string;
  /** An e-mail address of the person; where it goes is read from there. */
  readonly contactPointId: string;
  readonly purpose: Purpose;
  readonly topic?: string | null;
  /** It is about goods or services of one's own, like those that the person bought. */
  readonly similarGoods?: boolean;
  /** It says how to stop such messages, at no cost. */
  readonly stopOffered?: boolean;
  readonly subject: string;
  readonly body: string;
}

/** A message to be sent. */
export type OutgoingMail = ServiceMail | PersonalMail;

/** Puts mail into the transaction that causes it: a rollback takes the message along. */
export interface Mailer {
  /**
   * Keeps the message, sealed, and has it sent after the commit; gives its id.
   * @throws SendRefusedError for one that is none of the closed list to somebody who may not be written to
   */
  queue(em: EntityManager, mail: OutgoingMail): Promise<string>;
  /** Deletes the messages that are kept under keys, before the keys are destroyed. */
  forget(em: EntityManager, workspaceId: string, keyIds: readonly string[]): Promise<void>;
}
