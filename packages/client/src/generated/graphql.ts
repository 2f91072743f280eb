/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** For what personal data is used (GDPR Art. 5(1)(b)). Every operation declares exactly one. */
export type Purpose =
  /** Write to account holders about their account. */
  | 'ACCOUNT_MESSAGES'
  /** Invoices and payments. */
  | 'BILLING'
  /** Import, duplicates, backup; never contacts anyone. */
  | 'DATA_CARE'
  /** Establish, exercise or defend legal claims. */
  | 'LEGAL_CLAIMS'
  /** What a law requires (GDPR Art. 6(1)(c)). */
  | 'LEGAL_OBLIGATION'
  /** News and offers that somebody asked for. */
  | 'MARKETING'
  /** The operator's own news and offers. */
  | 'OPERATOR_MARKETING'
  /** Pass data to partners. */
  | 'PARTNER_SHARING'
  /** Payments of account holders. */
  | 'PAYMENTS'
  /** Adapt what an account holder sees. */
  | 'PERSONALISATION'
  /** Rate how likely somebody is to buy. */
  | 'PROFILING'
  /** Approach somebody with an offer; direct marketing in the sense of GDPR Art. 21(2). */
  | 'PROSPECTING'
  /** Work with a contact. */
  | 'RELATIONSHIP'
  /** Counts and sums, never about one person. */
  | 'REPORTING'
  /** Answer people's requests about their data. */
  | 'RIGHTS_HANDLING'
  /** Keep systems and data safe. */
  | 'SECURITY'
  /** Provide the service to account holders. */
  | 'SERVICE'
  /** Help a contact with what they have. */
  | 'SUPPORT'
  /** Learn how the service is used. */
  | 'USAGE_ANALYTICS';

/** What became of a record. */
export type RecordChangeKind =
  /** It was made or changed; ask for it anew. */
  | 'CHANGED'
  /** It was deleted, or may no longer be seen for the declared purpose. Nothing more is said. */
  | 'GONE';

/** A type of records whose changes can be subscribed to. */
export type WatchedType =
  /** What the API reads as `Activity`. */
  | 'ACTIVITY'
  /** What the API reads as `Company`. */
  | 'COMPANY'
  /** What the API reads as `Contact`. */
  | 'CONTACT'
  /** What the API reads as `Deal`. */
  | 'DEAL'
  /** What the API reads as `File`. */
  | 'FILE'
  /** What the API reads as `ImportRun`. */
  | 'IMPORT_RUN'
  /** What the API reads as `Invitation`. */
  | 'INVITATION'
  /** What the API reads as `Lead`. */
  | 'LEAD'
  /** What the API reads as `Member`. */
  | 'MEMBER'
  /** What the API reads as `Note`. */
  | 'NOTE'
  /** What the API reads as `PrivacyRequest`. */
  | 'PRIVACY_REQUEST'
  /** What the API reads as `Product`. */
  | 'PRODUCT'
  /** What the API reads as `Task`. */
  | 'TASK'
  /** What the API reads as `Team`. */
  | 'TEAM';

type UserErrorFields_DuplicateFound_Fragment = { __typename: 'DuplicateFound', candidates: Array<string>, code: string, message: string, path: string | null } & { ' $fragmentName'?: 'UserErrorFields_DuplicateFound_Fragment' };

type UserErrorFields_InvalidInput_Fragment = { __typename: 'InvalidInput', code: string, message: string, path: string | null, fields: Array<{ __typename: 'FieldProblemType', path: string, message: string }> } & { ' $fragmentName'?: 'UserErrorFields_InvalidInput_Fragment' };

type UserErrorFields_NotAllowed_Fragment = { __typename: 'NotAllowed', action: string, code: string, message: string, path: string | null } & { ' $fragmentName'?: 'UserErrorFields_NotAllowed_Fragment' };

type UserErrorFields_NotFound_Fragment = { __typename: 'NotFound', code: string, message: string, path: string | null } & { ' $fragmentName'?: 'UserErrorFields_NotFound_Fragment' };

