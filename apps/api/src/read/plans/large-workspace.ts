import pg from 'pg';

/** How many contacts the large workspace has; fewer companies, deals and leads. */
export const CONTACTS = 51_000;
const OTHERS = 21_000;

/** The one member who is responsible for few records, and the other for most. */
export interface LargeWorkspace {
  readonly id: string;
  readonly busyOwner: string;
  readonly rareOwner: string;
}

/** An id of a table's n-th row that sorts as it was made. */
const ID = (letter: string) =>
  `('01990000-${letter}${letter}${letter}${letter}-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
const DAY = (days: string) => `timestamptz '2026-06-15 10:00Z' - (${days}) * interval '1 minute'`;
const STAMPS = `${DAY('n')}, ${DAY('n')}`;

/**
 * Fills a workspace with so many rows that reading all of them is seen in a plan. Every thousandth person refuses everything
 * that can be refused; half of the names, cities and dates are there.
 */
export async function fillWorkspace(ownerUrl: string, { id, busyOwner, rareOwner }: LargeWorkspace): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const insert = async (table: string, columns: string, values: string, rows = CONTACTS) => {
    await owner.query(
      `insert into ${table} (workspace_id, ${columns})
       select '${id}', ${values} from generate_series(1, ${rows}) n`,
    );
    // Without statistics the foreign keys of the next table are checked by reading this one for each of its rows.
    await owner.query(`analyze ${table}`);
  };
  const owned = `case when n % 1000 = 7 then '${rareOwner}'::uuid else '${busyOwner}'::uuid end`;
  const stage = `(select s.id from stage s join pipeline p on p.workspace_id = s.workspace_id and p.id = s.pipeline_id
    where s.workspace_id = '${id}' order by p.position, s.position limit 1)`;
  const pipeline = `(select id from pipeline where workspace_id = '${id}' order by position limit 1)`;
  try {
    await insert(
      'data_subject',
      'id, kind, blocked, created_at',
      `${ID('a')}, 'contact', case when n % 1000 = 1 then 255 else 0 end, ${DAY('n')}`,
    );
    await insert(
      'company',
      'id, name, match_name, city, industry, employee_count, owner_id, created_at, updated_at',
      `${ID('b')}, 'Company ' || n, 'company ' || n, 'City ' || n % 300, 'Industry ' || n % 2000, n % 5000, ${owned}, ${STAMPS}`,
      OTHERS,
    );
    await insert(
      'contact',
      'id, subject_id, full_name, sort_name, city, country, job_title, lifecycle, source, collected_at, company_id, owner_id, last_interaction_at, created_at, updated_at',
      `${ID('c')}, ${ID('a')}, 'Person ' || n, case when n % 2 = 0 then 'person ' || lpad((n * 7 % ${CONTACTS})::text, 6, '0') end,
       case when n % 2 = 0 then 'City ' || n % 300 end, 'C' || n % 20, case when n % 500 = 3 then 'Pilot' else 'Buyer' end,
       case when n % 2000 = 5 then 'customer' else 'prospect' end, 'fair', ${DAY('n')},
       ('01990000-bbbb-7000-8000-' || lpad(to_hex(1 + n % ${OTHERS}), 12, '0'))::uuid, ${owned},
       case when n % 2 = 0 then ${DAY('n')} end, ${STAMPS}`,
    );
    await insert(
      'contact_point',
      'id, contact_id, kind, clear_value, clear_normalised, created_at, updated_at',
      `${ID('d')}, ${ID('c')}, 'email', 'p' || n || '@mail.example', 'p' || n || '@mail.example', ${STAMPS}`,
    );
    await insert(
      'deal',
      'id, name, contact_id, company_id, owner_id, pipeline_id, stage_id, value_minor, value_currency, closed_on, expected_close_on, stage_entered_at, created_at, updated_at',
      `${ID('e')}, 'Deal ' || n, ${ID('c')}, ('01990000-bbbb-7000-8000-' || lpad(to_hex(1 + n % 1000), 12, '0'))::uuid, ${owned},
       ${pipeline}, ${stage}, case when n % 2 = 0 then n * 13 % 90000 end, 'EUR', case when n % 2 = 0 then date '2020-01-01' + n % 2000 end,
       date '2026-06-15' + n % 3000, ${DAY('n')}, ${STAMPS}`,
      OTHERS,
    );
    await insert(
      'lead',
      'id, contact_id, owner_id, status, source, score, created_at, updated_at',
      `${ID('f')}, ${ID('c')}, ${owned}, case when n % 1000 = 5 then 'qualified' else 'new' end, 'web', n % 900, ${STAMPS}`,
      OTHERS,
    );
  } finally {
    await owner.end();
  }
}
