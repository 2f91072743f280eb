import type { ConsentEvent } from './consent-event.entity.ts';

/** An entry of the ledger, as far as somebody could profit from changing it. */
export type ConsentFacts = Pick<
  ConsentEvent,
  'id' | 'purpose' | 'event' | 'channel' | 'occurredAt' | 'recordedAt' | 'method' | 'actorKind'
> & {
  readonly subject: { readonly id: string };
  readonly contactPointId?: string | null | undefined;
  readonly topic?: string | null | undefined;
  readonly expiresAt?: Date | null | undefined;
  readonly wordingHash?: string | null | undefined;
  readonly language?: string | null | undefined;
  readonly actorId?: string | null | undefined;
  readonly confirmsId?: string | null | undefined;
};

/**
 * Everything that an entry of the ledger says, as one text, always the same for the same entry: the audit commits to it, so
 * that a ledger which was changed behind the product's back does not match its audit any more.
 */
export function consentText(event: ConsentFacts): string {
  const { id, purpose, topic, channel, contactPointId, occurredAt, recordedAt, expiresAt } = event;
  const { wordingHash, language, method, actorKind, actorId, confirmsId } = event;
  return JSON.stringify({
    ...{ id, subject: event.subject.id, contactPoint: contactPointId ?? null, purpose, topic: topic ?? null, channel },
    ...{ event: event.event, occurredAt: occurredAt.toISOString(), recordedAt: recordedAt.toISOString() },
    ...{ expiresAt: expiresAt?.toISOString() ?? null, wordingHash: wordingHash ?? null, language: language ?? null },
    ...{ method, actorKind, actor: actorId ?? null, confirms: confirmsId ?? null },
  });
}