type UserErrorFields_ProcessingRestricted_Fragment = { __typename: 'ProcessingRestricted', code: string, message: string, path: string | null } & { ' $fragmentName'?: 'UserErrorFields_ProcessingRestricted_Fragment' };

type UserErrorFields_PurposeRefused_Fragment = { __typename: 'PurposeRefused', code: string, message: string, path: string | null } & { ' $fragmentName'?: 'UserErrorFields_PurposeRefused_Fragment' };

type UserErrorFields_Refused_Fragment = { __typename: 'Refused', code: string, message: string, path: string | null } & { ' $fragmentName'?: 'UserErrorFields_Refused_Fragment' };

type UserErrorFields_VersionConflict_Fragment = { __typename: 'VersionConflict', currentVersion: number, code: string, message: string, path: string | null } & { ' $fragmentName'?: 'UserErrorFields_VersionConflict_Fragment' };

export type UserErrorFieldsFragment =
  | UserErrorFields_DuplicateFound_Fragment
  | UserErrorFields_InvalidInput_Fragment
  | UserErrorFields_NotAllowed_Fragment
  | UserErrorFields_NotFound_Fragment
  | UserErrorFields_ProcessingRestricted_Fragment
  | UserErrorFields_PurposeRefused_Fragment
  | UserErrorFields_Refused_Fragment
  | UserErrorFields_VersionConflict_Fragment
;

export type RecordChangesSubscriptionVariables = Exact<{
  types: Array<WatchedType>;
  purpose?: Purpose;
}>;


export type RecordChangesSubscription = { recordChanged: { __typename: 'RecordChange', recordType: WatchedType, recordId: string | null, recordVersion: number | null, kind: RecordChangeKind } };

export type ContactSuggestionsQueryVariables = Exact<{
  text: string;
  purpose?: Purpose;
}>;


export type ContactSuggestionsQuery = { __typename: 'Query', contacts: { __typename: 'ContactConnection', nodes: Array<{ __typename: 'Contact', id: string, fullName: string | null, jobTitle: string | null, company: { __typename: 'Company', id: string, name: string | null } | null }> } };

export type CompanySuggestionsQueryVariables = Exact<{
  text: string;
  purpose?: Purpose;
}>;


export type CompanySuggestionsQuery = { __typename: 'Query', companies: { __typename: 'CompanyConnection', nodes: Array<{ __typename: 'Company', id: string, name: string | null, domain: string | null, city: string | null }> } };

export type ProductSuggestionsQueryVariables = Exact<{
  text: string;
  purpose?: Purpose;
}>;


export type ProductSuggestionsQuery = { __typename: 'Query', products: { __typename: 'ProductConnection', nodes: Array<{ __typename: 'Product', id: string, name: string, price: { __typename: 'Money', amount: string, currency: string } | null }> } };

export type MemberSuggestionsQueryVariables = Exact<{
  text: string;
  purpose?: Purpose;
}>;


export type MemberSuggestionsQuery = { __typename: 'Query', members: { __typename: 'MemberConnection', nodes: Array<{ __typename: 'Member', id: string, displayName: string }> } };

export type ViewerQueryVariables = Exact<{
  purpose?: Purpose;
}>;


export type ViewerQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', memberId: string | null, purposes: Array<string>, permissions: Array<{ __typename: 'Permission', action: string, scope: string, purposes: Array<string> }>, fieldRules: Array<{ __typename: 'FieldRule', field: string, rule: string }>, workspace: { __typename: 'Workspace', id: string, slug: string, name: string, baseCurrency: string, timeZone: string, weekStart: number } } };

