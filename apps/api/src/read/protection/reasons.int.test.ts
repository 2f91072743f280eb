import { CompanyService } from '@smartx/domain/company';
import { ContactService } from '@smartx/domain/contact';
import { encodeId, type Purpose } from '@smartx/domain/kernel';
import { ConsentService, DataSubject, recomputeSubjects } from '@smartx/domain/privacy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorkspace, openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
let workspace: ApiWorkspace;
beforeAll(async () => {
  api = await openTestApi();
  workspace = await api.givenWorkspace();
});
afterAll(() => api.close());

const DAY = 86_400_000;

interface Person {
  readonly contactId: string;
  readonly subjectId: string;
}

type Story = (person: Person) => Promise<unknown>;

/** What happened to somebody, the reason that a withheld value gives, and the cause that `why` gives. */
const STORIES: readonly (readonly [string, Story, string, string | null])[] = [
  ['who objected', say('objected', 2), 'OBJECTION', 'objected'],
  ['who took their consent back', say('withdrawn', 2), 'NO_CONSENT', 'withdrawn'],
  ['who never gave a consent that the ground asks for', onConsent(), 'NO_CONSENT', 'never-given'],
  [
    'whose consent ran out and is noted',
    onConsent(say('given', 9, 4), say('expired', 5)),
    'CONSENT_EXPIRED',
    'expired',
  ],
  ['whose consent ran out just now, before anybody noted it', onConsent(ranOutUnnoted), 'CONSENT_EXPIRED', null],
  [
    'who objected after the consent ran out',
    onConsent(say('given', 9, 4), say('objected', 1)),
    'OBJECTION',
    'objected',
  ],
  [
    'whose processing is restricted, whatever they said',
    restrictedAfter(say('objected', 2)),
    'RESTRICTED',
    'restricted',
  ],
];

describe('B4-AC2 a withheld value says the reason of its own person', () => {
  it.each(STORIES)('%s', async (_, story, reason, cause) => {
    const person = await givenPerson();
    await story(person);

    const { withheld, verdict } = await asked(person, 'RELATIONSHIP');

    expect(withheld).toEqual([{ field: 'fullName', reason, category: null }]);
    if (cause !== null) expect(verdict).toMatchObject({ allowed: false, cause });
  });

  it.each([
    ['minor', { isMinor: true }],
    ['deceased', { deceasedOn: '2026-01-01' }],
  ] as const)('and who is %s is left out where nobody approaches or profiles them', async (cause, facts) => {
    const person = await givenPerson();
    await change(person, facts);

    const { withheld, verdict } = await asked(person, 'PROSPECTING');

    expect(withheld).toBeUndefined();
    expect(verdict).toMatchObject({ allowed: false, cause });
  });

  it('says that the purpose is off, whatever the person says, but not of somebody restricted', async () => {
    const other = await api.givenWorkspace();
    const [ana, ben] = [await givenPerson(other), await givenPerson(other)];
    await new ConsentService(other.asSystem('RIGHTS_HANDLING')).restrict(ben.subjectId, 'unlawful');
    await other
      .asSystem()
      .transaction((em) =>
        em.execute(`update purpose_setting set is_on = false where workspace_id = ? and purpose = 'SUPPORT'`, [
          other.id,
        ]),
      );

    expect((await asked(ana, 'SUPPORT', other)).withheld).toMatchObject([{ reason: 'PURPOSE_OFF' }]);
    expect((await asked(ben, 'SUPPORT', other)).withheld).toMatchObject([{ reason: 'RESTRICTED' }]);
  });

  it('of the trader too whose company a contact names, and not of a company that is about nobody', async () => {
    const scope = workspace.asSystem();
    const given = async (name: string, isSoleTrader: boolean) => {
      const companyId = await new CompanyService(scope).create({ name, isSoleTrader });
      return { companyId, contactId: await new ContactService(scope).create({ fullName: `At ${name}`, companyId }) };
    };
    const [trader, willing, society] = [
      await given('Rui Sá', true),
      await given('Eva Sol', true),
      await given('Sol', false),
    ];
    await scope.transaction((em) =>
      em.execute(
        'update data_subject s set blocked = s.blocked | 1, objected = s.objected | 1 from company c where c.id = ? and s.id = c.subject_id',
        [trader.companyId],
      ),
    );
    const owner = await workspace.call('owner');
    const companies = [trader, willing, society].map(async ({ contactId }) => {
      const { data } = await owner.query<{ contact: { company: object } }>(
        'query C($id: ID!) @purpose(is: RELATIONSHIP) { contact(id: $id) { company { name withheld { field reason } } } }',
        { id: encodeId('contact', contactId) },
      );
      return data.contact.company;
    });

    expect(await Promise.all(companies)).toEqual([
      { name: null, withheld: [{ field: 'name', reason: 'OBJECTION' }] },
      { name: 'Eva Sol', withheld: [] },
      { name: 'Sol', withheld: [] },
    ]);
  });

  it('names the kind of data that a purpose has no use for', async () => {
    const person = await givenPerson();

    const { withheld } = await asked(person, 'REPORTING');

    expect(withheld).toEqual([{ field: 'fullName', reason: 'CATEGORY', category: 'identity' }]);
  });
});

