import type { UserErrorFields } from '@smartx/client';
import { graphql } from '../gql/gql.ts';
import type { PurposeItem_SettingFragment } from '../gql/graphql.ts';

/** One purpose of the list. */
export const PurposeItem_setting = graphql(`
  fragment PurposeItem_setting on PurposeSetting {
    id
    purpose
    isOn
    basis
    wording
    version
    assessmentState
    assessment
    assessmentReviewOn
    bases {
      basis
      decidedAt
      decidedBy {
        id
        displayName
      }
    }
    notices {
      number
      language
      wording
      publishedAt
      publishedBy {
        id
        displayName
      }
    }
  }
`);

/** Whatever a person refused of a command; empty where it was done. */
type Refusals = Promise<readonly UserErrorFields[] | undefined>;

/** What can be done with a purpose. */
export interface PurposeCommands {
  readonly turn: (isOn: boolean) => Refusals;
  readonly setBasis: (basis: string) => Refusals;
  readonly adopt: (text: string, reviewOn: string) => Refusals;
  readonly publish: (language: string, wording: string) => Refusals;
}

/** A part of a purpose, with its commands. */
export interface PurposePartProps {
  setting: PurposeItem_SettingFragment;
  commands: PurposeCommands;
}
