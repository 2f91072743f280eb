import { decodeId, isPurpose, PURPOSE_NAMES, type Purpose } from '@smartx/domain/kernel';
import { CONSENT_CHANNELS, CONSENT_EVENTS, type ConsentInput, type ConsentQuestion } from '@smartx/domain/privacy';
import { closedList } from '../../graphql/closed-list.ts';
import type { ConsentAskInput, ConsentRecordInput } from './consent.types.ts';

/** The input as the domain takes it, field by field. @throws InvalidInputError */
export function consentInputOf(input: ConsentRecordInput): ConsentInput {
  const { occurredAt, topic, expiresAt, wording, language, method, proof } = input;
  return {
    ...{ topic, expiresAt, wording, language, method, proof },
    subjectId: decodeId('subject', input.subjectId, 'subjectId'),
    occurredAt: occurredAt ?? undefined,
    purpose: purposeOf(input.purpose),
    event: closedList(CONSENT_EVENTS, input.event, 'event'),
    channel: closedList(CONSENT_CHANNELS, input.channel, 'channel'),
    contactPointId: pointOf(input.contactPointId),
  };
}

/** The question as the domain takes it, field by field. @throws InvalidInputError */
export function consentQuestionOf(input: ConsentAskInput): ConsentQuestion {
  const { topic, wording, language, proof } = input;
  return {
    ...{ topic, wording, language, proof },
    subjectId: decodeId('subject', input.subjectId, 'subjectId'),
    purpose: purposeOf(input.purpose),
    contactPointId: decodeId('contactPoint', input.contactPointId, 'contactPointId'),
  };
}

/** The purpose that a text names. @throws InvalidInputError */
function purposeOf(text: string): Purpose {
  return isPurpose(text) ? text : closedList(PURPOSE_NAMES, text, 'purpose');
}

function pointOf(id: string | null | undefined): string | null {
  return id == null ? null : decodeId('contactPoint', id, 'contactPointId');
}
