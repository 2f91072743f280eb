import { CONTEXT, dpvPurpose, PROFILE } from './dpv.ts';
import type { ReceiptController, ReceiptEvent, ReceiptFacts } from './receipt-facts.ts';

/** Where the GDPR holds: the Union and the European Economic Area. */
const UNDER_GDPR = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(
  ' ',
);

/**
 * A receipt in the structure of ISO/IEC TS 27560:2023 (header, processing, parties, events), as JSON-LD in the W3C Data Privacy
 * Vocabulary; `receipt-schema.ts` says its form.
 */
export function receiptJson(facts: ReceiptFacts, publicUrl: string): object {
  const { id, issuedAt, recordedAt, subjectId, controller } = facts;
  const centre = `${publicUrl}/privacy${controller.isOperator ? '' : `/${controller.slug}`}`;
  const party = controllerJson(controller, centre);
  return {
    '@context': CONTEXT,
    '@id': `urn:uuid:${id}#receipt`,
    '@type': 'dpv:ConsentReceipt',
    'dct:conformsTo': PROFILE,
    'dpv:hasIdentifier': `${id}-${issuedAt.getTime()}`,
    'dct:created': issuedAt.toISOString(),
    'dct:publisher': party['@id'],
    'dct:audience': 'dpv:DataSubject',
    'dpv:hasRecordOfActivity': {
      '@id': `urn:uuid:${id}`,
      '@type': 'dpv:ConsentRecord',
      'dct:identifier': id,
      'dct:conformsTo': `${PROFILE}#record`,
      'dct:created': recordedAt.toISOString(),
      'dpv:hasDataSubject': { '@id': `urn:uuid:${subjectId}`, '@type': 'dpv:DataSubject' },
      'dpv:hasDataController': party,
      'dpv:hasJurisdiction': `loc:${controller.country}`,
      ...(UNDER_GDPR.includes(controller.country) && { 'dpv:hasApplicableLaw': 'eu-gdpr:GDPR' }),
      'dpv:hasLegalBasis': 'eu-gdpr:A6-1-a',
      'dpv:hasProcess': processJson(facts, publicUrl),
      'dpv:hasNotice': noticeJson(facts, centre),
      'dpv:hasConsentControl': { '@type': 'dpv:WithdrawConsent', 'dpv:isExercisedAt': contactOf(controller, centre) },
      'dpv:hasRight': RIGHTS.map((right) => ({
        ...{ '@type': ['dpv:DataSubjectRight', right], 'dpv:isExercisedAt': `${centre}/request` },
      })),
      'dpv:hasConsentStatus': facts.events.map(eventJson),
    },
  };
}

/** GDPR Art. 7(3), 15, 16, 17, 18, 20 and 77. */
const RIGHTS = ['A7-3', 'A15', 'A16', 'A17', 'A18', 'A20', 'A77'].map((article) => `eu-gdpr:${article}`);

function controllerJson({ name, privacyEmail, postalAddress }: ReceiptController, centre: string) {
  return {
    '@id': centre,
    '@type': 'dpv:DataController',
    'dpv:hasName': name,
    'dpv:hasContact': privacyEmail ?? centre,
    ...(postalAddress && { 'dpv:hasAddress': postalAddress }),
  };
}

function contactOf({ privacyEmail }: ReceiptController, centre: string): string {
  return privacyEmail ? `mailto:${privacyEmail}` : centre;
}

function processJson({ purpose, topic, channel, categories, recipients, controller }: ReceiptFacts, publicUrl: string) {
  return {
    '@type': 'dpv:Process',
    'dpv:hasPurpose': { '@type': dpvPurpose(purpose), 'dct:identifier': purpose, ...(topic && { 'dct:title': topic }) },
    'dpv:hasProcessing': ['dpv:Collect', 'dpv:Store', 'dpv:Use'],
    'dpv:hasPersonalData': categories.map(({ label, examples }) => ({
      ...{ '@type': 'dpv:PersonalData', 'dct:title': label, 'dct:description': examples },
    })),
    'dpv:hasDataSource': 'dpv:DataSubjectDataSource',
    'dpv:hasTechnology': { '@type': 'dpv:CommunicationMechanism', 'dct:identifier': channel },
    'dpv:hasRecipient': [controller.name, ...recipients],
    'dpv:hasStorageCondition': [
      { '@type': 'dpv:StorageLocation', 'dpv:hasLocation': { '@type': 'dpv:Location', 'dct:title': publicUrl } },
      ...categories.map(({ label, retention }) => ({
        '@type': 'dpv:StorageDuration',
        'dct:title': label,
        'dpv:hasDuration': { '@type': 'dpv:UntilEventDuration', 'rdf:value': retention },
      })),
    ],
  };
}

function noticeJson({ wording, wordingHash, wordingLanguage }: ReceiptFacts, centre: string) {
  return {
    '@id': `${centre}/policy`,
    '@type': 'dpv:ConsentNotice',
    'dct:language': wordingLanguage ?? 'und',
    ...(wording && { 'dct:description': wording }),
    ...(wordingHash && { 'schema:sha256': wordingHash }),
  };
}

function eventJson({ status, occurredAt, expiresAt, method, isBySubject }: ReceiptEvent) {
  return {
    '@type': status === 'dpv:ConsentGiven' ? [status, 'dpv:ExpressedConsent'] : [status],
    'dpv:isIndicatedBy': status === 'dpv:ConsentRequested' ? 'dpv:DataController' : 'dpv:DataSubject',
    // Where somebody wrote down what the person said, the receipt does not claim that the person typed it.
    'dct:provenance': isBySubject ? 'dpv:DataSubject' : 'dpv:DataController',
    'dpv:hasIndicationMethod': method,
    'dpv:isIndicatedAtTime': occurredAt.toISOString(),
    ...(expiresAt && { 'dct:valid': expiresAt.toISOString() }),
  };
}
