import { activityRead, noteRead, taskRead } from '../activity/activity.read.ts';
import { bulkActionItemRead, bulkActionRead } from '../bulk/bulk-action.read.ts';
import { companyRead } from '../company/company.read.ts';
import { contactRead, disputedValueRead, emailPointRead, sealedPointRead } from '../contact/contact.read.ts';
import { contactMergeRead } from '../contact/merge/merge.read.ts';
import { customFieldDefinitionRead, customValueRead } from '../custom-field/custom-field.read.ts';
import { dealContactRead, dealLineRead, dealRead, pipelineRead, stageRead } from '../deal/deal.read.ts';
import { externalIdRead } from '../external-id/external-id.read.ts';
import { fileRead } from '../file/file.read.ts';
import { fieldChangeRead } from '../history/history.read.ts';
import { apiKeyRead } from '../identity/api-key/api-key.read.ts';
import { invitationRead } from '../identity/invitation/invitation.read.ts';
import { memberRead, teamPlaceRead, teamRead } from '../identity/member.read.ts';
import { importLineRead, importRunRead, importTemplateRead } from '../import/import.read.ts';
import { leadAnswerRead, leadRead } from '../lead/lead.read.ts';
import { authorisedAgentRead } from '../privacy/agent/agent.read.ts';
import { archivedItemRead } from '../privacy/archive/archive.read.ts';
import { auditEntryRead } from '../privacy/audit/audit.read.ts';
import { consentEventRead } from '../privacy/consent/consent.read.ts';
import { keptItemRead, recipientNoticeRead } from '../privacy/erasure/erasure.read.ts';
import { requestEvidenceRead } from '../privacy/evidence/evidence.read.ts';
import { holdItemRead, legalHoldRead } from '../privacy/hold/hold.read.ts';
import { suppressionRead } from '../privacy/may-send/suppression.read.ts';
import { purposeBasisRead, purposeNoticeRead, purposeSettingRead } from '../privacy/purpose/purpose.read.ts';
import { marketingTopicRead } from '../privacy/purpose/topic.read.ts';
import {
  accessCopyRead,
  privacyRequestRead,
  requestCorrectionRead,
  requestEventRead,
  requestMessageRead,
  requestSubjectRead,
} from '../privacy/request/request.read.ts';
import {
  itemRestrictionRead,
  legalContactRead,
  purposeRestrictionRead,
  restrictionExceptionRead,
} from '../privacy/subject/state.read.ts';
import { dataSubjectRead, disclosureRead } from '../privacy/subject/subject.read.ts';
import { productRead } from '../product/product.read.ts';
import type { ReadType } from '../read/read-type.ts';

/** Every read type; a new object is added here and in `schema.ts`. */
export const READ_TYPES: readonly ReadType[] = [
  companyRead,
  contactRead,
  emailPointRead,
  sealedPointRead,
  contactMergeRead,
  dealRead,
  dealLineRead,
  dealContactRead,
  pipelineRead,
  stageRead,
  productRead,
  customFieldDefinitionRead,
  customValueRead,
  externalIdRead,
  leadRead,
  leadAnswerRead,
  bulkActionRead,
  bulkActionItemRead,
  importRunRead,
  importLineRead,
  importTemplateRead,
  taskRead,
  noteRead,
  activityRead,
  fileRead,
  fieldChangeRead,
  memberRead,
  teamRead,
  teamPlaceRead,
  invitationRead,
  apiKeyRead,
  privacyRequestRead,
  requestEventRead,
  requestMessageRead,
  requestEvidenceRead,
  requestCorrectionRead,
  disputedValueRead,
  requestSubjectRead,
  accessCopyRead,
  dataSubjectRead,
  legalContactRead,
  itemRestrictionRead,
  purposeRestrictionRead,
  restrictionExceptionRead,
  consentEventRead,
  disclosureRead,
  archivedItemRead,
  keptItemRead,
  recipientNoticeRead,
  auditEntryRead,
  purposeSettingRead,
  purposeBasisRead,
  purposeNoticeRead,
  marketingTopicRead,
  suppressionRead,
  legalHoldRead,
  authorisedAgentRead,
  holdItemRead,
  purposeBasisRead,
  purposeNoticeRead,
  marketingTopicRead,
];

const BY_NAME = new Map(READ_TYPES.map((type) => [type.variant ?? type.name, type]));

/** A read type by the name that relations use. @throws Error for an unknown name */
export function typeNamed(name: string): ReadType {
  const type = BY_NAME.get(name);
  if (!type) throw new Error(`No read type is called "${name}"; add it to READ_TYPES.`);
  return type;
}