export const UserErrorFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UserErrorFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VersionConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"currentVersion"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DuplicateFound"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"candidates"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotAllowed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"action"}}]}}]}}]} as unknown as DocumentNode<UserErrorFieldsFragment, unknown>;
export const RecordChangesDocument = {"__meta__":{"hash":"sha256:7473ffdd0bd495abaf31ebc2bbb824921a9b478d10ed5013fd9e9aa61f0fb260"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"RecordChanges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"types"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WatchedType"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"purpose"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Purpose"}}},"defaultValue":{"kind":"EnumValue","value":"RELATIONSHIP"}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"purpose"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"is"},"value":{"kind":"Variable","name":{"kind":"Name","value":"purpose"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"types"},"value":{"kind":"Variable","name":{"kind":"Name","value":"types"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"recordType"}},{"kind":"Field","name":{"kind":"Name","value":"recordId"}},{"kind":"Field","name":{"kind":"Name","value":"recordVersion"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]} as unknown as DocumentNode<RecordChangesSubscription, RecordChangesSubscriptionVariables>;
export const ContactSuggestionsDocument = {"__meta__":{"hash":"sha256:674f005f84713ab0139cb2f26afbd162246d3aa97ca05fe01bc2de1794adee45"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ContactSuggestions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"purpose"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Purpose"}}},"defaultValue":{"kind":"EnumValue","value":"RELATIONSHIP"}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"purpose"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"is"},"value":{"kind":"Variable","name":{"kind":"Name","value":"purpose"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"contacts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"8"}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"fullName"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"contains"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"NAME"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"jobTitle"}},{"kind":"Field","name":{"kind":"Name","value":"company"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ContactSuggestionsQuery, ContactSuggestionsQueryVariables>;
export const CompanySuggestionsDocument = {"__meta__":{"hash":"sha256:6a9b363ea745575e3b12ca7b1722d4cd82013a14440f5746a0ad2d368de2daa2"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CompanySuggestions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"purpose"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Purpose"}}},"defaultValue":{"kind":"EnumValue","value":"RELATIONSHIP"}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"purpose"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"is"},"value":{"kind":"Variable","name":{"kind":"Name","value":"purpose"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"companies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"8"}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"contains"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"NAME"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"domain"}},{"kind":"Field","name":{"kind":"Name","value":"city"}}]}}]}}]}}]} as unknown as DocumentNode<CompanySuggestionsQuery, CompanySuggestionsQueryVariables>;
export const ProductSuggestionsDocument = {"__meta__":{"hash":"sha256:22c880beab869dd0cf970b9d2039b1ff143e47168d3c1ba4c49dd68b8274e628"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProductSuggestions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"purpose"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Purpose"}}},"defaultValue":{"kind":"EnumValue","value":"RELATIONSHIP"}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"purpose"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"is"},"value":{"kind":"Variable","name":{"kind":"Name","value":"purpose"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"8"}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"name"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"contains"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"isActive"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"BooleanValue","value":true}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"NAME"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProductSuggestionsQuery, ProductSuggestionsQueryVariables>;
export const MemberSuggestionsDocument = {"__meta__":{"hash":"sha256:729a6a43544f1cf59fdcc02f79bff1e492008be52a26777df0966a0b7ceb5308"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MemberSuggestions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"purpose"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Purpose"}}},"defaultValue":{"kind":"EnumValue","value":"RELATIONSHIP"}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"purpose"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"is"},"value":{"kind":"Variable","name":{"kind":"Name","value":"purpose"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"members"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"8"}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"fullName"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"contains"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"in"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"active","block":false},{"kind":"StringValue","value":"without-account","block":false}]}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"NAME"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}}]}}]}}]} as unknown as DocumentNode<MemberSuggestionsQuery, MemberSuggestionsQueryVariables>;
export const ViewerDocument = {"__meta__":{"hash":"sha256:2c23d495fbcebceed10818ad04d442df5f466074eb2652bfe7e158e0652e886d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Viewer"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"purpose"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Purpose"}}},"defaultValue":{"kind":"EnumValue","value":"RELATIONSHIP"}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"purpose"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"is"},"value":{"kind":"Variable","name":{"kind":"Name","value":"purpose"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"memberId"}},{"kind":"Field","name":{"kind":"Name","value":"purposes"}},{"kind":"Field","name":{"kind":"Name","value":"permissions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"purposes"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fieldRules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}}]}},{"kind":"Field","name":{"kind":"Name","value":"workspace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"baseCurrency"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"weekStart"}}]}}]}}]}}]} as unknown as DocumentNode<ViewerQuery, ViewerQueryVariables>;
