import { type EntityManager, ref } from '@mikro-orm/postgresql';
import { Note } from '../../activity/note.entity.ts';
import { Task } from '../../activity/task.entity.ts';
import { Company } from '../../company/company.entity.ts';
import type { Contact } from '../../contact/contact.entity.ts';
import { createContact } from '../../contact/create-contact.ts';
import { Deal, DealLine } from '../../deal/deal.entity.ts';
import { Pipeline, Stage } from '../../deal/pipeline/pipeline.entity.ts';
import type { Member } from '../../identity/member.entity.ts';
import { dateOf } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { Lead } from '../../lead/lead.entity.ts';
import { Product } from '../../product/product.entity.ts';
import { matchName } from '../../record/match-name.ts';
import { Synthetic } from './synthetic.ts';

const DAY = 86_400_000;

/** How many ordinary records stand around the cast. */
export const DEMO_SIZE = { companies: 260, contacts: 1500, deals: 600, leads: 240, tasks: 180, notes: 300 };

/** Everything that later records link to. */
interface Ground {
  readonly em: EntityManager;
  readonly scope: Scope;
  readonly random: Synthetic;
  readonly members: readonly Member[];
  readonly now: Date;
}

/** Fills a workspace with ordinary records, so that every screen looks alive. */
export async function seedRecords(em: EntityManager, scope: Scope, members: readonly Member[]): Promise<void> {
  const ground: Ground = { em, scope, random: new Synthetic(20_261_122), members, now: scope.clock.now() };
  const companies = Array.from({ length: DEMO_SIZE.companies }, () => company(ground));
  const contacts: Contact[] = [];
  for (let number = 0; number < DEMO_SIZE.contacts; number++) contacts.push(await contact(ground, number, companies));
  const products = PRODUCTS.map(([name, series, price]) => product(ground, name, series, price));
  const stages = await em.find(Stage, { workspaceId: scope.workspaceId }, { orderBy: { position: 'asc' } });
  for (let number = 0; number < DEMO_SIZE.deals; number++)
    deal(ground, number, { companies, contacts, products, stages });
  for (let number = 0; number < DEMO_SIZE.leads; number++) lead(ground, ground.random.pick(contacts));
  for (let number = 0; number < DEMO_SIZE.tasks; number++) task(ground, ground.random.pick(contacts));
  for (let number = 0; number < DEMO_SIZE.notes; number++) await note(ground, ground.random.pick(contacts));
}

function stampsAgo({ now, random }: Ground, mostDays: number) {
  const createdAt = new Date(now.getTime() - random.between(1, mostDays) * DAY - random.between(0, DAY - 1));
  return { createdAt, updatedAt: createdAt };
}

function company(ground: Ground): Company {
  const { em, scope, random, members } = ground;
  const { name, stem, city, country, industry, employeeCount } = random.company();
  const domain = `${stem.toLowerCase().replaceAll(' ', '-')}.example`;
  const { workspaceId } = scope;
  const row = em.create(Company, {
    ...{ workspaceId, id: newId(), name, matchName: matchName(name), domain, website: `https://www.${domain}` },
    ...{ city, country, industry, employeeCount, foundedYear: random.between(1950, 2022) },
    ...{ annualRevenueMinor: BigInt(random.between(2, 900)) * 1_000_000n, annualRevenueCurrency: 'EUR' },
    owner: ref(random.pick(members)),
    ...stampsAgo(ground, 700),
  });
  em.persist(row);
  return row;
}

async function contact(ground: Ground, number: number, companies: readonly Company[]): Promise<Contact> {
  const { em, scope, random, members, now } = ground;
  const person = random.person();
  const row = await createContact(em, scope, {
    ...person,
    points: [
      { kind: 'email', value: random.email(person.givenName, person.familyName, number) },
      ...(random.next() < 0.6 ? [{ kind: 'phone', value: random.phone() } as const] : []),
    ],
    ownerId: random.pick(members).id,
    lifecycle: random.pick(['prospect', 'lead', 'customer', 'customer', 'former-customer']),
    collectedFrom: 'person',
    source: random.pick(['Web form', 'Trade fair', 'Referral', 'Phone enquiry']),
    allowDuplicate: true,
  });
  const employer = random.next() < 0.85 ? random.pick(companies) : null;
  Object.assign(row, stampsAgo(ground, 500), {
    company: employer && ref(employer),
    city: employer?.city ?? null,
    country: employer?.country ?? null,
    lastInteractionAt: random.next() < 0.8 ? new Date(now.getTime() - random.between(0, 300) * DAY) : null,
  });
  return row;
}

const PRODUCTS = [
  ['Field Kit', 'Field', 49_000],
  ['Field Kit Pro', 'Field', 129_000],
  ['Desk One', 'Desk', 89_000],
  ['Desk One Plus', 'Desk', 159_000],
  ['Care Plan', 'Service', 24_000],
] as const;

