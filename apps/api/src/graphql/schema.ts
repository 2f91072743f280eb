import 'reflect-metadata';
import { productMetadata } from '@smartx/domain/database';
import { type GraphQLSchema, specifiedDirectives } from 'graphql';
import { buildSchemaSync, type NonEmptyArray, type PubSub } from 'type-graphql';
import { ActivityResolver } from '../activity/activity.resolver.ts';
import { NoteCommandResolver } from '../activity/note-command.resolver.ts';
import { TaskCommandResolver } from '../activity/task-command.resolver.ts';
import { BulkActionItemsResolver, BulkActionResolver } from '../bulk/bulk-action.resolver.ts';
import { BulkActionCommandResolver } from '../bulk/bulk-action-command.resolver.ts';
import { CompanyResolver } from '../company/company.resolver.ts';
import { CompanyContactsResolver, ContactResolver } from '../contact/contact.resolver.ts';
import { ContactPointResolver } from '../contact/contact-point.resolver.ts';
import { ContactMergeResolver } from '../contact/merge/merge.resolver.ts';
import { NoticeResolver } from '../contact/notice/notice.resolver.ts';
import { CUSTOM_FIELD_RESOLVERS, CustomFieldResolver } from '../custom-field/custom-field.resolver.ts';
import { CompanyDealsResolver, ContactDealsResolver, DealResolver } from '../deal/deal.resolver.ts';
import { DealCommandResolver } from '../deal/deal-command.resolver.ts';
import { PipelineCommandResolver } from '../deal/pipeline-command.resolver.ts';
import { EventResolver } from '../event/event.resolver.ts';
import { EXTERNAL_ID_RESOLVERS, ExternalIdResolver } from '../external-id/external-id.resolver.ts';
import { FileResolver } from '../file/file.resolver.ts';
import { HISTORY_RESOLVERS } from '../history/history.resolver.ts';
import { ApiKeyResolver } from '../identity/api-key/api-key.resolver.ts';
import { InvitationResolver } from '../identity/invitation/invitation.resolver.ts';
import { MemberResolver } from '../identity/member.resolver.ts';
import { TeamResolver } from '../identity/team/team.resolver.ts';
import { ViewerResolver } from '../identity/viewer/viewer.resolver.ts';
import { ImportLinesResolver, ImportResolver } from '../import/import.resolver.ts';
import { ImportCommandResolver } from '../import/import-command.resolver.ts';
import { UploadResolver } from '../import/upload.resolver.ts';
import { LeadResolver } from '../lead/lead.resolver.ts';
import { LeadCommandResolver } from '../lead/lead-command.resolver.ts';
import { OperatorResolver } from '../operator/operator.resolver.ts';
import { OutreachResolver } from '../outreach/outreach.resolver.ts';
import { AgentResolver } from '../privacy/agent/agent.resolver.ts';
import { EstateResolver } from '../privacy/agent/estate.resolver.ts';
import { ArchiveResolver } from '../privacy/archive/archive.resolver.ts';
import { AuditResolver } from '../privacy/audit/audit.resolver.ts';
import { AuditTreeResolver } from '../privacy/audit/audit-tree.resolver.ts';
import { CatalogueResolver } from '../privacy/catalogue/catalogue.resolver.ts';
import { CertificateResolver } from '../privacy/certificate/certificate.resolver.ts';
import { PublicCertificateResolver } from '../privacy/certificate/public-certificate.resolver.ts';
import { ConsentResolver, SubjectConsentsResolver } from '../privacy/consent/consent.resolver.ts';
import { ConsentProofResolver } from '../privacy/consent/consent-proof.resolver.ts';
import { CopyReviewResolver } from '../privacy/copy-review/copy-review.resolver.ts';
import { EncryptionResolver } from '../privacy/encryption/encryption.resolver.ts';
import { ErasureItemResolver } from '../privacy/erasure/erasure.resolver.ts';
import { RecipientResolver } from '../privacy/erasure/recipient.resolver.ts';
import { EvidenceResolver, PublicEvidenceResolver } from '../privacy/evidence/evidence.resolver.ts';
import { HoldResolver } from '../privacy/hold/hold.resolver.ts';
import { MaySendResolver } from '../privacy/may-send/may-send.resolver.ts';
import { PublicResolver } from '../privacy/public/public.resolver.ts';
import { PublicConsentResolver } from '../privacy/public/public-consent.resolver.ts';
import { PurposeResolver } from '../privacy/purpose/purpose.resolver.ts';
import { TopicResolver } from '../privacy/purpose/topic.resolver.ts';
import { RequestDecisionResolver } from '../privacy/request/decision.resolver.ts';
import { RequestForwardResolver } from '../privacy/request/forward.resolver.ts';
import { PrivacyRequestResolver } from '../privacy/request/request.resolver.ts';
import { PrivacyRequestCommandResolver } from '../privacy/request/request-command.resolver.ts';
import { RequestTalkResolver } from '../privacy/request/talk.resolver.ts';
import { RetentionResolver } from '../privacy/retention/retention.resolver.ts';
import { SubjectStateResolver } from '../privacy/subject/state.resolver.ts';
import { DataSubjectResolver } from '../privacy/subject/subject.resolver.ts';
import { SubjectViewResolver } from '../privacy/subject-view/view.resolver.ts';
import { TextReviewResolver } from '../privacy/text-review/text-review.resolver.ts';
import { PurposeUseResolver } from '../privacy/use/use.resolver.ts';
import { ProductResolver } from '../product/product.resolver.ts';
import type { MetadataSource } from '../read/read-type.ts';
import { RecordChangeResolver } from '../realtime/record-change.resolver.ts';
import { SavedViewResolver } from '../saved-view/saved-view.resolver.ts';
import { SearchResolver } from '../search/search.resolver.ts';
import { TimelineResolver } from '../timeline/timeline.resolver.ts';
import { WorkspaceClosingResolver } from '../workspace/closure/closure.resolver.ts';
import { PublicClosureResolver } from '../workspace/closure/public-closure.resolver.ts';
import { WorkspaceSettingsResolver } from '../workspace/workspace-settings.resolver.ts';
import { completeSchema } from './contract/complete-schema.ts';
import { FACT_DIRECTIVES } from './contract/fact-directives.ts';
import { refuseCardNumbers } from './contract/refuse-card-numbers.ts';
import { CostEstimateResolver } from './cost/cost-estimate.resolver.ts';
import { IdempotentDirective } from './idempotent.directive.ts';
import { NodeResolver } from './node.resolver.ts';
import { PurposeDirective } from './purpose.directive.ts';
import { applyAnchorArgument } from './types/anchor-argument.ts';
import { applyOneOf } from './types/one-of.ts';
import { USER_ERRORS } from './types/user-error.types.ts';

