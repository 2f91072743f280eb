import { NoteService } from '@smartx/domain/activity';
import { ContactMergeService } from '@smartx/domain/contact';
import { MemberDeparture } from '@smartx/domain/handover';
import { InvitationService, Member } from '@smartx/domain/identity';
import { dateOf } from '@smartx/domain/kernel';
import { LegalHold, LegalHolds, recordReads } from '@smartx/domain/privacy';
import type { Application } from '../application.ts';
import type { DemoDesk } from './demo-desk.ts';
import { entryId } from './seed-reads.ts';

/** To whom data of these people went, and how long ago. */
const DISCLOSED = [
  { email: 'selma.brandt@mail.example', recipient: 'Nordlicht Analytics', daysAgo: 58 },
  { email: 'selma.brandt@mail.example', recipient: 'Paketdienst Ost', daysAgo: 51 },
  { email: 'korinna.sommer@mail.example', recipient: 'Paketdienst Ost', daysAgo: 22 },
  { email: 'bruno.ferro@mail.example', recipient: 'Nordlicht Analytics', daysAgo: 17 },
] as const;

const FORMER = { fullName: 'Dora Departed', email: 'dora@demo.example' };

/** What went to organisations outside, before any of the requests. Can run again. */
export async function seedDisclosures(app: Application, desk: DemoDesk): Promise<void> {
  const { memberId: actorId } = desk.member('owner');
  const { workspaceId } = desk;
  const entries = [];
  for (const { email, recipient, daysAgo } of DISCLOSED) {
    const person = await desk.find(email);
    if (!person) continue;
    const occurredAt = desk.ago(daysAgo).toISOString();
    entries.push({
      ...{ id: entryId(`${workspaceId} ${email} ${recipient}`), workspaceId, occurredAt, recipient },
      ...({ actorKind: 'member', actorId, purpose: 'RELATIONSHIP', operation: 'Export', client: 'app' } as const),
      ...{ subjects: [person.subjectId], fields: ['Contact.fullName', 'ContactPoint.value'], denials: {} },
    });
  }
  await recordReads(app.orm.em.fork(), entries);
}

/** What the staff did besides answering requests: two entries merged, a dispute put under a hold, a colleague gone. Can run again. */
export async function seedEvents(desk: DemoDesk): Promise<void> {
  await mergeTwins(desk);
  await holdDispute(desk);
  await letMemberGo(desk);
}

/** Who said yes in one entry and no in the other has said no. */
async function mergeTwins(desk: DemoDesk): Promise<void> {
  const [survivor, other] = [await desk.find('rosa.conti@mail.example'), await desk.find('rosa@conti.example')];
  if (!survivor || !other || survivor.contactId === other.contactId) return;
  const merges = new ContactMergeService(desk.as('owner', 'RELATIONSHIP', 3), desk.privacy.catalogue);
  await merges.merge({ survivorId: survivor.contactId, mergedIds: [other.contactId] });
}

async function holdDispute(desk: DemoDesk): Promise<void> {
  const { workspaceId } = desk;
  const name = 'Steiner against Demo GmbH';
  const officer = desk.as('privacy-officer', 'RIGHTS_HANDLING', 15);
  const known = await officer.transaction((em) => em.count(LegalHold, { workspaceId, name }));
  const person = await desk.find('carlo.steiner@granit.example');
  if (known > 0 || !person) return;
  const { contactId } = person;
  const notes = new NoteService(desk.as('owner', 'RELATIONSHIP', 16));
  await notes.create({ contactId, body: 'Says that the second delivery never came and that he will sue.' });
  await notes.create({ contactId, body: 'His lawyer asks for the papers of the delivery until the end of the month.' });
  const reviewOn = dateOf(desk.ago(-75));
  const reason = 'Claim over the second delivery of last year; the other side announced a suit.';
  await new LegalHolds(officer, desk.privacy).place({ name, reason, reviewOn, query: { contactIds: [contactId] } });
}

async function letMemberGo(desk: DemoDesk): Promise<void> {
  const { workspaceId } = desk;
  const owner = desk.as('owner', 'SECURITY', 20);
  const gone = await owner.transaction((em) => em.findOne(Member, { workspaceId, formerNumber: 1 }));
  if (gone) return;
  const invited = await owner.transaction((em) => em.findOne(Member, { workspaceId, email: FORMER.email }));
  const invitations = new InvitationService(desk.as('owner', 'SECURITY', 200), async () => undefined);
  const memberId = invited?.id ?? (await invitations.invite({ ...FORMER, roles: ['sales'] })).memberId;
  await new MemberDeparture(owner, async () => undefined).leave(memberId, null);
}
