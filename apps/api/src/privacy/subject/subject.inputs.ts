import { decodeId } from '@smartx/domain/kernel';
import { RESTRICTION_GROUNDS, type RestrictionGround } from '@smartx/domain/privacy';
import { closedList } from '../../graphql/closed-list.ts';
import type { SubjectRestrictInput } from './subject.types.ts';

/** The ground of a restriction. @throws InvalidInputError */
export function groundOf({ ground }: SubjectRestrictInput): RestrictionGround {
  return closedList(RESTRICTION_GROUNDS, ground, 'ground');
}

/** The UUID of the person whom an input names. @throws InvalidInputError */
export function subjectIdOf({ subjectId }: { readonly subjectId: string }): string {
  return decodeId('subject', subjectId, 'subjectId');
}
