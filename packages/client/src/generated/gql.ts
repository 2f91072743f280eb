/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  fragment UserErrorFields on UserError {\n    code\n    message\n    path\n    ... on InvalidInput {\n      fields {\n        path\n        message\n      }\n    }\n    ... on VersionConflict {\n      currentVersion\n    }\n    ... on DuplicateFound {\n      candidates\n    }\n    ... on NotAllowed {\n      action\n    }\n  }\n": typeof types.UserErrorFieldsFragmentDoc,
    "\n  subscription RecordChanges($types: [WatchedType!]!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {\n    recordChanged(types: $types) {\n      recordType\n      recordId\n      recordVersion\n      kind\n    }\n  }\n": typeof types.RecordChangesDocument,
    "\n  query ContactSuggestions($text: String!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {\n    contacts(first: 8, where: { fullName: { contains: $text } }, orderBy: { field: NAME }) {\n      nodes {\n        id\n        fullName\n        jobTitle\n        company {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.ContactSuggestionsDocument,
    "\n  query CompanySuggestions($text: String!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {\n    companies(first: 8, where: { name: { contains: $text } }, orderBy: { field: NAME }) {\n      nodes {\n        id\n        name\n        domain\n        city\n      }\n    }\n  }\n": typeof types.CompanySuggestionsDocument,
    "\n  query ProductSuggestions($text: String!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {\n    products(first: 8, where: { name: { contains: $text }, isActive: { eq: true } }, orderBy: { field: NAME }) {\n      nodes {\n        id\n        name\n        price {\n          amount\n          currency\n        }\n      }\n    }\n  }\n": typeof types.ProductSuggestionsDocument,
    "\n  query MemberSuggestions($text: String!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {\n    members(\n      first: 8\n      where: { fullName: { contains: $text }, status: { in: [\"active\", \"without-account\"] } }\n      orderBy: { field: NAME }\n    ) {\n      nodes {\n        id\n        displayName\n      }\n    }\n  }\n": typeof types.MemberSuggestionsDocument,
    "\n  query Viewer($purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {\n    viewer {\n      memberId\n      purposes\n      permissions {\n        action\n        scope\n        purposes\n      }\n      fieldRules {\n        field\n        rule\n      }\n      workspace {\n        id\n        slug\n        name\n        baseCurrency\n        timeZone\n        weekStart\n      }\n    }\n  }\n": typeof types.ViewerDocument,
};
const documents: Documents = {
    "\n  fragment UserErrorFields on UserError {\n    code\n    message\n    path\n    ... on InvalidInput {\n      fields {\n        path\n        message\n      }\n    }\n    ... on VersionConflict {\n      currentVersion\n    }\n    ... on DuplicateFound {\n      candidates\n    }\n    ... on NotAllowed {\n      action\n    }\n  }\n": types.UserErrorFieldsFragmentDoc,
    "\n  subscription RecordChanges($types: [WatchedType!]!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {\n    recordChanged(types: $types) {\n      recordType\n      recordId\n      recordVersion\n      kind\n    }\n  }\n": types.RecordChangesDocument,
    "\n  query ContactSuggestions($text: String!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {\n    contacts(first: 8, where: { fullName: { contains: $text } }, orderBy: { field: NAME }) {\n      nodes {\n        id\n        fullName\n        jobTitle\n        company {\n          id\n          name\n        }\n      }\n    }\n  }\n": types.ContactSuggestionsDocument,
    "\n  query CompanySuggestions($text: String!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {\n    companies(first: 8, where: { name: { contains: $text } }, orderBy: { field: NAME }) {\n      nodes {\n        id\n        name\n        domain\n        city\n      }\n    }\n  }\n": types.CompanySuggestionsDocument,
    "\n  query ProductSuggestions($text: String!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {\n    products(first: 8, where: { name: { contains: $text }, isActive: { eq: true } }, orderBy: { field: NAME }) {\n      nodes {\n        id\n        name\n        price {\n          amount\n          currency\n        }\n      }\n    }\n  }\n": types.ProductSuggestionsDocument,
    "\n  query MemberSuggestions($text: String!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {\n    members(\n      first: 8\n      where: { fullName: { contains: $text }, status: { in: [\"active\", \"without-account\"] } }\n      orderBy: { field: NAME }\n    ) {\n      nodes {\n        id\n        displayName\n      }\n    }\n  }\n": types.MemberSuggestionsDocument,
    "\n  query Viewer($purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {\n    viewer {\n      memberId\n      purposes\n      permissions {\n        action\n        scope\n        purposes\n      }\n      fieldRules {\n        field\n        rule\n      }\n      workspace {\n        id\n        slug\n        name\n        baseCurrency\n        timeZone\n        weekStart\n      }\n    }\n  }\n": types.ViewerDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment UserErrorFields on UserError {\n    code\n    message\n    path\n    ... on InvalidInput {\n      fields {\n        path\n        message\n      }\n    }\n    ... on VersionConflict {\n      currentVersion\n    }\n    ... on DuplicateFound {\n      candidates\n    }\n    ... on NotAllowed {\n      action\n    }\n  }\n"): (typeof documents)["\n  fragment UserErrorFields on UserError {\n    code\n    message\n    path\n    ... on InvalidInput {\n      fields {\n        path\n        message\n      }\n    }\n    ... on VersionConflict {\n      currentVersion\n    }\n    ... on DuplicateFound {\n      candidates\n    }\n    ... on NotAllowed {\n      action\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription RecordChanges($types: [WatchedType!]!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {\n    recordChanged(types: $types) {\n      recordType\n      recordId\n      recordVersion\n      kind\n    }\n  }\n"): (typeof documents)["\n  subscription RecordChanges($types: [WatchedType!]!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {\n    recordChanged(types: $types) {\n      recordType\n      recordId\n      recordVersion\n      kind\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ContactSuggestions($text: String!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {\n    contacts(first: 8, where: { fullName: { contains: $text } }, orderBy: { field: NAME }) {\n      nodes {\n        id\n        fullName\n        jobTitle\n        company {\n          id\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ContactSuggestions($text: String!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {\n    contacts(first: 8, where: { fullName: { contains: $text } }, orderBy: { field: NAME }) {\n      nodes {\n        id\n        fullName\n        jobTitle\n        company {\n          id\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CompanySuggestions($text: String!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {\n    companies(first: 8, where: { name: { contains: $text } }, orderBy: { field: NAME }) {\n      nodes {\n        id\n        name\n        domain\n        city\n      }\n    }\n  }\n"): (typeof documents)["\n  query CompanySuggestions($text: String!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {\n    companies(first: 8, where: { name: { contains: $text } }, orderBy: { field: NAME }) {\n      nodes {\n        id\n        name\n        domain\n        city\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProductSuggestions($text: String!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {\n    products(first: 8, where: { name: { contains: $text }, isActive: { eq: true } }, orderBy: { field: NAME }) {\n      nodes {\n        id\n        name\n        price {\n          amount\n          currency\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ProductSuggestions($text: String!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {\n    products(first: 8, where: { name: { contains: $text }, isActive: { eq: true } }, orderBy: { field: NAME }) {\n      nodes {\n        id\n        name\n        price {\n          amount\n          currency\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MemberSuggestions($text: String!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {\n    members(\n      first: 8\n      where: { fullName: { contains: $text }, status: { in: [\"active\", \"without-account\"] } }\n      orderBy: { field: NAME }\n    ) {\n      nodes {\n        id\n        displayName\n      }\n    }\n  }\n"): (typeof documents)["\n  query MemberSuggestions($text: String!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {\n    members(\n      first: 8\n      where: { fullName: { contains: $text }, status: { in: [\"active\", \"without-account\"] } }\n      orderBy: { field: NAME }\n    ) {\n      nodes {\n        id\n        displayName\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Viewer($purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {\n    viewer {\n      memberId\n      purposes\n      permissions {\n        action\n        scope\n        purposes\n      }\n      fieldRules {\n        field\n        rule\n      }\n      workspace {\n        id\n        slug\n        name\n        baseCurrency\n        timeZone\n        weekStart\n      }\n    }\n  }\n"): (typeof documents)["\n  query Viewer($purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {\n    viewer {\n      memberId\n      purposes\n      permissions {\n        action\n        scope\n        purposes\n      }\n      fieldRules {\n        field\n        rule\n      }\n      workspace {\n        id\n        slug\n        name\n        baseCurrency\n        timeZone\n        weekStart\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;
