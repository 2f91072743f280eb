import { externalId, OWNER } from './business-fields.ts';
import type { ImportField } from './import-field.ts';

/** The objections that a file can carry over; "No" in such a column says nothing. */
const OBJECTIONS: readonly ImportField[] = [
  {
    key: 'objectsToEmail',
    label: 'Objects to e-mail',
    kind: 'objection',
    synonyms: [
      'do not email',
      'do not mail',
      'email opt out',
      'opt out',
      'no email',
      'unsubscribed',
      'has opted out of email',
      'no bulk email',
    ],
  },
  {
    key: 'objectsToPhone',
    label: 'Objects to calls',
    kind: 'objection',
    synonyms: ['do not call', 'do not phone', 'phone opt out', 'no calls', 'no phone'],
  },
  {
    key: 'objectsToAll',
    label: 'Objects to every approach',
    kind: 'objection',
    synonyms: ['do not contact', 'no contact', 'blacklisted', 'no marketing', 'marketing opt out'],
  },
];

/** What names and reaches a person; a lead has it too, on the contact that it belongs to. */
const IDENTITY: readonly ImportField[] = [
  {
    key: 'fullName',
    label: 'Full name',
    kind: 'text',
    synonyms: ['name', 'display name', 'contact name', 'contact', 'person', 'customer name'],
  },
  {
    key: 'givenName',
    label: 'Given name',
    kind: 'text',
    synonyms: ['first name', 'firstname', 'forename', 'vorname', 'prenom'],
  },
  {
    key: 'familyName',
    label: 'Family name',
    kind: 'text',
    synonyms: ['last name', 'lastname', 'surname', 'nachname', 'nom'],
  },
  {
    key: 'email',
    label: 'E-mail',
    kind: 'email',
    isMany: true,
    synonyms: [
      'email address',
      'e mail address',
      'primary email',
      'mail',
      'work email',
      'private email',
      'e mail value',
    ],
  },
  {
    key: 'phone',
    label: 'Phone',
    kind: 'phone',
    isMany: true,
    synonyms: [
      'phone number',
      'telephone',
      'mobile',
      'mobile phone',
      'cell',
      'cell phone',
      'work phone',
      'home phone',
      'business phone',
      'telefon',
      'phone value',
    ],
  },
  {
    key: 'url',
    label: 'Web address',
    kind: 'url',
    isMany: true,
    synonyms: ['website', 'web site', 'homepage', 'web page', 'linkedin', 'url'],
  },
  { key: 'jobTitle', label: 'Job title', kind: 'text', synonyms: ['title', 'position', 'role', 'job', 'funktion'] },
  {
    key: 'company',
    label: 'Company',
    kind: 'link',
    createsMissing: true,
    synonyms: ['company name', 'account', 'account name', 'organisation', 'organization', 'employer', 'firma'],
  },
  {
    key: 'city',
    label: 'City',
    kind: 'text',
    synonyms: ['town', 'home city', 'business city', 'mailing city', 'ort', 'stadt'],
  },
  {
    key: 'country',
    label: 'Country',
    kind: 'country',
    synonyms: ['country region', 'home country', 'business country', 'mailing country', 'land'],
  },
  { key: 'language', label: 'Language', kind: 'text', synonyms: ['locale', 'preferred language', 'sprache'] },
  OWNER,
];

/** The fields of a contact. */
export const CONTACT_FIELDS: readonly ImportField[] = [
  externalId('customer id', 'contact id', 'person id', 'subscriber id'),
  ...IDENTITY,
  {
    key: 'postalAddress',
    label: 'Postal address',
    kind: 'text',
    synonyms: ['address', 'street address', 'street', 'home address', 'mailing address', 'anschrift'],
  },
  {
    key: 'birthDate',
    label: 'Date of birth',
    kind: 'date',
    synonyms: ['birthday', 'birth date', 'dob', 'geburtstag', 'geburtsdatum'],
  },
  {
    key: 'lifecycle',
    label: 'Lifecycle',
    kind: 'choice',
    synonyms: ['lifecycle stage', 'relationship', 'contact type'],
  },
  {
    key: 'collectedOn',
    label: 'Collected on',
    kind: 'date',
    synonyms: [
      'subscription date',
      'subscribed at',
      'created',
      'created at',
      'create date',
      'date added',
      'signed up',
      'registration date',
    ],
  },
  ...OBJECTIONS,
];

/** The fields of a lead; a column that is none of them is kept as an answer. */
export const LEAD_FIELDS: readonly ImportField[] = [
  externalId('lead id', 'prospect id', 'enquiry id'),
  ...IDENTITY,
  { key: 'status', label: 'Status', kind: 'choice', synonyms: ['lead status', 'stage'] },
  { key: 'isConverted', label: 'Converted', kind: 'boolean', synonyms: ['was converted', 'is converted'] },
  { key: 'source', label: 'Source', kind: 'text', synonyms: ['lead source', 'channel', 'campaign', 'utm source'] },
  { key: 'origin', label: 'Origin', kind: 'text', synonyms: ['lead origin', 'form', 'entry point'] },
  { key: 'score', label: 'Score', kind: 'integer', synonyms: ['lead score', 'rating', 'points'] },
  { key: 'visitCount', label: 'Visits', kind: 'integer', synonyms: ['total visits', 'number of visits', 'sessions'] },
  {
    key: 'secondsOnSite',
    label: 'Seconds on the site',
    kind: 'integer',
    synonyms: ['total time spent on website', 'time on site', 'time spent', 'session duration'],
  },
  {
    key: 'pagesPerVisit',
    label: 'Pages per visit',
    kind: 'decimal',
    synonyms: ['page views per visit', 'pages per session'],
  },
  { key: 'lastActivity', label: 'Last activity', kind: 'text', synonyms: ['latest activity', 'last action'] },
  {
    key: 'enquiry',
    label: 'Enquiry',
    kind: 'text',
    synonyms: ['message', 'comment', 'comments', 'question', 'inquiry', 'nachricht'],
  },
  ...OBJECTIONS,
];
