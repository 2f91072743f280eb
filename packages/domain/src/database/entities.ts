import { Activity } from '../activity/activity.entity.ts';
import { Note } from '../activity/note.entity.ts';
import { Task } from '../activity/task.entity.ts';
import { BulkAction, BulkActionItem } from '../bulk/bulk-action.entity.ts';
import { Company } from '../company/company.entity.ts';
import { Contact } from '../contact/contact.entity.ts';
import { ContactPoint } from '../contact/contact-point.entity.ts';
import { ContactMerge } from '../contact/merge/contact-merge.entity.ts';
import { CustomFieldDefinition, CustomValue } from '../custom-field/custom-field.entity.ts';
import { Deal, DealContact, DealLine } from '../deal/deal.entity.ts';
import { Pipeline, Stage } from '../deal/pipeline/pipeline.entity.ts';
import { File } from '../file/file.entity.ts';
import { Upload } from '../file-store/upload.entity.ts';
import { Account } from '../identity/account.entity.ts';
import { ApiKey } from '../identity/api-key.entity.ts';
import { Invitation } from '../identity/invitation.entity.ts';
import { Member } from '../identity/member.entity.ts';
import { MemberRole, Role } from '../identity/role.entity.ts';
import { Team, TeamMember } from '../identity/team.entity.ts';
import { ImportLine, ImportRun, ImportTemplate } from '../import/import-run.entity.ts';
import { AuditEntry } from '../kernel/records/audit-entry.entity.ts';
import { DomainEvent } from '../kernel/records/domain-event.entity.ts';
import { FieldChange } from '../kernel/records/field-change.entity.ts';
import { IdempotencyRecord } from '../kernel/records/idempotency-record.entity.ts';
import { Lead, LeadAnswer } from '../lead/lead.entity.ts';
import { MailMessage } from '../mail/mail-message.entity.ts';
import { AgentCall, AuthorisedAgent } from '../privacy/agent/authorised-agent.entity.ts';
import { AuditHead, AuditLeaf } from '../privacy/audit-tree/audit-tree.entity.ts';
import { Certificate } from '../privacy/certificate/certificate.entity.ts';
import { ConsentEvent } from '../privacy/consent/consent-event.entity.ts';
import { PurposeSetting, SubjectGround } from '../privacy/consent/purpose-setting.entity.ts';
import { ErasureExemption, KeptItem } from '../privacy/erasure/items/erasure-item.entity.ts';
import { RecipientNotice } from '../privacy/erasure/recipients/recipient-notice.entity.ts';
import { ErasedKey, ErasureSweep, ErasureTrace } from '../privacy/erasure/sweep/erasure-trace.entity.ts';
import { ErasureSearch } from '../privacy/erasure/text/erasure-search.entity.ts';
import { HoldItem, LegalHold } from '../privacy/hold/legal-hold.entity.ts';
import { Disclosure } from '../privacy/ledger/disclosure.entity.ts';
import { ErasureLedger } from '../privacy/ledger/erasure-ledger.entity.ts';
import { ReadLog, ReadLogSubject } from '../privacy/ledger/read-log.entity.ts';
import { Suppression } from '../privacy/ledger/suppression.entity.ts';
import { MarketingTopic } from '../privacy/purpose/marketing-topic.entity.ts';
import { PurposeBasis, PurposeNotice } from '../privacy/purpose/purpose-version.entity.ts';
import { RequestMessage } from '../privacy/request/conversation/request-message.entity.ts';
import { RequestEvidence } from '../privacy/request/evidence/request-evidence.entity.ts';
import { AccessCopy, PrivacyRequest, RequestEvent, RequestSubject } from '../privacy/request/privacy-request.entity.ts';
import { CorrectionItem } from '../privacy/request/rights/correction-item.entity.ts';
import { RetentionBatch, RetentionItem, RetentionRule } from '../privacy/retention/retention.entity.ts';
import { ReviewItem } from '../privacy/review/review-item.entity.ts';
import { DataSubject } from '../privacy/subject/data-subject.entity.ts';
import { DisputedValue } from '../privacy/subject/disputed-value.entity.ts';
import { RecordSubject } from '../privacy/subject/record-subject.entity.ts';
import { ItemRestriction } from '../privacy/subject/state/item-restriction.entity.ts';
import { LegalContact } from '../privacy/subject/state/legal-contact.entity.ts';
import { PurposeRestriction } from '../privacy/subject/state/purpose-restriction.entity.ts';
import { RestrictionException } from '../privacy/subject/state/restriction-exception.entity.ts';
import { Product } from '../product/product.entity.ts';
import { ExternalId } from '../record/external-id.entity.ts';
import { SavedView, SavedViewFavourite } from '../saved-view/saved-view.entity.ts';
import { WorkspaceClosure } from '../workspace/closure/closure.entity.ts';
import { WorkspaceExport } from '../workspace/closure/export/workspace-export.entity.ts';
import { Workspace } from '../workspace/workspace.entity.ts';

/** Every entity of the product; a new one is added here and nowhere else. */
export const ENTITIES = [
  Workspace,
  WorkspaceClosure,
  WorkspaceExport,
  DataSubject,
  RecordSubject,
  LegalContact,
  ItemRestriction,
  PurposeRestriction,
  RestrictionException,
  ConsentEvent,
  PurposeSetting,
  PurposeBasis,
  PurposeNotice,
  MarketingTopic,
  SubjectGround,
  Disclosure,
  Suppression,
  ErasureLedger,
  ErasureTrace,
  ErasedKey,
  ErasureSweep,
  Certificate,
  ErasureExemption,
  KeptItem,
  RecipientNotice,
  LegalHold,
  HoldItem,
  AuthorisedAgent,
  AgentCall,
  RetentionRule,
  RetentionBatch,
  RetentionItem,
  ReadLog,
  ReadLogSubject,
  AuditEntry,
  AuditLeaf,
  AuditHead,
  DomainEvent,
  FieldChange,
  IdempotencyRecord,
  Account,
  Member,
  Role,
  MemberRole,
  Team,
  TeamMember,
  Invitation,
  ApiKey,
  Company,
  Contact,
  ContactPoint,
  ContactMerge,
  ExternalId,
  Lead,
  LeadAnswer,
  Pipeline,
  Stage,
  Product,
  Deal,
  DealLine,
  DealContact,
  Task,
  Note,
  Activity,
  File,
  Upload,
  SavedView,
  SavedViewFavourite,
  CustomFieldDefinition,
  CustomValue,
  ImportTemplate,
  BulkAction,
  BulkActionItem,
  ImportRun,
  ImportLine,
  PrivacyRequest,
  RequestSubject,
  RequestEvent,
  RequestMessage,
  RequestEvidence,
  CorrectionItem,
  DisputedValue,
  AccessCopy,
  ErasureSearch,
  ReviewItem,
  MailMessage,
];
