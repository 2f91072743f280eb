import { type EntityManager, ref } from '@mikro-orm/postgresql';
import { Company } from '../../company/company.entity.ts';
import type { Contact } from '../../contact/contact.entity.ts';
import { createContact } from '../../contact/create-contact.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { Lead } from '../../lead/lead.entity.ts';
import { appendConsent } from '../../privacy/consent/append-consent.ts';
import { restrictSubject } from '../../privacy/consent/consent.service.ts';
import { stopAddress } from '../../privacy/may-send/stop-address.ts';
import { createSubject } from '../../privacy/subject/create-subject.ts';
import { addLegalContact } from '../../privacy/subject/state/legal-contact.ts';
import { matchName } from '../../record/match-name.ts';
import { CAST_OF_STORIES } from './cast-of-stories.ts';
import { CAST, email, PERSON, type Role } from './cast-roles.ts';

const DAY = 86_400_000;

/** A member of the cast as it was recorded. */
export interface CastMember {
  readonly role: Role;
  readonly subjectId: string;
}

/** Records the cast; what they said follows once they are written. */
export async function seedCast(em: EntityManager, scope: Scope): Promise<CastMember[]> {
  const cast: CastMember[] = [];
  for (const role of [...CAST, ...CAST_OF_STORIES]) {
    const collectedAt = new Date(scope.clock.now().getTime() - (role.collectedDaysAgo ?? 0) * DAY);
    const contact = await createContact(em, scope, { ...role.contact, collectedAt });
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
    ...PERSON,
    fullName: 'Vera Keller',
    points: [email('vera.keller@mail.example')],
    source: 'Trade fair',
  });
}

/** The one who is in a workspace that is being closed. */
export async function seedLeftBehind(em: EntityManager, scope: Scope): Promise<void> {
  const points = [email('ruth.olsen@mail.example')];
  await createContact(em, scope, {
    ...PERSON,
    fullName: 'Ruth Olsen',
    points,
    source: 'Referral',
    lifecycle: 'customer',
  });
}

async function applyState(em: EntityManager, scope: Scope, role: Role, contact: Contact): Promise<void> {
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
  const contact = await createContact(em, scope, { ...PERSON, points: [], source: 'Web form' });
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
