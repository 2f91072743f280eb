export { AuditEntry } from '../kernel/records/audit-entry.entity.ts';
export { AccessCopyService, type CopyDownload } from './access-export/access-copy.service.ts';
export { titleOf } from './access-export/copy-words.ts';
export { CopyReview } from './access-export/review/copy-review.service.ts';
export type { CopyOutcome } from './access-export/review/decide-copy.ts';
export { SHOWN_ITEMS, type ShownItem, type ShownReview } from './access-export/review/shown-items.ts';
export { AgentCall, AuthorisedAgent } from './agent/authorised-agent.entity.ts';
export { AuthorisedAgents, type NewAgent } from './agent/authorised-agents.service.ts';
export { AgentDesk } from './agent/drp/agent-desk.service.ts';
export { type AgentNews, agentNews, noteAgentTold, purgeAgentCalls, queueAgentNews } from './agent/drp/agent-news.ts';
export { SUPPORTED_ACTIONS, UnsupportedExerciseError } from './agent/drp/exercise-request.ts';
export type { ExerciseStatus } from './agent/drp/exercise-status.ts';
export { type AuditProof, AuditTree, type AuditTreeState } from './audit-tree/audit-tree.ts';
export { type AuditWitness, KeyDatabaseWitness } from './audit-tree/audit-witness.ts';
export { sequenceEntries } from './audit-tree/sequence-entries.ts';
export type { AuditCheck } from './audit-tree/verify.ts';
export { type CatalogueColumn, type CatalogueTable, readCatalogue, UnclassifiedError } from './catalogue.ts';
export { KeyDatabaseKeys, type LiveKeys } from './certificate/absence/live-keys.ts';
export { BatchCertificates } from './certificate/batch-certificates.service.ts';
export { type CertificateStatement, readCertificate, referenceOf } from './certificate/certificate-document.ts';
export { Certificates } from './certificate/certificates.service.ts';
export { type ClosureStatement, readClosure } from './certificate/closure-certificate.ts';
export type { IssuedCertificate } from './certificate/issue-certificate.ts';
export type { CertificateProblem } from './certificate/verify-certificate.ts';
export type { ConsentInput } from './consent/append-consent.ts';
export { ConsentService, type RestrictionGround } from './consent/consent.service.ts';
export { ConsentConfirmation, type ConsentQuestion, type OpenQuestion } from './consent/consent-confirmation.ts';
export { CONSENT_CHANNELS, CONSENT_EVENTS, ConsentEvent } from './consent/consent-event.entity.ts';
export type { ConsentState } from './consent/consent-states.ts';
export { exportConsents } from './consent/export-consents.ts';
export { LEGAL_BASES, type LegalBasis, PurposeSetting, SubjectGround } from './consent/purpose-setting.entity.ts';
export { ConsentReceipts } from './consent/receipt/consent-receipt.ts';
export { RECEIPT_SCHEMA } from './consent/receipt/receipt-schema.ts';
export { recomputeDue, recomputeSubjects, renewDecisions, SUBJECT_DECIDED } from './consent/recompute-subjects.ts';
export { ErasureService } from './erasure/erasure.service.ts';
export type { ErasurePreview, PreviewedTable } from './erasure/erasure-preview.ts';
export { ErasureExemption, KEEP_GROUNDS, type KeepGround, KeptItem } from './erasure/items/erasure-item.entity.ts';
export { ErasureItems, type Exemption } from './erasure/items/erasure-items.service.ts';
export type { ErasedPerson, Item, ItemKeeper, KeptClaim } from './erasure/items/item-keeper.ts';
export { KeptItems, type OpenedItem } from './erasure/items/kept-items.service.ts';
export type { PlannedItem, PlannedItemPage } from './erasure/items/plan-items.ts';
export { type ErasurePlace, FOLDERS, type Folder, type Probing, placesOf, QUEUED, SCHEMAS } from './erasure/places.ts';
export type { PlannedField } from './erasure/plan/erasure-plan.ts';
export { IMPOSSIBLE_REASONS, RecipientNotice } from './erasure/recipients/recipient-notice.entity.ts';
export { NOTICE_OUTCOMES, Recipients } from './erasure/recipients/recipients.service.ts';
export { type SweepResult, sweepFiles } from './erasure/sweep/physical-sweep.ts';
export { findUnswept, settleSweep, type UnsweptErasures } from './erasure/sweep/settle-sweep.ts';
export { sweptTables } from './erasure/sweep/swept-tables.ts';
export { ErasureSearch } from './erasure/text/erasure-search.entity.ts';
export { SHOWN_TEXTS, type ShownText, type ShownTexts } from './erasure/text/shown-texts.ts';
export { TEXT_VERDICTS, type TextDecision, TextReview } from './erasure/text/text-review.service.ts';
export { type SearchReport, TextSearch } from './erasure/text/text-search.ts';
export { HoldKeeper, heldAmong, isHeld } from './hold/held.ts';
export { HOLDABLE, type Holdable, type HoldQuery } from './hold/hold-query.ts';
export { HoldItem, LegalHold } from './hold/legal-hold.entity.ts';
export { type HeldCount, type HoldScope, LegalHolds, type NewHold } from './hold/legal-holds.service.ts';
export { listBackups } from './keys/backup/backup-keys.ts';
export { type EncryptionStatus, encryptionStatus, storedColumns } from './keys/encryption-status.ts';
export { assertKeyStore } from './keys/installation/assert-key-store.ts';
export { KeyStoreError } from './keys/installation/installation-mark.ts';
export { openInstallationSecret } from './keys/installation/installation-secret.ts';
export { isAnythingSealed, MasterKeyError } from './keys/installation/master-key.ts';
export { deriveSecret, fingerprintOf, LocalKeyProvider, type MasterKeys } from './keys/key-provider.ts';
export { KeyRing } from './keys/key-ring.ts';
export { KEY_CHANNEL, KeyStore } from './keys/key-store.ts';
export { sweepOrphanKeys } from './keys/orphan-keys.ts';
export { KeyRotationService } from './keys/rotation/key-rotation.service.ts';
export { aloneWithMasterKey, MasterKeyBusyError, rotateMasterKey } from './keys/rotation/rotate-master-key.ts';
export { type KeyParts, nextVersion, rotateWorkspaceKey } from './keys/rotation/rotate-workspace-key.ts';
export { keyIdOf } from './keys/sealed-value.ts';
export { SigningKey } from './keys/signing-key.ts';
export { Disclosure } from './ledger/disclosure.entity.ts';
export { ErasureLedger } from './ledger/erasure-ledger.entity.ts';
export { ReadLog, ReadLogSubject } from './ledger/read-log.entity.ts';
export { joinReads, type ReadEntry, recordReads } from './ledger/record-reads.ts';
export { Suppression } from './ledger/suppression.entity.ts';
export {
  assertNotSuppressed,
  findSuppressed,
  type ReachableAddress,
  releaseSuppression,
  type SuppressionKey,
  suppressionDigest,
  suppressionKey,
} from './ledger/suppression-list.ts';
export { type PurposeUse, purposeUse } from './ledger/use/purpose-use.ts';
export { USE_LIMITS } from './ledger/use/use-anomalies.ts';
export { MaySendService, type SendOccasion } from './may-send/may-send.service.ts';
export type { SendCause, SendChannel, SendRule, SendVerdict } from './may-send/send-question.ts';
export { stopWaitingForAll } from './may-send/stop-waiting.ts';
export { type OperatorPolicy, operatorPolicy } from './policy/operator-policy.ts';
export { CLAUSE_IDS, type ClauseId } from './policy/policy-clause.ts';
export { categoryWords, POLICY_LANGUAGES, type PolicyLanguage, policyLanguageOf } from './policy/policy-words.ts';
export { type PrivacyNotice, readPrivacyNotice } from './policy/privacy-notice.ts';
export { searchableData } from './policy/searchable-data.ts';
export type { PrivacyParts, PrivateFiles, SubjectDirectory, SubjectMatch } from './privacy-parts.ts';
export type { NewAssessment } from './purpose/adopt-assessment.ts';
export { adoptDefaults } from './purpose/adopt-assessment.ts';
export { assessmentTemplate, REVIEW_AFTER_MONTHS } from './purpose/assessment-template.ts';
export { MarketingTopic } from './purpose/marketing-topic.entity.ts';
export { MarketingTopicService } from './purpose/marketing-topic.service.ts';
export type { NoticePurpose } from './purpose/notice-words.ts';
export { type NewNotice, wordingHash } from './purpose/publish-notice.ts';
export { type PurposeChanges, PurposeSettingService } from './purpose/purpose-setting.service.ts';
export { PurposeBasis, PurposeNotice } from './purpose/purpose-version.entity.ts';
export {
  type BlockCause,
  type BlockReason,
  HALTED_BY_RESTRICTION,
  type PurposeVerdict,
  STOPPED_FOR_MINORS_AND_DECEASED,
} from './purpose-decision.ts';
export { CATEGORIES, CATEGORY_RULES, type CategoryRule, categoryServes } from './purposes.ts';
export { QUESTION_KINDS, RequestConversation } from './request/conversation/request-conversation.service.ts';
export { RequestMessage } from './request/conversation/request-message.entity.ts';
export { PAUSING_REGIMES } from './request/deadline/request-deadline.ts';
export {
  type EnteredRequest,
  IDENTITY_PROOFS,
  type IdentityProof,
  type MatchedSubject,
  type RefusalGround,
  RequestService,
} from './request/desk/request.service.ts';
export { type Elsewhere, RequestForward } from './request/desk/request-forward.service.ts';
export { RequestFulfilment, type SelfApproval } from './request/desk/request-fulfilment.service.ts';
export { type RelatedRequest, RequestIntake } from './request/desk/request-intake.service.ts';
export { type EstateDecision, EstateDesk } from './request/estate/estate-desk.service.ts';
export { ESTATE_RULES, type EstateRule } from './request/estate/estate-laws.ts';
export { LARGEST_EVIDENCE } from './request/evidence/add-evidence.ts';
export { AgentPermissions } from './request/evidence/agent-permissions.service.ts';
export { destroyEndedEvidence } from './request/evidence/end-evidence.ts';
export { EvidenceDownloads, openEvidence } from './request/evidence/evidence-download.service.ts';
export { RequestEvidence } from './request/evidence/request-evidence.entity.ts';
export { personViewer } from './request/portal/person-viewer.ts';
export { RequestPortal } from './request/portal/request-portal.service.ts';
export type { RequestStatus, StatusStep } from './request/portal/request-status.ts';
export {
  AccessCopy,
  DECISIONS,
  ESTATE_GROUNDS,
  ESTATE_LAWS,
  ESTATE_PROOFS,
  PrivacyRequest,
  REFUSAL_GROUNDS,
  REQUEST_CHANNELS,
  REQUEST_KINDS,
  RequestEvent,
  RequestSubject,
} from './request/privacy-request.entity.ts';
export type { RequestInput, RequestKind } from './request/request-input.ts';
export { OTHERS_TOLD_HOURS, SELF_APPROVAL_HOURS } from './request/request-state.ts';
export { CORRECTABLE_FIELDS, CorrectionItem } from './request/rights/correction-item.entity.ts';
export type { CorrectionVerdict } from './request/rights/corrections.ts';
export { type NewDecision, RequestDecision } from './request/rights/request-decision.service.ts';
export { receiveRequest } from './request/rights/request-receipt.ts';
export { OBJECTABLE } from './request/rights/suspension.ts';
export { type SweepReport, sweepRequests } from './request/sweep-requests.ts';
export {
  type ArchivedContent,
  openArchivedContent,
  StatutoryArchive,
} from './retention/archive/statutory-archive.service.ts';
export type { BatchItem } from './retention/batch/batch-items.ts';
export { carryOutApproved, carryOutBatch } from './retention/batch/carry-out-batch.ts';
export { RetentionBatches } from './retention/batch/retention-batches.service.ts';
export { DEFAULT_PERIODS, loadPeriods, periodBefore } from './retention/periods.ts';
export { purgeKept } from './retention/purge-kept.ts';
export { RetentionBatch } from './retention/retention.entity.ts';
export { type RetentionOverview, RetentionService } from './retention/retention.service.ts';
export {
  PERIOD_UNITS,
  RETENTION_ACTIONS,
  RETENTION_GROUNDS,
  RETENTION_KEYS,
  type RetentionPeriod,
} from './retention/retention-rules.ts';
export { REVIEW_OUTCOMES, ReviewItem, SHOW_GROUNDS, WITHHOLD_GROUNDS } from './review/review-item.entity.ts';
export { DataSubject, RESTRICTION_GROUNDS } from './subject/data-subject.entity.ts';
export { DisputedValue } from './subject/disputed-value.entity.ts';
export { RecordSubject } from './subject/record-subject.entity.ts';
export { RestrictionEnd } from './subject/restriction-end.service.ts';
export { ItemRestriction, RESTRICTABLE_RECORDS } from './subject/state/item-restriction.entity.ts';
export { LEGAL_CONTACT_KINDS, LegalContact } from './subject/state/legal-contact.entity.ts';
export type { NewLegalContact } from './subject/state/legal-contact.ts';
export { PurposeRestriction } from './subject/state/purpose-restriction.entity.ts';
export { PurposeRestrictionService, type RestrictedPurposes } from './subject/state/purpose-restriction.service.ts';
export { type NewException, type RestrictedItem, RestrictionService } from './subject/state/restriction.service.ts';
export { EXCEPTION_GROUNDS, RestrictionException } from './subject/state/restriction-exception.entity.ts';
export { SubjectStateService } from './subject/state/subject-state.service.ts';
export { type SubjectView, SubjectViewService, type ViewedPlace } from './subject/view/subject-view.service.ts';
