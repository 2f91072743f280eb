import { decodeId, InvalidInputError, isPurpose, kindOfId, type Purpose } from '@smartx/domain/kernel';
import {
  EXCEPTION_GROUNDS,
  LEGAL_CONTACT_KINDS,
  type NewException,
  type NewLegalContact,
  RESTRICTABLE_RECORDS,
  RESTRICTION_GROUNDS,
  type RestrictedItem,
  type RestrictedPurposes,
} from '@smartx/domain/privacy';
import { closedList } from '../../graphql/closed-list.ts';
import type {
  ItemRestrictInput,
  LegalContactInput,
  RestrictionExceptionAllowInput,
  SubjectRestrictPurposesInput,
} from './state.types.ts';

/** Who speaks for a person, if anybody is named. @throws InvalidInputError */
export function legalContactOf(input: LegalContactInput | null | undefined): NewLegalContact | null {
  if (!input) return null;
  const { kind, fullName, email } = input;
  const known = closedList(LEGAL_CONTACT_KINDS, kind, 'legalContact.kind');
  return { kind: known, fullName, email: email ?? null };
}

/** The record that is to be restricted. @throws InvalidInputError for one that is restricted with its person alone */
export function restrictedItemOf({ recordId, ground }: ItemRestrictInput): RestrictedItem {
  const kind = kindOfId(recordId);
  const recordType = RESTRICTABLE_RECORDS.find((one) => one === kind);
  if (!recordType) throw invalid('recordId', `Expected the id of one of these: ${RESTRICTABLE_RECORDS.join(', ')}.`);
  const known = closedList(RESTRICTION_GROUNDS, ground, 'ground');
  return { recordType, recordId: decodeId(recordType, recordId, 'recordId'), ground: known };
}

/** The purposes that are to stand still. @throws InvalidInputError */
export function restrictedPurposesOf({ purposes, ground, reason }: SubjectRestrictPurposesInput): RestrictedPurposes {
  const known = closedList(RESTRICTION_GROUNDS, ground, 'ground');
  return { purposes: purposes.map((name) => purposeOf(name, 'purposes')), ground: known, reason };
}

/** What is to go on although a person is restricted. @throws InvalidInputError */
export function exceptionOf({ purpose, ground, reason, expiresAt }: RestrictionExceptionAllowInput): NewException {
  const known = closedList(EXCEPTION_GROUNDS, ground, 'ground');
  return { purpose: purposeOf(purpose), ground: known, reason, expiresAt };
}

function purposeOf(text: string, path = 'purpose'): Purpose {
  if (!isPurpose(text)) throw invalid(path, 'Expected the name of a purpose.');
  return text;
}

function invalid(path: string, message: string): InvalidInputError {
  return new InvalidInputError([{ path, message }]);
}
