const text = { type: 'string', minLength: 1 } as const;
const moment = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' } as const;

function thing(type: string | readonly string[], properties: object, optional: object = {}) {
  const named = typeof type === 'string' ? { const: type } : { enum: type };
  return {
    type: 'object',
    required: ['@type', ...Object.keys(properties)],
    properties: { '@id': text, '@type': named, ...properties, ...optional },
    additionalProperties: false,
  };
}

function list(items: object) {
  return { type: 'array', minItems: 1, items };
}

const STATUS = {
  type: 'object',
  required: ['@type', 'dpv:isIndicatedBy', 'dct:provenance', 'dpv:hasIndicationMethod', 'dpv:isIndicatedAtTime'],
  properties: {
    '@type': list({
      enum: [
        ...['dpv:ConsentRequested', 'dpv:ConsentGiven', 'dpv:ConsentRefused', 'dpv:ConsentWithdrawn'],
        ...['dpv:ConsentExpired', 'dpv:ExpressedConsent'],
      ],
    }),
    'dpv:isIndicatedBy': { enum: ['dpv:DataSubject', 'dpv:DataController'] },
    'dct:provenance': { enum: ['dpv:DataSubject', 'dpv:DataController'] },
    'dpv:hasIndicationMethod': text,
    'dpv:isIndicatedAtTime': moment,
    'dct:valid': moment,
  },
  additionalProperties: false,
};

const PROCESS = thing('dpv:Process', {
  'dpv:hasPurpose': {
    type: 'object',
    required: ['@type', 'dct:identifier'],
    properties: { '@type': { type: 'string', pattern: '^dpv:' }, 'dct:identifier': text, 'dct:title': text },
    additionalProperties: false,
  },
  'dpv:hasProcessing': list(text),
  'dpv:hasPersonalData': list(thing('dpv:PersonalData', { 'dct:title': text, 'dct:description': text })),
  'dpv:hasDataSource': text,
  'dpv:hasTechnology': thing('dpv:CommunicationMechanism', {
    'dct:identifier': { enum: ['any', 'email', 'phone', 'post', 'message'] },
  }),
  'dpv:hasRecipient': list(text),
  'dpv:hasStorageCondition': list({
    anyOf: [
      thing('dpv:StorageLocation', { 'dpv:hasLocation': thing('dpv:Location', { 'dct:title': text }) }),
      thing('dpv:StorageDuration', {
        'dct:title': text,
        'dpv:hasDuration': thing('dpv:UntilEventDuration', { 'rdf:value': text }),
      }),
    ],
  }),
});

const RECORD = thing(
  'dpv:ConsentRecord',
  {
    '@id': text,
    'dct:identifier': text,
    'dct:conformsTo': { const: 'https://w3id.org/dpv/schema/dpv-27560#record' },
    'dct:created': moment,
    'dpv:hasDataSubject': thing('dpv:DataSubject', { '@id': text }),
    'dpv:hasDataController': thing(
      'dpv:DataController',
      { '@id': text, 'dpv:hasName': text, 'dpv:hasContact': text },
      { 'dpv:hasAddress': text },
    ),
    'dpv:hasJurisdiction': { type: 'string', pattern: '^loc:[A-Z]{2}$' },
    'dpv:hasLegalBasis': { const: 'eu-gdpr:A6-1-a' },
    'dpv:hasProcess': PROCESS,
    'dpv:hasNotice': thing(
      'dpv:ConsentNotice',
      { '@id': text, 'dct:language': text },
      { 'dct:description': text, 'schema:sha256': { type: 'string', pattern: '^[0-9a-f]{64}$' } },
    ),
    'dpv:hasConsentControl': thing('dpv:WithdrawConsent', { 'dpv:isExercisedAt': text }),
    'dpv:hasRight': list({
      type: 'object',
      required: ['@type', 'dpv:isExercisedAt'],
      properties: { '@type': list(text), 'dpv:isExercisedAt': text },
      additionalProperties: false,
    }),
    'dpv:hasConsentStatus': list(STATUS),
  },
  { 'dpv:hasApplicableLaw': text },
);

/** The form of a receipt (JSON Schema 2020-12): the header, the record with processing and parties, the events. */
export const RECEIPT_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Consent receipt: ISO/IEC TS 27560:2023 in the W3C Data Privacy Vocabulary (dpv-27560)',
  ...thing('dpv:ConsentReceipt', {
    '@context': { type: 'object', additionalProperties: text },
    '@id': text,
    'dct:conformsTo': { const: 'https://w3id.org/dpv/schema/dpv-27560' },
    'dpv:hasIdentifier': text,
    'dct:created': moment,
    'dct:publisher': text,
    'dct:audience': { const: 'dpv:DataSubject' },
    'dpv:hasRecordOfActivity': RECORD,
  }),
};