type ResolverClass = new () => object;

/** What staff and partners can do, at `/graphql`. A new slice adds its resolvers here. */
const WORKSPACE_RESOLVERS: NonEmptyArray<ResolverClass> = [
  NodeResolver,
  CompanyResolver,
  ContactResolver,
  CompanyContactsResolver,
  ContactPointResolver,
  ContactMergeResolver,
  NoticeResolver,
  DealResolver,
  DealCommandResolver,
  CompanyDealsResolver,
  ContactDealsResolver,
  PipelineCommandResolver,
  LeadResolver,
  LeadCommandResolver,
  BulkActionResolver,
  BulkActionItemsResolver,
  BulkActionCommandResolver,
  ImportResolver,
  ImportLinesResolver,
  ImportCommandResolver,
  UploadResolver,
  ProductResolver,
  SavedViewResolver,
  SearchResolver,
  CustomFieldResolver,
  ...CUSTOM_FIELD_RESOLVERS,
  ExternalIdResolver,
  ...EXTERNAL_ID_RESOLVERS,
  ActivityResolver,
  ...HISTORY_RESOLVERS,
  TimelineResolver,
  TaskCommandResolver,
  NoteCommandResolver,
  OutreachResolver,
  FileResolver,
  EventResolver,
  ViewerResolver,
  MemberResolver,
  InvitationResolver,
  TeamResolver,
  ApiKeyResolver,
  PrivacyRequestResolver,
  PrivacyRequestCommandResolver,
  RequestForwardResolver,
  RequestTalkResolver,
  EvidenceResolver,
  RequestDecisionResolver,
  CopyReviewResolver,
  TextReviewResolver,
  DataSubjectResolver,
  SubjectStateResolver,
  SubjectViewResolver,
  ConsentResolver,
  ConsentProofResolver,
  SubjectConsentsResolver,
  CatalogueResolver,
  CertificateResolver,
  EncryptionResolver,
  ArchiveResolver,
  ErasureItemResolver,
  RecipientResolver,
  HoldResolver,
  AgentResolver,
  EstateResolver,
  MaySendResolver,
  PurposeResolver,
  TopicResolver,
  WorkspaceClosingResolver,
  WorkspaceSettingsResolver,
  PurposeUseResolver,
  RetentionResolver,
  AuditResolver,
  AuditTreeResolver,
  RecordChangeResolver,
  CostEstimateResolver,
];

/** The schema of a workspace, the same for all of them; with the metadata of a database that is open, or without any. */
export function workspaceSchema(metadata: MetadataSource = productMetadata()): GraphQLSchema {
  return build(WORKSPACE_RESOLVERS, metadata);
}

/** What whoever runs the installation can do, at `/operator/graphql`. */
export function operatorSchema(metadata: MetadataSource = productMetadata()): GraphQLSchema {
  return build([OperatorResolver], metadata);
}

/** What anybody can do at the privacy centre, at `/privacy/graphql`. */
export function publicSchema(metadata: MetadataSource = productMetadata()): GraphQLSchema {
  return build(
    [PublicResolver, PublicEvidenceResolver, PublicCertificateResolver, PublicClosureResolver, PublicConsentResolver],
    metadata,
  );
}

/** type-graphql 2.0.0-rc.4 asks for topics also where every subscription has a source of its own. */
const NO_TOPICS: PubSub = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('Subscriptions have sources of their own.');
  },
};

function build(resolvers: NonEmptyArray<ResolverClass>, metadata: MetadataSource): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers,
    orphanedTypes: USER_ERRORS,
    directives: [...specifiedDirectives, PurposeDirective, IdempotentDirective, ...FACT_DIRECTIVES],
    // Inputs are checked by the domain, which jobs and the command line use too.
    validate: false,
    pubSub: NO_TOPICS,
  });
  return completeSchema(refuseCardNumbers(applyAnchorArgument(applyOneOf(schema))), metadata);
}
