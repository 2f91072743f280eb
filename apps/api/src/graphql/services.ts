import { ActivityService, NoteService, TaskService } from '@smartx/domain/activity';
import { BulkActionService } from '@smartx/domain/bulk';
import { CompanyService } from '@smartx/domain/company';
import {
  ContactMergeService,
  ContactNotice,
  ContactPointService,
  ContactReveal,
  ContactService,
} from '@smartx/domain/contact';
import { CustomFieldService, CustomValueService } from '@smartx/domain/custom-field';
import type { MikroORM } from '@smartx/domain/database';
import { DealService, PipelineService } from '@smartx/domain/deal';
import { ExternalIdService } from '@smartx/domain/external-id';
import { FileDownloads, FileService } from '@smartx/domain/file';
import { type FileStore, UploadService } from '@smartx/domain/file-store';
import { MemberDeparture } from '@smartx/domain/handover';
import { ApiKeyService, InvitationService, MemberService, TeamService } from '@smartx/domain/identity';
import { ImportService, ImportTemplateService } from '@smartx/domain/import';
import type { Scope } from '@smartx/domain/kernel';
import { LeadService } from '@smartx/domain/lead';
import { OutreachMailService } from '@smartx/domain/outreach';
import { AddressStopService } from '@smartx/domain/people';
import {
  AuditTree,
  AuthorisedAgents,
  BatchCertificates,
  Certificates,
  ConsentConfirmation,
  ConsentReceipts,
  ConsentService,
  CopyReview,
  ErasureItems,
  EstateDesk,
  EvidenceDownloads,
  KeptItems,
  type KeyParts,
  KeyRotationService,
  LegalHolds,
  MarketingTopicService,
  MaySendService,
  type PrivacyParts,
  PurposeRestrictionService,
  PurposeSettingService,
  Recipients,
  RequestConversation,
  RequestDecision,
  RequestForward,
  RequestFulfilment,
  RequestIntake,
  RequestService,
  RestrictionEnd,
  RestrictionService,
  RetentionBatches,
  RetentionService,
  StatutoryArchive,
  SubjectStateService,
  SubjectViewService,
  TextReview,
} from '@smartx/domain/privacy';
import { ProductService } from '@smartx/domain/product';
import { SavedViewService } from '@smartx/domain/saved-view';
import {
  ExportWaiver,
  InstallationService,
  WorkspaceClosing,
  WorkspaceExports,
  WorkspaceSetup,
} from '@smartx/domain/workspace';
import type { Identity } from '../identity/identity.ts';
import { elsewhereOf } from '../privacy/request/elsewhere.ts';

/** What services need beside their scope. */
export interface ServiceParts {
  readonly orm: MikroORM;
  readonly identity: Identity;
  readonly privacy: PrivacyParts;
  readonly files: FileStore;
  readonly keys: KeyParts;
}

/** The services of the domain for one operation; a slice adds its own here. */
export function createServices(scope: Scope, { orm, identity, privacy, files, keys }: ServiceParts) {
  return {
    activities: new ActivityService(scope),
    addressStops: new AddressStopService(scope),
    apiKeys: new ApiKeyService(scope),
    archive: new StatutoryArchive(scope),
    auditTree: new AuditTree(scope, privacy),
    batchCertificates: new BatchCertificates(scope, privacy),
    certificates: new Certificates(scope, privacy),
    closing: new WorkspaceClosing(scope, privacy),
    exportWaiver: new ExportWaiver(scope),
    bulkActions: new BulkActionService(scope),
    companies: new CompanyService(scope),
    consentReceipts: new ConsentReceipts(scope, privacy),
    consentQuestions: new ConsentConfirmation(scope, privacy),
    consents: new ConsentService(scope),
    conversation: new RequestConversation(scope, privacy),
    decisions: new RequestDecision(scope, privacy),
    contacts: new ContactService(scope),
    copyReview: new CopyReview(scope, privacy),
    textReview: new TextReview(scope, privacy),
    contactMerges: new ContactMergeService(scope, privacy.catalogue),
    contactPoints: new ContactPointService(scope),
    customFields: new CustomFieldService(scope),
    customValues: new CustomValueService(scope),
    deals: new DealService(scope),
    erasureItems: new ErasureItems(scope, privacy),
    evidenceDownloads: new EvidenceDownloads(scope),
    exports: new WorkspaceExports(scope, privacy),
    fileDownloads: new FileDownloads(scope),
    externalIds: new ExternalIdService(scope),
    files: new FileService(scope, files),
    forwarding: new RequestForward(scope, privacy, elsewhereOf(scope, orm)),
    fulfilment: new RequestFulfilment(scope, privacy),
    departures: new MemberDeparture(scope, identity.endSessions),
    invitations: new InvitationService(scope, identity.sendInvitation),
    intake: new RequestIntake(scope, privacy),
    installation: new InstallationService(scope, orm),
    imports: new ImportService(scope, files),
    importTemplates: new ImportTemplateService(scope),
    keptItems: new KeptItems(scope),
    keyRotation: new KeyRotationService(scope, keys),
    leads: new LeadService(scope),
    legalHolds: new LegalHolds(scope, privacy),
    agents: new AuthorisedAgents(scope, privacy),
    estates: new EstateDesk(scope, privacy),
    maySend: new MaySendService(scope),
    members: new MemberService(scope),
    notes: new NoteService(scope),
    savedViews: new SavedViewService(scope),
    notices: new ContactNotice(scope, privacy),
    outreachMail: new OutreachMailService(scope, privacy),
    pipelines: new PipelineService(scope),
    products: new ProductService(scope),
    purposeRestrictions: new PurposeRestrictionService(scope),
    purposes: new PurposeSettingService(scope),
    recipients: new Recipients(scope),
    retention: new RetentionService(scope, privacy),
    retentionBatches: new RetentionBatches(scope, privacy),
    requests: new RequestService(scope, privacy),
    restrictions: new RestrictionService(scope),
    restrictionEnds: new RestrictionEnd(scope, privacy),
    reveals: new ContactReveal(scope),
    subjectStates: new SubjectStateService(scope),
    subjectViews: new SubjectViewService(scope, privacy),
    tasks: new TaskService(scope),
    teams: new TeamService(scope),
    topics: new MarketingTopicService(scope),
    uploads: new UploadService(scope),
    workspaceSetup: new WorkspaceSetup(scope),
  };
}

/** What {@link createServices} makes. */
export type Services = ReturnType<typeof createServices>;
