import { decodeId, isPurpose, PURPOSE_NAMES } from '@smartx/domain/kernel';
import { CONSENT_EVENTS, type ConsentInput, RESTRICTION_GROUNDS, type RestrictionGround } from '@smartx/domain/privacy';
import { closedList } from '../../graphql/closed-list.ts';
import type { ConsentRecordInput, SubjectRestrictInput } from './subject.types.ts';

const CHANNELS = ['any', 'email', 'phone', 'post', 'message'] as const;

/** The input as the domain takes it, field by field. @throws InvalidInputError */
export function consentInputOf(input: ConsentRecordInput): ConsentInput {
  const { occurredAt, topic, expiresAt, wording, language, method, proof } = input;
  const purpose = isPurpose(input.purpose) ? input.purpose : closedList(PURPOSE_NAMES, input.purpose, 'purpose');
  return {
    ...{ topic, expiresAt, wording, language, method, proof },
    subjectId: subjectIdOf(input),
    occurredAt: occurredAt ?? undefined,
    purpose: purpose ?? 'MARKETING',
    event: closedList(CONSENT_EVENTS, input.event, 'event') ?? 'pending',
    channel: closedList(CHANNELS, input.channel, 'channel'),
  };
}

/** The ground of a restriction. @throws InvalidInputError */
export function groundOf({ ground }: SubjectRestrictInput): RestrictionGround {
  return closedList(RESTRICTION_GROUNDS, ground, 'ground') ?? 'accuracy-contested';
}

/** The UUID of the person whom an input names. @throws InvalidInputError */
export function subjectIdOf({ subjectId }: { readonly subjectId: string }): string {
  return decodeId('subject', subjectId, 'subjectId');
}
