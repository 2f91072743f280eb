import { type EntityManager, ref } from '@mikro-orm/postgresql';
import { Company } from '../../company/company.entity.ts';
import type { Contact } from '../../contact/contact.entity.ts';
import type { NewContact } from '../../contact/contact-input.ts';
import { createContact } from '../../contact/create-contact.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { Lead } from '../../lead/lead.entity.ts';
import { appendConsent, type ConsentInput } from '../../privacy/consent/append-consent.ts';
import { type RestrictionGround, restrictSubject } from '../../privacy/consent/consent.service.ts';
import { stopAddress } from '../../privacy/may-send/stop-address.ts';
import { createSubject } from '../../privacy/subject/create-subject.ts';
import { addLegalContact, type NewLegalContact } from '../../privacy/subject/state/legal-contact.ts';
import { matchName } from '../../record/match-name.ts';

const DAY = 86_400_000;

/** One of the cast: a scenario that the README names, with what happened to the person's consents. */
interface Role {
  readonly scenario: string;
  readonly contact: NewContact;
  readonly consents?: readonly (Omit<ConsentInput, 'subjectId' | 'occurredAt' | 'expiresAt'> & {
    readonly daysAgo: number;
    readonly expiresInHours?: number;
  })[];
  readonly restricted?: RestrictionGround;
  readonly isNoticeOverdue?: boolean;
  readonly deceasedOn?: string;
  /** Who speaks for them. */
  readonly speaker?: NewLegalContact;
}

const email = (value: string, isShared = false) => ({ kind: 'email', value, isPrimary: true, isShared }) as const;
const person = { collectedFrom: 'person', allowDuplicate: true } as const;
const given = {
  purpose: 'MARKETING',
  event: 'given',
  channel: 'email',
  wording: 'Yes, send me your newsletter.',
} as const;

/** The people of the demo; their addresses end in `.example` and reach nobody. */
const CAST: readonly Role[] = [
  {
    scenario: "a customer's employee: legitimate interest",
    contact: {
      ...person,
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
      ...person,
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
      ...person,
      fullName: 'Chloé Laurent',
      points: [email('chloe@mail.example')],
      source: 'Newsletter form',
      country: 'FR',
      basis: 'consent',
    },
    consents: [{ ...given, method: 'double-opt-in', daysAgo: 40 }],
  },
  {
    scenario: 'withdrew the consent yesterday',
    contact: {
      ...person,
      fullName: 'Mira Haddad',
      points: [email('mira.haddad@mail.example')],
      source: 'Newsletter form',
    },
    consents: [
      { ...given, method: 'web-form', daysAgo: 200 },
      { purpose: 'MARKETING', event: 'withdrawn', channel: 'email', method: 'unsubscribe-link', daysAgo: 1 },
    ],
  },
  {
    scenario: 'a consent that expires tonight',
    contact: { ...person, fullName: 'Luca Bianchi', points: [email('luca.bianchi@mail.example')], source: 'Raffle' },
    consents: [{ ...given, method: 'web-form', daysAgo: 364, expiresInHours: 8 }],
  },
  {
    scenario: 'objected to direct marketing',
    contact: { ...person, fullName: 'Ines Costa', points: [email('ines.costa@mail.example')], source: 'Referral' },
    consents: [{ purpose: 'PROSPECTING', event: 'objected', channel: 'any', method: 'phone-call', daysAgo: 12 }],
  },
  {
    scenario: 'restricted, with an open matter (Art. 18)',
    contact: {
      ...person,
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
      ...person,
      fullName: 'Greta Vogel',
      points: [email('familie.vogel@mail.example', true)],
      source: 'Web form',
    },
  },
  {
    scenario: 'a couple that shares a mailbox (2 of 2)',
    contact: {
      ...person,
      fullName: 'Theo Vogel',
      points: [email('familie.vogel@mail.example', true)],
      source: 'Web form',
    },
  },
  {
    scenario: 'info@, which is nobody',
    contact: { ...person, fullName: null, points: [email('info@linden.example', true)], source: 'Web form' },
  },
  {
    scenario: 'a minor with a guardian: no marketing, no profiling, no sharing',
    contact: {
      ...person,
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
      ...person,
      fullName: 'Ulla Lindqvist',
      points: [email('ulla.lindqvist@mail.example')],
      source: 'Phone enquiry',
    },
    deceasedOn: '2026-03-02',
    speaker: { kind: 'heir', fullName: 'Nils Lindqvist', email: 'nils.lindqvist@mail.example' },
  },
  {
    scenario: 'a contact who is also a member',
    contact: { ...person, fullName: 'Sam Seller', points: [email('sales@demo.example')], source: 'Referral' },
  },
  {
    scenario: 'the notice of Art. 14 is overdue',
    contact: {
      fullName: 'Dana Horvat',
      points: [email('dana.horvat@opal.example')],
      collectedFrom: 'third-party',
      source: 'Bought list',
    },
    isNoticeOverdue: true,
  },
  {
    scenario: 'the same e-mail in two workspaces',
    contact: { ...person, fullName: 'Vera Keller', points: [email('vera.keller@mail.example')], source: 'Web form' },
  },
];