function product({ em, scope, now }: Ground, name: string, series: string, price: number): Product {
  const money = { priceMinor: BigInt(price), priceCurrency: 'EUR' };
  const stamps = { createdAt: now, updatedAt: now };
  const { workspaceId } = scope;
  const row = em.create(Product, {
    workspaceId,
    id: newId(),
    name,
    matchName: matchName(name),
    series,
    ...money,
    ...stamps,
  });
  em.persist(row);
  return row;
}

interface DealParts {
  readonly companies: readonly Company[];
  readonly contacts: readonly Contact[];
  readonly products: readonly Product[];
  readonly stages: readonly Stage[];
}

function deal(ground: Ground, number: number, { companies, contacts, products, stages }: DealParts): void {
  const { em, scope, random, members, now } = ground;
  const stage = random.pick(stages);
  const sold = random.pick(products);
  const quantity = random.between(1, 12);
  const stamps = stampsAgo(ground, 365);
  const isClosed = stage.kind !== 'open';
  const buyer = random.pick(companies);
  const row = em.create(Deal, {
    ...{ workspaceId: scope.workspaceId, id: newId(), name: `${buyer.name} – ${sold.name} ${number + 1}` },
    ...{ company: ref(buyer), contact: ref(random.pick(contacts)), owner: ref(random.pick(members)) },
    ...{
      pipeline: em.getReference(Pipeline, [scope.workspaceId, stage.pipeline.id], { wrapped: true }),
      stage: ref(stage),
    },
    ...{ valueMinor: (sold.priceMinor ?? 0n) * BigInt(quantity), valueCurrency: 'EUR' },
    engagedOn: dateOf(stamps.createdAt),
    closedOn: isClosed ? dateOf(new Date(stamps.createdAt.getTime() + random.between(0, 20) * DAY)) : null,
    expectedCloseOn: isClosed ? null : dateOf(new Date(now.getTime() + random.between(3, 120) * DAY)),
    lostReason: stage.kind === 'lost' ? random.pick(['Price', 'No budget', 'Chose another vendor', 'No answer']) : null,
    stageEnteredAt: isClosed ? stamps.createdAt : new Date(now.getTime() - random.between(0, 70) * DAY),
    ...stamps,
  });
  const line = { unitPriceMinor: sold.priceMinor ?? null, unitPriceCurrency: 'EUR' };
  const { workspaceId } = scope;
  em.persist([
    row,
    em.create(DealLine, { workspaceId, id: newId(), deal: ref(row), product: ref(sold), quantity, ...line }),
  ]);
}

function lead(ground: Ground, from: Contact): void {
  const { em, scope, random, members } = ground;
  em.persist(
    em.create(Lead, {
      ...{ workspaceId: scope.workspaceId, id: newId(), contact: ref(from), owner: ref(random.pick(members)) },
      status: random.pick(['new', 'new', 'working', 'qualified', 'disqualified'] as const),
      ...{ source: random.pick(['Web form', 'Trade fair', 'Referral']), score: random.between(5, 98) },
      ...{ visitCount: random.between(1, 30), secondsOnSite: random.between(10, 3000) },
      ...stampsAgo(ground, 120),
    }),
  );
}

function task(ground: Ground, about: Contact): void {
  const { em, scope, random, members, now } = ground;
  const isDone = random.next() < 0.4;
  const kind = random.pick(['to-do', 'call', 'meeting', 'mail'] as const);
  const stamps = stampsAgo(ground, 40);
  em.persist(
    em.create(Task, {
      ...{
        workspaceId: scope.workspaceId,
        id: newId(),
        contact: ref(about),
        assignee: ref(random.pick(members)),
        kind,
      },
      title: { 'to-do': 'Prepare the offer', call: 'Call back', meeting: 'Demo', mail: 'Send the documents' }[kind],
      status: isDone ? 'done' : 'open',
      completedAt: isDone ? now : null,
      dueOn: dateOf(new Date(now.getTime() + random.between(-6, 25) * DAY)),
      ...stamps,
    }),
  );
}

async function note(ground: Ground, about: Contact): Promise<void> {
  const { em, scope, random, members } = ground;
  const id = newId();
  const { workspaceId, vault } = scope;
  const text = random.pick([
    'Wants a second demo with the team.',
    'Budget is decided in spring.',
    'Prefers to be called in the morning.',
  ]);
  const body = await vault.seal(about.subject.id, { workspaceId, table: 'note', column: 'body', rowId: id }, text);
  em.persist(
    em.create(Note, {
      workspaceId,
      id,
      body,
      contact: ref(about),
      author: ref(random.pick(members)),
      ...stampsAgo(ground, 200),
    }),
  );
}
