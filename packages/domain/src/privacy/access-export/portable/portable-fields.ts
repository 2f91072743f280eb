import type { CatalogueColumn } from '../../catalogue.ts';
import { reasonNotExported } from '../copy-columns.ts';

/**
 * What a person takes along (GDPR Art. 20): what they told, and what was observed of them. By table, in the order of reading;
 * with a dot what a link leads to. What others wrote, judged or computed about them is in the copy of everything alone.
 */
export const PORTABLE: Readonly<Record<string, readonly string[]>> = {
  account: ['fullName', 'email', 'locale', 'statedOfAgeAt', 'ageStatement', 'createdAt'],
  activity: ['kind', 'direction', 'occurredAt', 'durationSeconds', 'subjectLine', 'body'],
  company: ['name', 'domain', 'website', 'city', 'country', 'industry', 'foundedYear'],
  consent_event: [
    ...['purpose', 'channel', 'topic', 'event', 'occurredAt', 'expiresAt', 'wording', 'language', 'method'],
    'contactPointId',
  ],
  contact: [
    ...['fullName', 'givenName', 'familyName', 'jobTitle', 'company.name', 'birthDate', 'city', 'country', 'language'],
    'collectedAt',
  ],
  contact_point: ['contact', 'kind', 'clearValue', 'sealedValue', 'label', 'isPrimary', 'isShared', 'verifiedAt'],
  custom_value: [
    ...['definition.label', 'textValue', 'numberValue', 'dateValue', 'instantValue', 'booleanValue', 'sealedValue'],
  ],
  deal: ['name', 'valueMinor', 'valueCurrency', 'engagedOn', 'closedOn'],
  deal_line: ['deal', 'product.name', 'quantity', 'unitPriceMinor', 'unitPriceCurrency'],
  disputed_value: ['field', 'claimed', 'statement', 'disputedAt'],
  saved_view: ['name', 'typedValues'],
  saved_view_favourite: ['savedView.name', 'markedOn'],
  file: ['name', 'mediaType', 'byteSize'],
  lead: ['enquiry', 'visitCount', 'secondsOnSite', 'pagesPerVisit', 'lastActivity', 'createdAt'],
  lead_answer: ['lead', 'question', 'answer'],
  member: ['fullName', 'email'],
};

/** Why a personal column cannot be taken along; null where it can, or where nobody has thought about it yet, which fails a test. */
export function reasonNotPortable(column: CatalogueColumn): string | null {
  const { table, property, declaration } = column;
  if (declaration.kind === 'notPersonal' || PORTABLE[table]?.includes(property)) return null;
  if (reasonNotExported(column) !== null || COMPUTED.includes(property)) return 'computed from what is taken along';
  return BY_CATEGORY[declaration.category] ?? BY_TABLE[table] ?? BY_PLACE[`${table}.${property}`] ?? null;
}

const COMPUTED = ['sortName', 'matchName', 'clearNormalised', 'blocked', 'nextChangeAt', 'sha256'];

const BY_CATEGORY: Readonly<Record<string, string>> = {
  relationship: 'noted by the workspace about the relationship, also scores',
  security: 'a log of what others did',
  request: 'the handling of a right, not what it is about',
};

const BY_TABLE: Readonly<Record<string, string>> = {
  data_subject: 'decided by the workspace about the person',
  deal_contact: 'the judgement of a colleague',
  external_id: 'what other systems call the person, which is theirs',
  import_line: 'where values came from that are taken along',
  import_run: 'a file of others',
  bulk_action: 'what a colleague did to many records',
  invitation: 'written by the workspace',
  item_restriction: 'decided by the workspace about the person',
  mail_message: 'written by the workspace',
  note: 'written by a colleague about the person',
  purpose_restriction: 'decided by the workspace about the person',
  restriction_exception: 'decided by the workspace about the person',
  task: 'written by a colleague',
  upload: 'a file of others',
};

const BY_PLACE: Readonly<Record<string, string>> = {
  'account.authUserId': 'an id within this installation',
  'consent_event.actorId': 'who recorded it',
  'consent_event.proof': 'the evidence of the workspace',
  'consent_event.subject': 'an id within this installation',
  'contact_point.valueChangedAt': 'noted by the workspace about when it changed the address',
  'contact_point.source': 'noted by the workspace about where it came from',
  'custom_value.subjectId': 'an id within this installation',
  'deal.lostReason': 'the judgement of a colleague',
};