/** A member of the cast as it was recorded. */
export interface CastMember {
  readonly role: Role;
  readonly subjectId: string;
}

/** Records the cast; what they said follows once they are written. */
export async function seedCast(em: EntityManager, scope: Scope): Promise<CastMember[]> {
  const cast: CastMember[] = [];
  for (const role of CAST) {
    const contact = await createContact(em, scope, role.contact);
    await applyState(em, scope, role, contact);
    cast.push({ role, subjectId: contact.subject.id });
  }
  await seedSoleTrader(em, scope);
  await seedNamelessLead(em, scope);
  return cast;
}

/** What the cast said, in the order in which it happened. */
export async function seedConsents(em: EntityManager, scope: Scope, cast: readonly CastMember[]): Promise<void> {
  const now = scope.clock.now().getTime();
  for (const { role, subjectId } of cast) {
    for (const { daysAgo, expiresInHours, ...consent } of role.consents ?? []) {
      const expiresAt = expiresInHours === undefined ? null : new Date(now + expiresInHours * 3_600_000);
      const occurredAt = new Date(now - daysAgo * DAY);
      await appendConsent(em, scope, { ...consent, subjectId, occurredAt, expiresAt });
    }
    if (role.restricted) await restrictSubject(em, scope, subjectId, role.restricted);
  }
  await stopAddress(em, scope, { kind: 'email', normalised: 'familie.vogel@mail.example' }, 'letter');
}

/** The one whom another workspace knows too; nothing links the two. */
export async function seedNeighbour(em: EntityManager, scope: Scope): Promise<void> {
  await createContact(em, scope, {
    ...person,
    fullName: 'Vera Keller',
    points: [email('vera.keller@mail.example')],
    source: 'Trade fair',
  });
}

async function applyState(em: EntityManager, scope: Scope, role: Role, contact: Contact): Promise<void> {
  if (role.isNoticeOverdue)
    contact.noticeDueOn = new Date(scope.clock.now().getTime() - 9 * DAY).toISOString().slice(0, 10);
  const subject = await contact.subject.loadOrFail();
  if (role.deceasedOn !== undefined) subject.deceasedOn = role.deceasedOn;
  if (role.speaker) await addLegalContact(em, scope, subject, role.speaker);
  em.persist(subject);
}

async function seedSoleTrader(em: EntityManager, scope: Scope): Promise<void> {
  const subject = await createSubject(em, scope, { kind: 'other' });
  const now = scope.clock.now();
  const name = 'Yara Almeida Design';
  const stamps = { createdAt: now, updatedAt: now };
  const { workspaceId } = scope;
  em.persist(
    em.create(Company, {
      workspaceId,
      id: newId(),
      name,
      matchName: matchName(name),
      subject: ref(subject),
      city: 'Porto',
      country: 'PT',
      ...stamps,
    }),
  );
}

async function seedNamelessLead(em: EntityManager, scope: Scope): Promise<void> {
  const contact = await createContact(em, scope, { ...person, points: [], source: 'Web form' });
  const now = scope.clock.now();
  em.persist(
    em.create(Lead, {
      workspaceId: scope.workspaceId,
      id: newId(),
      contact: ref(contact),
      status: 'new',
      source: 'Web form',
      createdAt: now,
      updatedAt: now,
    }),
  );
}
