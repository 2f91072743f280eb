import type { Purpose } from '../../../kernel/purposes.ts';
import type { CONSENT_EVENTS } from '../consent-event.entity.ts';

/** The vocabularies of a receipt; names only, nothing is ever fetched from there. */
export const CONTEXT = {
  dpv: 'https://w3id.org/dpv#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  loc: 'https://w3id.org/dpv/loc#',
  dct: 'http://purl.org/dc/terms/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  schema: 'https://schema.org/',
} as const;

/** The profile of ISO/IEC TS 27560:2023 that a receipt follows. */
export const PROFILE = 'https://w3id.org/dpv/schema/dpv-27560';

/** What each purpose that people can allow is in the W3C Data Privacy Vocabulary. */
const DPV_PURPOSE: Readonly<Partial<Record<Purpose, string>>> = {
  RELATIONSHIP: 'dpv:CustomerRelationshipManagement',
  SUPPORT: 'dpv:CustomerCare',
  BILLING: 'dpv:PaymentManagement',
  PROSPECTING: 'dpv:DirectMarketing',
  MARKETING: 'dpv:Marketing',
  REPORTING: 'dpv:OrganisationGovernance',
  PROFILING: 'dpv:Personalisation',
  PARTNER_SHARING: 'dpv:CommercialPurpose',
  SERVICE: 'dpv:ServiceProvision',
  PERSONALISATION: 'dpv:Personalisation',
  ACCOUNT_MESSAGES: 'dpv:CommunicationManagement',
  PAYMENTS: 'dpv:PaymentManagement',
  USAGE_ANALYTICS: 'dpv:ServiceUsageAnalytics',
  OPERATOR_MARKETING: 'dpv:Marketing',
};

/** What can happen to a consent, as a status of the vocabulary; an objection is none. */
const STATUS: Readonly<Partial<Record<(typeof CONSENT_EVENTS)[number], string>>> = {
  pending: 'dpv:ConsentRequested',
  given: 'dpv:ConsentGiven',
  refused: 'dpv:ConsentRefused',
  withdrawn: 'dpv:ConsentWithdrawn',
  expired: 'dpv:ConsentExpired',
};

/** The status that an event of the ledger is; null for an objection, which ends no consent and has no receipt. */
export function statusOf(event: (typeof CONSENT_EVENTS)[number]): string | null {
  return STATUS[event] ?? null;
}

/** What a purpose is in the vocabulary. */
export function dpvPurpose(purpose: Purpose): string {
  return DPV_PURPOSE[purpose] ?? 'dpv:Purpose';
}
