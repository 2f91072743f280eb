import { decodeId, isPurpose, PURPOSE_NAMES, type Purpose } from '@smartx/domain/kernel';
import { CONSENT_CHANNELS, CONSENT_EVENTS, type ConsentInput } from '@smartx/domain/privacy';
import { closedList } from '../../graphql/closed-list.ts';
import type { ConsentRecordInput } from './consent.types.ts';

/** The input as the domain takes it, field by field. @throws InvalidInputError */
export function consentInputOf(input: ConsentRecordInput): ConsentInput {
  const { occurredAt, topic, expiresAt, wording, language, method, proof } = input;
  return {
    ...{ topic, expiresAt, wording, language, method, proof },
    subjectId: decodeId('subject', input.subjectId, 'subjectId'),
    occurredAt: occurredAt ?? undefined,
    purpose: purposeOf(input.purpose),
    event: closedList(CONSENT_EVENTS, input.event, 'event') ?? 'pending',
    channel: closedList(CONSENT_CHANNELS, input.channel, 'channel'),
    contactPointId: pointOf(input.contactPointId),
  };
}

/** The purpose that a text names. @throws InvalidInputError */
export function purposeOf(text: string): Purpose {
  return isPurpose(text) ? text : (closedList(PURPOSE_NAMES, text, 'purpose') ?? 'MARKETING');
}

function pointOf(id: string | null | undefined): string | null {
  return id == null ? null : decodeId('contactPoint', id, 'contactPointId');
}
