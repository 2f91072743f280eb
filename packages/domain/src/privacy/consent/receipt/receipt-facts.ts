import type { EntityManager } from '@mikro-orm/postgresql';
import { NotFoundError } from '../../../kernel/errors.ts';
import type { Purpose } from '../../../kernel/purposes.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { CategoryWords } from '../../policy/policy-clause.ts';
import { categoryWords, type PolicyLanguage } from '../../policy/policy-words.ts';
import { categoryServes } from '../../purposes.ts';
import { loadPeriods } from '../../retention/periods.ts';
import { findSubject } from '../append-consent.ts';
import { ConsentEvent } from '../consent-event.entity.ts';
import { isLifted, isStop, isWithin, loadConsents } from '../consent-states.ts';
import { statusOf } from './dpv.ts';

/** Something that happened to the consent. */
export interface ReceiptEvent {
  readonly event: ConsentEvent['event'];
  readonly status: string;
  readonly occurredAt: Date;
  readonly expiresAt: Date | null;
  readonly method: string;
  /** Whether the person said it themselves, or somebody wrote down what they said. */
  readonly isBySubject: boolean;
}

/** Who is responsible. */
export interface ReceiptController {
  readonly name: string;
  readonly slug: string;
  readonly country: string;
  readonly isOperator: boolean;
  readonly timeZone: string;
  readonly privacyEmail: string | null;
  readonly postalAddress: string | null;
}

/** Everything that a receipt says. */
export interface ReceiptFacts {
  readonly id: string;
  readonly subjectId: string;
  readonly issuedAt: Date;
  readonly recordedAt: Date;
  readonly controller: ReceiptController;
  readonly purpose: Purpose;
  readonly topic: string | null;
  readonly channel: string;
  /** The words that were agreed to; null where they cannot be read any more, or there were none. */
  readonly wording: string | null;
  readonly wordingHash: string | null;
  readonly wordingLanguage: string | null;
  readonly categories: readonly CategoryWords[];
  /** Who received data for the purpose, by name. */
  readonly recipients: readonly string[];
  /** What happened to this consent until now, the oldest first. */
  readonly events: readonly ReceiptEvent[];
}

/**
 * What a receipt about an entry of the ledger says, and what happened since to the same consent.
 * @throws NotFoundError for an entry that does not exist, is an objection, or is about somebody who was erased
 */
export async function receiptFacts(
  em: EntityManager,
  scope: Scope,
  id: string,
  language: PolicyLanguage,
): Promise<ReceiptFacts> {
  const { workspaceId, vault, clock } = scope;
  const entry = await em.findOne(ConsentEvent, { workspaceId, id });
  if (!entry || statusOf(entry.event) === null) throw new NotFoundError('consent');
  const { id: subjectId } = await findSubject(em, scope, entry.subject.id);
  const place = { workspaceId, table: 'consent_event', column: 'wording', rowId: id };
  const { purpose, topic = null, channel, recordedAt, wordingHash = null, language: wordingLanguage = null } = entry;
  const words = categoryWords(language, await loadPeriods(em, workspaceId));
  return {
    ...{ id, subjectId, issuedAt: clock.now(), recordedAt, purpose, topic, channel, wordingHash, wordingLanguage },
    controller: await findController(em, workspaceId),
    wording: entry.wording ? await vault.open(place, entry.wording) : null,
    categories: words.filter(({ category }) => categoryServes(category, purpose)),
    recipients: await findRecipients(em, workspaceId, subjectId, purpose),
    events: await findEvents(em, entry),
  };
}

async function findController(em: EntityManager, workspaceId: string): Promise<ReceiptController> {
  const [found] = await em.execute<ReceiptController[]>(
    `select name, slug, country, is_operator as "isOperator", time_zone as "timeZone",
       privacy_email as "privacyEmail", postal_address as "postalAddress" from workspace where id = ?`,
    [workspaceId],
  );
  if (!found) throw new Error('The transaction has not entered this workspace.');
  return found;
}

async function findRecipients(em: EntityManager, workspaceId: string, subjectId: string, purpose: Purpose) {
  const rows = await em.execute<{ recipient: string }[]>(
    `select distinct recipient from disclosure where workspace_id = ? and subject_id = ? and purpose = ? order by recipient`,
    [workspaceId, subjectId, purpose],
  );
  return rows.map(({ recipient }) => recipient);
}

/**
 * The entries of the same scope (the same purpose, channel, topic and address), and every later stop of a wider one: whoever takes
 * back everything takes this back. An objection that stands ends it as a withdrawal does.
 */
async function findEvents(em: EntityManager, entry: ConsentEvent): Promise<ReceiptEvent[]> {
  const { workspaceId, subject } = entry;
  const known = await loadConsents(em, workspaceId, subject.id);
  const own = known.find(({ id }) => id === entry.id);
  if (!own) return [];
  const isItsEnd = (one: typeof own) =>
    isStop(one) && one.occurredAt >= own.occurredAt && isWithin(own, one) && !isLifted(one, known);
  const isSameScope = (one: typeof own) => statusOf(one.event) !== null && isWithin(own, one) && isWithin(one, own);
  const ids = known.filter((one) => isSameScope(one) || isItsEnd(one)).map(({ id }) => id);
  const entries = await em.find(
    ConsentEvent,
    { workspaceId, id: { $in: ids } },
    { orderBy: { occurredAt: 'asc', recordedAt: 'asc', id: 'asc' } },
  );
  return entries.flatMap(({ event: said, occurredAt, expiresAt = null, method, actorKind }) => {
    const event = said === 'objected' ? 'withdrawn' : said;
    const status = statusOf(event);
    return status ? [{ event, status, occurredAt, expiresAt, method, isBySubject: actorKind === 'person' }] : [];
  });
}