async function asked({ contactId, subjectId }: Person, purpose: Purpose, where = workspace) {
  const owner = await where.call('owner', purpose);
  const { data } = await owner.query<{ contact: { withheld: object[] } | null }>(
    `query C($id: ID!) @purpose(is: ${purpose}) {
      contact(id: $id) { fullName withheld { field reason category } }
    }`,
    { id: encodeId('contact', contactId) },
  );
  const verdict = await new ConsentService(where.asSystem('RIGHTS_HANDLING')).why(subjectId, purpose);
  return { withheld: data.contact?.withheld, verdict };
}

async function givenPerson(where = workspace): Promise<Person> {
  const scope = where.asSystem();
  const contactId = await new ContactService(scope).create({ fullName: 'Ana Ruiz', allowDuplicate: true });
  const [row] = await scope.transaction((em) =>
    em.execute<{ subject_id: string }[]>('select subject_id from contact where id = ?', [contactId]),
  );
  return { contactId, subjectId: row?.subject_id ?? '' };
}

function say(event: 'given' | 'withdrawn' | 'objected' | 'expired', daysAgo: number, lastsDays?: number): Story {
  return ({ subjectId }) => {
    const at = api.domain.clock.now().getTime() - daysAgo * DAY;
    return new ConsentService(workspace.asSystem('RIGHTS_HANDLING')).record({
      ...{ subjectId, purpose: 'RELATIONSHIP', event, method: 'web-form', wording: 'Yes.', occurredAt: new Date(at) },
      ...(lastsDays !== undefined && { expiresAt: new Date(at + lastsDays * DAY) }),
    });
  };
}

/** Somebody whose relationship rests on consent, to whom something more happens. */
function onConsent(...stories: Story[]): Story {
  return async (person) => {
    await workspace.asSystem().transaction(async (em) => {
      await em.execute('delete from subject_ground where workspace_id = ? and subject_id = ?', [
        workspace.id,
        person.subjectId,
      ]);
      await em.execute(
        `insert into subject_ground (workspace_id, id, subject_id, purpose, basis, stated_by, version, created_at, updated_at)
         values (?, gen_random_uuid(), ?, 'RELATIONSHIP', 'consent', 'test', 1, now(), now())`,
        [workspace.id, person.subjectId],
      );
    });
    await change(person, {});
    for (const story of stories) await story(person);
  };
}

/** A consent that held when the person was decided about, and whose end has come since. */
async function ranOutUnnoted(person: Person): Promise<void> {
  const at = api.domain.clock.now().getTime();
  const consents = new ConsentService(workspace.asSystem('RIGHTS_HANDLING'));
  await consents.record({
    ...{ subjectId: person.subjectId, purpose: 'RELATIONSHIP', event: 'given', method: 'web-form', wording: 'Yes.' },
    ...{ occurredAt: new Date(at - DAY), expiresAt: new Date(at + DAY) },
  });
  await workspace.asSystem().transaction(async (em) => {
    const past = new Date(at - 1000);
    await em.execute('update data_subject set next_change_at = ? where id = ?', [past, person.subjectId]);
  });
}

function restrictedAfter(story: Story): Story {
  return async (person) => {
    await story(person);
    await new ConsentService(workspace.asSystem('RIGHTS_HANDLING')).restrict(person.subjectId, 'unlawful');
  };
}

async function change({ subjectId }: Person, facts: { isMinor?: boolean; deceasedOn?: string }): Promise<void> {
  const scope = workspace.asSystem();
  await scope.transaction(async (em) => {
    await em.nativeUpdate(DataSubject, { workspaceId: scope.workspaceId, id: subjectId }, facts);
    await recomputeSubjects(em, scope.workspaceId, [subjectId], scope.clock.now());
  });
}
