import type pg from 'pg';

/** The word by which synthetic records are known. */
const SOURCE = 'bench';

/** Ten contacts and ten deals to a company, but the first company has many contacts. */
const PER_COMPANY = 10;
const CONTACTS_OF_THE_FIRST = 400;

const COMPANIES = `insert into company (workspace_id, id, name, match_name, industry, city, country, created_at, updated_at)
  select $1, md5('company' || n)::uuid, 'Company ' || lpad(n::text, 7, '0'), 'company' || lpad(n::text, 7, '0'),
    (array['retail', 'software', 'medical', 'services'])[1 + n % 4], 'City ' || n % 500, 'DE', now(), now()
  from generate_series(1, $2::int) n`;

/** A UUID of version 3, as ids of the product are not: nobody looks for the keys of people who were made up. */
const SUBJECT = `overlay(md5('subject' || n) placing '3' from 13 for 1)::uuid`;

const SUBJECTS = `insert into data_subject (workspace_id, id, kind, created_at)
  select $1, ${SUBJECT}, 'contact', now() from generate_series(1, $2::int) n`;

/** Half of the records are a colleague's who is in no team with the member that asks. */
const COLLEAGUE = `md5('colleague')::uuid`;
const COLLEAGUES_SUBJECT = `overlay(md5('colleague') placing '3' from 13 for 1)::uuid`;
const OWNER = `case when n % 2 = 0 then $3::uuid else ${COLLEAGUE} end`;

const PEOPLE = [
  `insert into data_subject (workspace_id, id, kind, created_at) values ($1, ${COLLEAGUES_SUBJECT}, 'member', now())`,
  `insert into member (workspace_id, id, subject_id, full_name, status, created_at, updated_at)
    values ($1, ${COLLEAGUE}, ${COLLEAGUES_SUBJECT}, 'Bench Colleague', 'without-account', now(), now())`,
  `insert into team (workspace_id, id, name, created_at, updated_at) values ($1, md5('team')::uuid, 'Bench', now(), now())`,
];
const PLACE = `insert into team_member (workspace_id, id, team_id, member_id, is_manager) values ($1, md5('place')::uuid, md5('team')::uuid, $2, false)`;

/** Their names come before those of the seed's people, who have no company. */
const CONTACTS = `insert into contact (workspace_id, id, subject_id, company_id, owner_id, full_name, sort_name, job_title, city, country,
    lifecycle, source, collected_at, last_interaction_at, created_at, updated_at)
  select $1, md5('contact' || n)::uuid, ${SUBJECT},
    md5('company' || case when n <= ${CONTACTS_OF_THE_FIRST} then 1 else 1 + (n - 1) / ${PER_COMPANY} end)::uuid, ${OWNER},
    lpad(n::text, 7, '0') || ' Person', lpad(n::text, 7, '0') || ' person', 'Job ' || n % 40, 'City ' || n % 500, 'DE',
    (array['prospect', 'customer', 'lead', 'other'])[1 + n % 4], '${SOURCE}', now(),
    timestamptz '2026-01-01' + make_interval(mins => (n::bigint * 7919 % 400000)::int), now(), now()
  from generate_series(1, $2::int) n`;

const EMAILS = `insert into contact_point (workspace_id, id, contact_id, kind, clear_value, clear_normalised, is_primary, created_at, updated_at)
  select $1, md5('point' || n)::uuid, md5('contact' || n)::uuid, 'email', 'person' || n || '@bench.example', 'person' || n || '@bench.example',
    true, now(), now()
  from generate_series(1, $2::int) n`;

const DEALS = `insert into deal (workspace_id, id, name, company_id, contact_id, owner_id, pipeline_id, stage_id, value_minor, value_currency,
    stage_entered_at, created_at, updated_at)
  select $1, md5('deal' || n)::uuid, 'Deal ' || lpad(n::text, 7, '0'), md5('company' || 1 + (n - 1) / ${PER_COMPANY})::uuid,
    md5('contact' || n)::uuid, ${OWNER}, s.pipeline_id, s.id, (n % 1000) * 100, 'EUR', now(), now(), now()
  from generate_series(1, $2::int) n
  join lateral (select pipeline_id, id from stage where workspace_id = $1 order by position offset n % 3 limit 1) s on true`;

/**
 * Fills a workspace with synthetic records, as owner by SQL, unless it holds that many already: what is measured is the
 * reading, and names and numbers follow from a record's position alone.
 * @throws Error where it holds another number: records of two sizes would be no comparison
 */
export async function growWorkspace(owner: pg.Client, workspaceId: string, contacts: number): Promise<void> {
  const { rows } = await owner.query<{ held: number }>(
    'select count(*)::int as held from contact where workspace_id = $1 and source = $2',
    [workspaceId, SOURCE],
  );
  const held = rows[0]?.held ?? 0;
  if (held === contacts) return;
  if (held > 0)
    throw new Error(`The database of the comparison holds ${held} contacts, not ${contacts}. Remove its folder.`);
  const member = await owner.query<{ id: string }>(
    'select id from member where workspace_id = $1 order by id limit 1',
    [workspaceId],
  );
  const ownerId = member.rows[0]?.id;
  await owner.query('begin');
  for (const statement of PEOPLE) await owner.query(statement, [workspaceId]);
  await owner.query(PLACE, [workspaceId, ownerId]);
  await owner.query(COMPANIES, [workspaceId, Math.ceil(contacts / PER_COMPANY)]);
  await owner.query(SUBJECTS, [workspaceId, contacts]);
  await owner.query(CONTACTS, [workspaceId, contacts, ownerId]);
  await owner.query(EMAILS, [workspaceId, contacts]);
  await owner.query(DEALS, [workspaceId, contacts, ownerId]);
  await owner.query('commit');
  await owner.query('vacuum (analyze)');
}

/** Lets a share of the contacts object to being worked with, so that the purpose `RELATIONSHIP` is refused to them. */
export async function refuse(owner: pg.Client, workspaceId: string, percent: number, bit: bigint): Promise<void> {
  await owner.query(
    `update data_subject set blocked = case when ('x' || substr(md5(id::text), 1, 6))::bit(24)::int % 100 < $2
       then blocked | $3::bigint else blocked & ~$3::bigint end
     where workspace_id = $1 and kind = 'contact' and id in (select subject_id from contact where workspace_id = $1 and source = $4)`,
    [workspaceId, percent, bit.toString(), SOURCE],
  );
  await owner.query('vacuum (analyze) data_subject');
}
