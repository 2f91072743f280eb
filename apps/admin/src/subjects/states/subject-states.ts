import type { Translator } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import type { SubjectStates_SubjectFragment } from '../../gql/graphql.ts';

/** What is true of a person and changes for what their data is used. */
export const SubjectStates_subject = graphql(`
  fragment SubjectStates_subject on DataSubject {
    id
    isMinor
    deceasedOn
    restrictedAt
    restrictionGround
    legalContacts {
      id
      kind
      fullName
      email
    }
    itemRestrictions {
      id
      recordType
      recordId
      restrictionGround
      restrictedAt
      liftedAt
    }
    purposeRestrictions {
      id
      purpose
      restrictionGround
      reason
      restrictedAt
      restrictedBy {
        id
        displayName
      }
    }
    restrictionExceptions {
      id
      purpose
      ground
      reason
      expiresAt
      approvedBy {
        id
        displayName
      }
    }
  }
`);

/** The states of one person. */
export type SubjectStatesData = SubjectStates_SubjectFragment;

/** The grounds of GDPR Art. 18(2). */
export const EXCEPTION_GROUNDS = ['consent', 'legal-claims', 'rights-of-others', 'public-interest'] as const;

/** On what processing goes on although it is restricted. */
export function exceptionWord(i18n: Translator, ground: string): string {
  switch (ground) {
    case 'consent':
      return i18n.t('The person consents to it');
    case 'legal-claims':
      return i18n.t('It is needed for legal claims');
    case 'rights-of-others':
      return i18n.t('It protects the rights of somebody else');
    case 'public-interest':
      return i18n.t('An important public interest needs it');
    default:
      return ground;
  }
}

/** What somebody is to the person for whom they speak. */
export function speakerWord(i18n: Translator, kind: string): string {
  switch (kind) {
    case 'guardian':
      return i18n.t('Guardian');
    case 'heir':
      return i18n.t('Heir');
    case 'representative':
      return i18n.t('Representative');
    default:
      return kind;
  }
}

/** The record that is stored alone, by its kind. */
export function recordWord(i18n: Translator, type: string): string {
  switch (type) {
    case 'note':
      return i18n.t('Note');
    case 'activity':
      return i18n.t('Activity');
    case 'task':
      return i18n.t('Task');
    case 'file':
      return i18n.t('File');
    default:
      return type;
  }
}
