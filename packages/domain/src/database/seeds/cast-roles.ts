import type { NewContact } from '../../contact/contact-input.ts';
import type { ConsentInput } from '../../privacy/consent/append-consent.ts';
import type { RestrictionGround } from '../../privacy/consent/consent.service.ts';
import type { NewLegalContact } from '../../privacy/subject/state/legal-contact.ts';

/** One of the cast: a scenario that the README names, with what happened to the person's consents. */
export interface Role {
  readonly scenario: string;
  readonly contact: NewContact;
  readonly consents?: readonly (Omit<ConsentInput, 'subjectId' | 'occurredAt' | 'expiresAt'> & {
    readonly daysAgo: number;
    readonly expiresInHours?: number;
  })[];
  readonly restricted?: RestrictionGround;
  /** How long ago they were recorded first; today otherwise. */
  readonly collectedDaysAgo?: number;
  readonly deceasedOn?: string;
  /** Who speaks for them. */
  readonly speaker?: NewLegalContact;
}

/** Somebody's first address. */
export const email = (value: string, isShared = false) =>
  ({ kind: 'email', value, isPrimary: true, isShared }) as const;
/** Somebody who gave their data themselves. */
export const PERSON = { collectedFrom: 'person', allowDuplicate: true } as const;
/** What everybody says who wants the newsletter. */
export const GIVEN = {
  purpose: 'MARKETING',
  event: 'given',
  channel: 'email',
  wording: 'Yes, send me your newsletter.',
} as const;

/** The people of the demo who are in some state by themselves; their addresses end in `.example` and reach nobody. */
export const CAST: readonly Role[] = [
  {
    scenario: "a customer's employee: legitimate interest",
    contact: {
      ...PERSON,
      fullName: 'Ana Ruiz',
      jobTitle: 'Head of purchasing',
      points: [email('ana.ruiz@acme.example'), { kind: 'phone', value: '+49 30 23125 100' }],
      source: 'Trade fair',
      lifecycle: 'customer',
    },
  },
  {
    scenario: 'a consumer with a contract',
    contact: {
      ...PERSON,
      fullName: 'Jörg Müller',
      points: [email('joerg.mueller@mail.example')],
      source: 'Web shop',
      country: 'DE',
      basis: 'contract',
      lifecycle: 'customer',
    },
  },
  {
    scenario: 'a stranger who was mailed once: the notice of Art. 14 is due',
    contact: {
      fullName: 'Piotr Nowak',
      points: [email('p.nowak@kestrel.example')],
      collectedFrom: 'public-source',
      source: 'Company website',
    },
  },
  {
    scenario: 'newsletter only, by double opt-in',
    contact: {
      ...PERSON,
      fullName: 'Chloé Laurent',
      points: [email('chloe@mail.example')],
      source: 'Newsletter form',
      country: 'FR',
      basis: 'consent',
    },
    consents: [{ ...GIVEN, method: 'double-opt-in', daysAgo: 40 }],
  },
  {
    scenario: 'withdrew the consent yesterday',
    contact: {
      ...PERSON,
      fullName: 'Mira Haddad',
      points: [email('mira.haddad@mail.example')],
      source: 'Newsletter form',
    },
    consents: [
      { ...GIVEN, method: 'web-form', daysAgo: 200 },
      { purpose: 'MARKETING', event: 'withdrawn', channel: 'email', method: 'unsubscribe-link', daysAgo: 1 },
    ],
  },
  {
    scenario: 'a consent that expires tonight',
    contact: { ...PERSON, fullName: 'Luca Bianchi', points: [email('luca.bianchi@mail.example')], source: 'Raffle' },
    consents: [{ ...GIVEN, method: 'web-form', daysAgo: 364, expiresInHours: 8 }],
  },
  {
    scenario: 'objected to direct marketing',
    contact: { ...PERSON, fullName: 'Ines Costa', points: [email('ines.costa@mail.example')], source: 'Referral' },
    consents: [{ purpose: 'PROSPECTING', event: 'objected', channel: 'any', method: 'phone-call', daysAgo: 12 }],
  },
  {
    scenario: 'restricted, with an open matter (Art. 18)',
    contact: {
      ...PERSON,
      fullName: 'Tariq Haddad',
      points: [email('tariq@mail.example')],
      source: 'Phone enquiry',
      lifecycle: 'customer',
    },
    restricted: 'accuracy-contested',
  },
  {
    scenario: 'a couple that shares a mailbox (1 of 2)',
    contact: {
      ...PERSON,
      fullName: 'Greta Vogel',
      points: [email('familie.vogel@mail.example', true)],
      source: 'Web form',
    },
  },
  {
    scenario: 'a couple that shares a mailbox (2 of 2)',
    contact: {
      ...PERSON,
      fullName: 'Theo Vogel',
      points: [email('familie.vogel@mail.example', true)],
      source: 'Web form',
    },
  },
  {
    scenario: 'info@, which is nobody',
    contact: { ...PERSON, fullName: null, points: [email('info@linden.example', true)], source: 'Web form' },
  },
  {
    scenario: 'a minor with a guardian: no marketing, no profiling, no sharing',
    contact: {
      ...PERSON,
      fullName: 'Finn Becker',
      points: [email('eltern.becker@mail.example', true)],
      source: 'School project',
      isMinor: true,
    },
    speaker: { kind: 'guardian', fullName: 'Petra Becker', email: 'eltern.becker@mail.example' },
  },
  {
    scenario: 'died; marketing is off for good',
    contact: {
      ...PERSON,
      fullName: 'Ulla Lindqvist',
      points: [email('ulla.lindqvist@mail.example')],
      source: 'Phone enquiry',
    },
    deceasedOn: '2026-03-02',
    speaker: { kind: 'heir', fullName: 'Nils Lindqvist', email: 'nils.lindqvist@mail.example' },
  },
  {
    scenario: 'a contact who is also a member',
    contact: { ...PERSON, fullName: 'Sam Seller', points: [email('sales@demo.example')], source: 'Referral' },
  },
  {
    scenario: 'the notice of Art. 14 is overdue',
    contact: {
      fullName: 'Dana Horvat',
      points: [email('dana.horvat@opal.example')],
      collectedFrom: 'third-party',
      source: 'Bought list',
    },
    collectedDaysAgo: 40,
  },
  {
    scenario: 'the same e-mail in two workspaces',
    contact: { ...PERSON, fullName: 'Vera Keller', points: [email('vera.keller@mail.example')], source: 'Web form' },
  },
];
