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
    "\n  query AuditPeek($id: ID!, $purpose: Purpose! = RIGHTS_HANDLING) @purpose(is: $purpose) {\n    node(id: $id) {\n      id\n      ... on AuditEntry {\n        ...AuditColumns_entry @unmask\n      }\n    }\n  }\n": typeof types.AuditPeekDocument,
    "\n  query AuditLog(\n    $where: AuditEntryFilter\n    $orderBy: AuditEntryOrderInput\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n    $withCount: Boolean!\n    $purpose: Purpose! = RIGHTS_HANDLING\n  ) @purpose(is: $purpose) {\n    auditEntries(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        id\n        ...AuditColumns_entry @unmask\n      }\n      pageInfo {\n        startCursor\n        endCursor\n        hasNextPage\n      }\n      totalCount @include(if: $withCount) {\n        value\n        relation\n      }\n    }\n  }\n": typeof types.AuditLogDocument,
    "\n  fragment AuditColumns_entry on AuditEntry {\n    id\n    occurredAt\n    action\n    actorKind\n    actor {\n      id\n      displayName\n    }\n    targetType\n    targetId\n    subjectId\n    fields\n    purpose\n    through\n    operationId\n  }\n": typeof types.AuditColumns_EntryFragmentDoc,
    "\n  query Catalogue($purpose: Purpose! = RIGHTS_HANDLING) @purpose(is: $purpose) {\n    dataCatalogue {\n      categories {\n        category\n        label\n        examples\n        purposes\n        retention\n      }\n      tables {\n        table\n        title\n        subjects\n        appendOnly\n        columns {\n          column\n          property\n          kind\n          category\n          onErasure\n          keptFor\n          stored\n          mask\n        }\n      }\n    }\n  }\n": typeof types.CatalogueDocument,
    "\n  mutation MemberInvite($input: MemberInviteInput!) @purpose(is: SECURITY) {\n    memberInvite(input: $input) {\n      record {\n        id\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n": typeof types.MemberInviteDocument,
    "\n  mutation MemberLeave($input: MemberLeaveInput!) @purpose(is: SECURITY) {\n    memberLeave(input: $input) {\n      record {\n        id\n        ...MemberColumns_member\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n": typeof types.MemberLeaveDocument,
    "\n  query MemberList(\n    $where: MemberFilter\n    $orderBy: MemberOrderInput\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n    $withCount: Boolean!\n  ) @purpose(is: SECURITY) {\n    members(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        id\n        ...MemberColumns_member @unmask\n      }\n      pageInfo {\n        startCursor\n        endCursor\n        hasNextPage\n      }\n      totalCount @include(if: $withCount) {\n        value\n        relation\n      }\n    }\n  }\n": typeof types.MemberListDocument,
    "\n  query MemberPeek($id: ID!) @purpose(is: SECURITY) {\n    member(id: $id) {\n      id\n      fullName\n      createdAt\n      ...MemberColumns_member @unmask\n    }\n  }\n": typeof types.MemberPeekDocument,
    "\n  query MemberPicker($where: MemberFilter, $purpose: Purpose! = SECURITY) @purpose(is: $purpose) {\n    members(first: 20, where: $where, orderBy: { field: NAME }) {\n      nodes {\n        id\n        displayName\n        email\n      }\n    }\n  }\n": typeof types.MemberPickerDocument,
    "\n  mutation MemberRoles($input: MemberAssignRolesInput!) @purpose(is: SECURITY) {\n    memberAssignRoles(input: $input) {\n      record {\n        id\n        ...MemberColumns_member\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n": typeof types.MemberRolesDocument,
    "\n  query InvitationList($first: Int, $after: String, $last: Int, $before: String, $withCount: Boolean!)\n  @purpose(is: SECURITY) {\n    invitations(first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        id\n        ...InvitationRow_invitation @unmask\n      }\n      pageInfo {\n        startCursor\n        endCursor\n        hasNextPage\n      }\n      totalCount @include(if: $withCount) {\n        value\n        relation\n      }\n    }\n  }\n": typeof types.InvitationListDocument,
    "\n  fragment InvitationRow_invitation on Invitation {\n    id\n    email\n    state\n    createdAt\n    expiresAt\n    member {\n      id\n      displayName\n      roleKeys\n    }\n  }\n": typeof types.InvitationRow_InvitationFragmentDoc,
    "\n  mutation InvitationResend($input: InvitationInput!) @purpose(is: SECURITY) {\n    invitationResend(input: $input) {\n      record {\n        id\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n": typeof types.InvitationResendDocument,
    "\n  mutation InvitationRevoke($input: InvitationInput!) @purpose(is: SECURITY) {\n    invitationRevoke(input: $input) {\n      record {\n        id\n        state\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n": typeof types.InvitationRevokeDocument,
    "\n  fragment MemberColumns_member on Member {\n    id\n    displayName\n    email\n    roleKeys\n    status\n    regionalOffice\n    version\n  }\n": typeof types.MemberColumns_MemberFragmentDoc,
    "\n  fragment PurposeItem_setting on PurposeSetting {\n    id\n    purpose\n    isOn\n    basis\n    wording\n    version\n  }\n": typeof types.PurposeItem_SettingFragmentDoc,
    "\n  query PurposeList @purpose(is: RIGHTS_HANDLING) {\n    purposeSettings(first: 50) {\n      nodes {\n        id\n        ...PurposeItem_setting @unmask\n      }\n    }\n  }\n": typeof types.PurposeListDocument,
    "\n  mutation PurposeUpdate($input: PurposeUpdateInput!) @purpose(is: RIGHTS_HANDLING) {\n    purposeUpdate(input: $input) {\n      record {\n        id\n        ...PurposeItem_setting\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n": typeof types.PurposeUpdateDocument,
    "\n  query TeamList($orderBy: TeamOrderInput, $first: Int, $after: String, $last: Int, $before: String, $withCount: Boolean!)\n  @purpose(is: SECURITY) {\n    teams(orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        id\n        ...TeamRow_team @unmask\n      }\n      pageInfo {\n        startCursor\n        endCursor\n        hasNextPage\n      }\n      totalCount @include(if: $withCount) {\n        value\n        relation\n      }\n    }\n  }\n": typeof types.TeamListDocument,
    "\n  fragment TeamRow_team on Team {\n    id\n    name\n    version\n    places {\n      isManager\n      member {\n        id\n        displayName\n      }\n    }\n  }\n": typeof types.TeamRow_TeamFragmentDoc,
    "\n  mutation TeamCreate($input: TeamCreateInput!) @purpose(is: SECURITY) {\n    teamCreate(input: $input) {\n      record {\n        id\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n": typeof types.TeamCreateDocument,
    "\n  mutation TeamRename($input: TeamRenameInput!) @purpose(is: SECURITY) {\n    teamRename(input: $input) {\n      record {\n        id\n        ...TeamRow_team\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n": typeof types.TeamRenameDocument,
    "\n  query TeamPeek($id: ID!) @purpose(is: SECURITY) {\n    node(id: $id) {\n      id\n      ... on Team {\n        ...TeamRow_team @unmask\n      }\n    }\n  }\n": typeof types.TeamPeekDocument,
    "\n  mutation TeamMemberAdd($input: TeamMemberAddInput!) @purpose(is: SECURITY) {\n    teamAddMember(input: $input) {\n      record {\n        id\n        ...TeamRow_team\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n": typeof types.TeamMemberAddDocument,
    "\n  mutation TeamMemberRemove($input: TeamMemberRemoveInput!) @purpose(is: SECURITY) {\n    teamRemoveMember(input: $input) {\n      record {\n        id\n        ...TeamRow_team\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n": typeof types.TeamMemberRemoveDocument,
    "\n  fragment UserErrorFields on UserError {\n    code\n    message\n    path\n    ... on InvalidInput {\n      fields {\n        path\n        message\n      }\n    }\n    ... on VersionConflict {\n      currentVersion\n    }\n    ... on DuplicateFound {\n      candidates\n    }\n    ... on NotAllowed {\n      action\n    }\n  }\n": typeof types.UserErrorFieldsFragmentDoc,
};
const documents: Documents = {
    "\n  query AuditPeek($id: ID!, $purpose: Purpose! = RIGHTS_HANDLING) @purpose(is: $purpose) {\n    node(id: $id) {\n      id\n      ... on AuditEntry {\n        ...AuditColumns_entry @unmask\n      }\n    }\n  }\n": types.AuditPeekDocument,
    "\n  query AuditLog(\n    $where: AuditEntryFilter\n    $orderBy: AuditEntryOrderInput\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n    $withCount: Boolean!\n    $purpose: Purpose! = RIGHTS_HANDLING\n  ) @purpose(is: $purpose) {\n    auditEntries(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        id\n        ...AuditColumns_entry @unmask\n      }\n      pageInfo {\n        startCursor\n        endCursor\n        hasNextPage\n      }\n      totalCount @include(if: $withCount) {\n        value\n        relation\n      }\n    }\n  }\n": types.AuditLogDocument,
    "\n  fragment AuditColumns_entry on AuditEntry {\n    id\n    occurredAt\n    action\n    actorKind\n    actor {\n      id\n      displayName\n    }\n    targetType\n    targetId\n    subjectId\n    fields\n    purpose\n    through\n    operationId\n  }\n": types.AuditColumns_EntryFragmentDoc,
    "\n  query Catalogue($purpose: Purpose! = RIGHTS_HANDLING) @purpose(is: $purpose) {\n    dataCatalogue {\n      categories {\n        category\n        label\n        examples\n        purposes\n        retention\n      }\n      tables {\n        table\n        title\n        subjects\n        appendOnly\n        columns {\n          column\n          property\n          kind\n          category\n          onErasure\n          keptFor\n          stored\n          mask\n        }\n      }\n    }\n  }\n": types.CatalogueDocument,
    "\n  mutation MemberInvite($input: MemberInviteInput!) @purpose(is: SECURITY) {\n    memberInvite(input: $input) {\n      record {\n        id\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n": types.MemberInviteDocument,
    "\n  mutation MemberLeave($input: MemberLeaveInput!) @purpose(is: SECURITY) {\n    memberLeave(input: $input) {\n      record {\n        id\n        ...MemberColumns_member\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n": types.MemberLeaveDocument,
    "\n  query MemberList(\n    $where: MemberFilter\n    $orderBy: MemberOrderInput\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n    $withCount: Boolean!\n  ) @purpose(is: SECURITY) {\n    members(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        id\n        ...MemberColumns_member @unmask\n      }\n      pageInfo {\n        startCursor\n        endCursor\n        hasNextPage\n      }\n      totalCount @include(if: $withCount) {\n        value\n        relation\n      }\n    }\n  }\n": types.MemberListDocument,
    "\n  query MemberPeek($id: ID!) @purpose(is: SECURITY) {\n    member(id: $id) {\n      id\n      fullName\n      createdAt\n      ...MemberColumns_member @unmask\n    }\n  }\n": types.MemberPeekDocument,
    "\n  query MemberPicker($where: MemberFilter, $purpose: Purpose! = SECURITY) @purpose(is: $purpose) {\n    members(first: 20, where: $where, orderBy: { field: NAME }) {\n      nodes {\n        id\n        displayName\n        email\n      }\n    }\n  }\n": types.MemberPickerDocument,
    "\n  mutation MemberRoles($input: MemberAssignRolesInput!) @purpose(is: SECURITY) {\n    memberAssignRoles(input: $input) {\n      record {\n        id\n        ...MemberColumns_member\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n": types.MemberRolesDocument,
    "\n  query InvitationList($first: Int, $after: String, $last: Int, $before: String, $withCount: Boolean!)\n  @purpose(is: SECURITY) {\n    invitations(first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        id\n        ...InvitationRow_invitation @unmask\n      }\n      pageInfo {\n        startCursor\n        endCursor\n        hasNextPage\n      }\n      totalCount @include(if: $withCount) {\n        value\n        relation\n      }\n    }\n  }\n": types.InvitationListDocument,
    "\n  fragment InvitationRow_invitation on Invitation {\n    id\n    email\n    state\n    createdAt\n    expiresAt\n    member {\n      id\n      displayName\n      roleKeys\n    }\n  }\n": types.InvitationRow_InvitationFragmentDoc,
    "\n  mutation InvitationResend($input: InvitationInput!) @purpose(is: SECURITY) {\n    invitationResend(input: $input) {\n      record {\n        id\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n": types.InvitationResendDocument,
    "\n  mutation InvitationRevoke($input: InvitationInput!) @purpose(is: SECURITY) {\n    invitationRevoke(input: $input) {\n      record {\n        id\n        state\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n": types.InvitationRevokeDocument,
    "\n  fragment MemberColumns_member on Member {\n    id\n    displayName\n    email\n    roleKeys\n    status\n    regionalOffice\n    version\n  }\n": types.MemberColumns_MemberFragmentDoc,
    "\n  fragment PurposeItem_setting on PurposeSetting {\n    id\n    purpose\n    isOn\n    basis\n    wording\n    version\n  }\n": types.PurposeItem_SettingFragmentDoc,
    "\n  query PurposeList @purpose(is: RIGHTS_HANDLING) {\n    purposeSettings(first: 50) {\n      nodes {\n        id\n        ...PurposeItem_setting @unmask\n      }\n    }\n  }\n": types.PurposeListDocument,
    "\n  mutation PurposeUpdate($input: PurposeUpdateInput!) @purpose(is: RIGHTS_HANDLING) {\n    purposeUpdate(input: $input) {\n      record {\n        id\n        ...PurposeItem_setting\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n": types.PurposeUpdateDocument,
    "\n  query TeamList($orderBy: TeamOrderInput, $first: Int, $after: String, $last: Int, $before: String, $withCount: Boolean!)\n  @purpose(is: SECURITY) {\n    teams(orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        id\n        ...TeamRow_team @unmask\n      }\n      pageInfo {\n        startCursor\n        endCursor\n        hasNextPage\n      }\n      totalCount @include(if: $withCount) {\n        value\n        relation\n      }\n    }\n  }\n": types.TeamListDocument,
    "\n  fragment TeamRow_team on Team {\n    id\n    name\n    version\n    places {\n      isManager\n      member {\n        id\n        displayName\n      }\n    }\n  }\n": types.TeamRow_TeamFragmentDoc,
    "\n  mutation TeamCreate($input: TeamCreateInput!) @purpose(is: SECURITY) {\n    teamCreate(input: $input) {\n      record {\n        id\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n": types.TeamCreateDocument,
    "\n  mutation TeamRename($input: TeamRenameInput!) @purpose(is: SECURITY) {\n    teamRename(input: $input) {\n      record {\n        id\n        ...TeamRow_team\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n": types.TeamRenameDocument,
    "\n  query TeamPeek($id: ID!) @purpose(is: SECURITY) {\n    node(id: $id) {\n      id\n      ... on Team {\n        ...TeamRow_team @unmask\n      }\n    }\n  }\n": types.TeamPeekDocument,
    "\n  mutation TeamMemberAdd($input: TeamMemberAddInput!) @purpose(is: SECURITY) {\n    teamAddMember(input: $input) {\n      record {\n        id\n        ...TeamRow_team\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n": types.TeamMemberAddDocument,
    "\n  mutation TeamMemberRemove($input: TeamMemberRemoveInput!) @purpose(is: SECURITY) {\n    teamRemoveMember(input: $input) {\n      record {\n        id\n        ...TeamRow_team\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n": types.TeamMemberRemoveDocument,
    "\n  fragment UserErrorFields on UserError {\n    code\n    message\n    path\n    ... on InvalidInput {\n      fields {\n        path\n        message\n      }\n    }\n    ... on VersionConflict {\n      currentVersion\n    }\n    ... on DuplicateFound {\n      candidates\n    }\n    ... on NotAllowed {\n      action\n    }\n  }\n": types.UserErrorFieldsFragmentDoc,
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
export function graphql(source: "\n  query AuditPeek($id: ID!, $purpose: Purpose! = RIGHTS_HANDLING) @purpose(is: $purpose) {\n    node(id: $id) {\n      id\n      ... on AuditEntry {\n        ...AuditColumns_entry @unmask\n      }\n    }\n  }\n"): (typeof documents)["\n  query AuditPeek($id: ID!, $purpose: Purpose! = RIGHTS_HANDLING) @purpose(is: $purpose) {\n    node(id: $id) {\n      id\n      ... on AuditEntry {\n        ...AuditColumns_entry @unmask\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuditLog(\n    $where: AuditEntryFilter\n    $orderBy: AuditEntryOrderInput\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n    $withCount: Boolean!\n    $purpose: Purpose! = RIGHTS_HANDLING\n  ) @purpose(is: $purpose) {\n    auditEntries(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        id\n        ...AuditColumns_entry @unmask\n      }\n      pageInfo {\n        startCursor\n        endCursor\n        hasNextPage\n      }\n      totalCount @include(if: $withCount) {\n        value\n        relation\n      }\n    }\n  }\n"): (typeof documents)["\n  query AuditLog(\n    $where: AuditEntryFilter\n    $orderBy: AuditEntryOrderInput\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n    $withCount: Boolean!\n    $purpose: Purpose! = RIGHTS_HANDLING\n  ) @purpose(is: $purpose) {\n    auditEntries(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        id\n        ...AuditColumns_entry @unmask\n      }\n      pageInfo {\n        startCursor\n        endCursor\n        hasNextPage\n      }\n      totalCount @include(if: $withCount) {\n        value\n        relation\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment AuditColumns_entry on AuditEntry {\n    id\n    occurredAt\n    action\n    actorKind\n    actor {\n      id\n      displayName\n    }\n    targetType\n    targetId\n    subjectId\n    fields\n    purpose\n    through\n    operationId\n  }\n"): (typeof documents)["\n  fragment AuditColumns_entry on AuditEntry {\n    id\n    occurredAt\n    action\n    actorKind\n    actor {\n      id\n      displayName\n    }\n    targetType\n    targetId\n    subjectId\n    fields\n    purpose\n    through\n    operationId\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Catalogue($purpose: Purpose! = RIGHTS_HANDLING) @purpose(is: $purpose) {\n    dataCatalogue {\n      categories {\n        category\n        label\n        examples\n        purposes\n        retention\n      }\n      tables {\n        table\n        title\n        subjects\n        appendOnly\n        columns {\n          column\n          property\n          kind\n          category\n          onErasure\n          keptFor\n          stored\n          mask\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Catalogue($purpose: Purpose! = RIGHTS_HANDLING) @purpose(is: $purpose) {\n    dataCatalogue {\n      categories {\n        category\n        label\n        examples\n        purposes\n        retention\n      }\n      tables {\n        table\n        title\n        subjects\n        appendOnly\n        columns {\n          column\n          property\n          kind\n          category\n          onErasure\n          keptFor\n          stored\n          mask\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MemberInvite($input: MemberInviteInput!) @purpose(is: SECURITY) {\n    memberInvite(input: $input) {\n      record {\n        id\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation MemberInvite($input: MemberInviteInput!) @purpose(is: SECURITY) {\n    memberInvite(input: $input) {\n      record {\n        id\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MemberLeave($input: MemberLeaveInput!) @purpose(is: SECURITY) {\n    memberLeave(input: $input) {\n      record {\n        id\n        ...MemberColumns_member\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation MemberLeave($input: MemberLeaveInput!) @purpose(is: SECURITY) {\n    memberLeave(input: $input) {\n      record {\n        id\n        ...MemberColumns_member\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MemberList(\n    $where: MemberFilter\n    $orderBy: MemberOrderInput\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n    $withCount: Boolean!\n  ) @purpose(is: SECURITY) {\n    members(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        id\n        ...MemberColumns_member @unmask\n      }\n      pageInfo {\n        startCursor\n        endCursor\n        hasNextPage\n      }\n      totalCount @include(if: $withCount) {\n        value\n        relation\n      }\n    }\n  }\n"): (typeof documents)["\n  query MemberList(\n    $where: MemberFilter\n    $orderBy: MemberOrderInput\n    $first: Int\n    $after: String\n    $last: Int\n    $before: String\n    $withCount: Boolean!\n  ) @purpose(is: SECURITY) {\n    members(where: $where, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        id\n        ...MemberColumns_member @unmask\n      }\n      pageInfo {\n        startCursor\n        endCursor\n        hasNextPage\n      }\n      totalCount @include(if: $withCount) {\n        value\n        relation\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MemberPeek($id: ID!) @purpose(is: SECURITY) {\n    member(id: $id) {\n      id\n      fullName\n      createdAt\n      ...MemberColumns_member @unmask\n    }\n  }\n"): (typeof documents)["\n  query MemberPeek($id: ID!) @purpose(is: SECURITY) {\n    member(id: $id) {\n      id\n      fullName\n      createdAt\n      ...MemberColumns_member @unmask\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MemberPicker($where: MemberFilter, $purpose: Purpose! = SECURITY) @purpose(is: $purpose) {\n    members(first: 20, where: $where, orderBy: { field: NAME }) {\n      nodes {\n        id\n        displayName\n        email\n      }\n    }\n  }\n"): (typeof documents)["\n  query MemberPicker($where: MemberFilter, $purpose: Purpose! = SECURITY) @purpose(is: $purpose) {\n    members(first: 20, where: $where, orderBy: { field: NAME }) {\n      nodes {\n        id\n        displayName\n        email\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MemberRoles($input: MemberAssignRolesInput!) @purpose(is: SECURITY) {\n    memberAssignRoles(input: $input) {\n      record {\n        id\n        ...MemberColumns_member\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation MemberRoles($input: MemberAssignRolesInput!) @purpose(is: SECURITY) {\n    memberAssignRoles(input: $input) {\n      record {\n        id\n        ...MemberColumns_member\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query InvitationList($first: Int, $after: String, $last: Int, $before: String, $withCount: Boolean!)\n  @purpose(is: SECURITY) {\n    invitations(first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        id\n        ...InvitationRow_invitation @unmask\n      }\n      pageInfo {\n        startCursor\n        endCursor\n        hasNextPage\n      }\n      totalCount @include(if: $withCount) {\n        value\n        relation\n      }\n    }\n  }\n"): (typeof documents)["\n  query InvitationList($first: Int, $after: String, $last: Int, $before: String, $withCount: Boolean!)\n  @purpose(is: SECURITY) {\n    invitations(first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        id\n        ...InvitationRow_invitation @unmask\n      }\n      pageInfo {\n        startCursor\n        endCursor\n        hasNextPage\n      }\n      totalCount @include(if: $withCount) {\n        value\n        relation\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment InvitationRow_invitation on Invitation {\n    id\n    email\n    state\n    createdAt\n    expiresAt\n    member {\n      id\n      displayName\n      roleKeys\n    }\n  }\n"): (typeof documents)["\n  fragment InvitationRow_invitation on Invitation {\n    id\n    email\n    state\n    createdAt\n    expiresAt\n    member {\n      id\n      displayName\n      roleKeys\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InvitationResend($input: InvitationInput!) @purpose(is: SECURITY) {\n    invitationResend(input: $input) {\n      record {\n        id\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation InvitationResend($input: InvitationInput!) @purpose(is: SECURITY) {\n    invitationResend(input: $input) {\n      record {\n        id\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InvitationRevoke($input: InvitationInput!) @purpose(is: SECURITY) {\n    invitationRevoke(input: $input) {\n      record {\n        id\n        state\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation InvitationRevoke($input: InvitationInput!) @purpose(is: SECURITY) {\n    invitationRevoke(input: $input) {\n      record {\n        id\n        state\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MemberColumns_member on Member {\n    id\n    displayName\n    email\n    roleKeys\n    status\n    regionalOffice\n    version\n  }\n"): (typeof documents)["\n  fragment MemberColumns_member on Member {\n    id\n    displayName\n    email\n    roleKeys\n    status\n    regionalOffice\n    version\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PurposeItem_setting on PurposeSetting {\n    id\n    purpose\n    isOn\n    basis\n    wording\n    version\n  }\n"): (typeof documents)["\n  fragment PurposeItem_setting on PurposeSetting {\n    id\n    purpose\n    isOn\n    basis\n    wording\n    version\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PurposeList @purpose(is: RIGHTS_HANDLING) {\n    purposeSettings(first: 50) {\n      nodes {\n        id\n        ...PurposeItem_setting @unmask\n      }\n    }\n  }\n"): (typeof documents)["\n  query PurposeList @purpose(is: RIGHTS_HANDLING) {\n    purposeSettings(first: 50) {\n      nodes {\n        id\n        ...PurposeItem_setting @unmask\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PurposeUpdate($input: PurposeUpdateInput!) @purpose(is: RIGHTS_HANDLING) {\n    purposeUpdate(input: $input) {\n      record {\n        id\n        ...PurposeItem_setting\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation PurposeUpdate($input: PurposeUpdateInput!) @purpose(is: RIGHTS_HANDLING) {\n    purposeUpdate(input: $input) {\n      record {\n        id\n        ...PurposeItem_setting\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TeamList($orderBy: TeamOrderInput, $first: Int, $after: String, $last: Int, $before: String, $withCount: Boolean!)\n  @purpose(is: SECURITY) {\n    teams(orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        id\n        ...TeamRow_team @unmask\n      }\n      pageInfo {\n        startCursor\n        endCursor\n        hasNextPage\n      }\n      totalCount @include(if: $withCount) {\n        value\n        relation\n      }\n    }\n  }\n"): (typeof documents)["\n  query TeamList($orderBy: TeamOrderInput, $first: Int, $after: String, $last: Int, $before: String, $withCount: Boolean!)\n  @purpose(is: SECURITY) {\n    teams(orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {\n      nodes {\n        id\n        ...TeamRow_team @unmask\n      }\n      pageInfo {\n        startCursor\n        endCursor\n        hasNextPage\n      }\n      totalCount @include(if: $withCount) {\n        value\n        relation\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TeamRow_team on Team {\n    id\n    name\n    version\n    places {\n      isManager\n      member {\n        id\n        displayName\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment TeamRow_team on Team {\n    id\n    name\n    version\n    places {\n      isManager\n      member {\n        id\n        displayName\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TeamCreate($input: TeamCreateInput!) @purpose(is: SECURITY) {\n    teamCreate(input: $input) {\n      record {\n        id\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation TeamCreate($input: TeamCreateInput!) @purpose(is: SECURITY) {\n    teamCreate(input: $input) {\n      record {\n        id\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TeamRename($input: TeamRenameInput!) @purpose(is: SECURITY) {\n    teamRename(input: $input) {\n      record {\n        id\n        ...TeamRow_team\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation TeamRename($input: TeamRenameInput!) @purpose(is: SECURITY) {\n    teamRename(input: $input) {\n      record {\n        id\n        ...TeamRow_team\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TeamPeek($id: ID!) @purpose(is: SECURITY) {\n    node(id: $id) {\n      id\n      ... on Team {\n        ...TeamRow_team @unmask\n      }\n    }\n  }\n"): (typeof documents)["\n  query TeamPeek($id: ID!) @purpose(is: SECURITY) {\n    node(id: $id) {\n      id\n      ... on Team {\n        ...TeamRow_team @unmask\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TeamMemberAdd($input: TeamMemberAddInput!) @purpose(is: SECURITY) {\n    teamAddMember(input: $input) {\n      record {\n        id\n        ...TeamRow_team\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation TeamMemberAdd($input: TeamMemberAddInput!) @purpose(is: SECURITY) {\n    teamAddMember(input: $input) {\n      record {\n        id\n        ...TeamRow_team\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TeamMemberRemove($input: TeamMemberRemoveInput!) @purpose(is: SECURITY) {\n    teamRemoveMember(input: $input) {\n      record {\n        id\n        ...TeamRow_team\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation TeamMemberRemove($input: TeamMemberRemoveInput!) @purpose(is: SECURITY) {\n    teamRemoveMember(input: $input) {\n      record {\n        id\n        ...TeamRow_team\n      }\n      errors {\n        ...UserErrorFields @unmask\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment UserErrorFields on UserError {\n    code\n    message\n    path\n    ... on InvalidInput {\n      fields {\n        path\n        message\n      }\n    }\n    ... on VersionConflict {\n      currentVersion\n    }\n    ... on DuplicateFound {\n      candidates\n    }\n    ... on NotAllowed {\n      action\n    }\n  }\n"): (typeof documents)["\n  fragment UserErrorFields on UserError {\n    code\n    message\n    path\n    ... on InvalidInput {\n      fields {\n        path\n        message\n      }\n    }\n    ... on VersionConflict {\n      currentVersion\n    }\n    ... on DuplicateFound {\n      candidates\n    }\n    ... on NotAllowed {\n      action\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;
