import { randomUUID } from 'node:crypto';
import type { Asked } from './question.ts';
import { publicId } from './question.ts';

/** One thing to write: as ours is asked, and as the statements that leave the same rows behind. */
export interface Write {
  readonly name: string;
  readonly document: string;
  /** The variables of the n-th request. */
  readonly variables: (n: number) => Asked['variables'];
  /** The statements of the n-th request, in one transaction. */
  readonly bare: (
    workspaceId: string,
    n: number,
  ) => readonly { readonly text: string; readonly values: readonly unknown[] }[];
}

const AUDIT = `insert into audit_entry (workspace_id, id, occurred_at, actor_kind, actor_id, action, purpose, target_type, target_id,
    subject_id, fields, through, operation_id)
  values ($1, $2, now(), 'member', $2, $3, 'RELATIONSHIP', 'contact', $4, $5, $6, 'screen', $2)`;
const EVENT = `insert into domain_event (workspace_id, id, type, aggregate_type, aggregate_id, aggregate_version, subject_id, occurred_at)
  values ($1, $2, $3, 'contact', $4, $5, $6, now())`;

/** A person who is recorded, with audit entry and event. */
const CREATE: Write = {
  name: 'contact-create',
  document: `mutation BenchCreate($name: String!) @purpose(is: RELATIONSHIP) {
    contactCreate(input: { fullName: $name, jobTitle: "Buyer", city: "Porto", collectedFrom: "person" }) { record { id version } errors { code } }
  }`,
  variables: (n) => ({ name: `New Person ${n}` }),
  bare: (workspaceId, n) => {
    const [subject, contact] = [randomUUID(), randomUUID()];
    return [
      {
        text: `insert into data_subject (workspace_id, id, kind, created_at) values ($1, $2, 'contact', now())`,
        values: [workspaceId, subject],
      },
      {
        text: `insert into contact (workspace_id, id, subject_id, full_name, sort_name, job_title, city, collected_from, collected_at, created_at, updated_at)
          values ($1, $2, $3, $4, lower($4), 'Buyer', 'Porto', 'person', now(), now(), now())`,
        values: [workspaceId, contact, subject, `New Person ${n}`],
      },
      { text: AUDIT, values: [workspaceId, randomUUID(), 'contact:create', contact, subject, null] },
      { text: EVENT, values: [workspaceId, randomUUID(), 'contact:create', contact, 1, subject] },
    ];
  },
};

/** Of so many people one after the other is changed. */
export const CHANGED_PEOPLE = 400;

/** A field that is changed, with its history. */
const UPDATE: Write = {
  name: 'contact-update',
  document: `mutation BenchUpdate($id: ID!, $jobTitle: String!) @purpose(is: RELATIONSHIP) {
    contactUpdate(input: { id: $id, jobTitle: $jobTitle }) { record { id version } errors { code } }
  }`,
  variables: (n) => ({ id: publicId('con', contactId(n)), jobTitle: jobTitle(n) }),
  bare: (workspaceId, n) => {
    const id = contactId(n);
    return [
      { text: 'select * from contact where workspace_id = $1 and id = $2', values: [workspaceId, id] },
      {
        text: `update contact set job_title = $3, updated_at = now(), version = version + 1 where workspace_id = $1 and id = $2`,
        values: [workspaceId, id, jobTitle(n)],
      },
      {
        text: `insert into field_change (workspace_id, id, record_type, record_id, field, from_value, to_value, changed_by_id, through, changed_at)
          values ($1, $2, 'contact', $3, 'jobTitle', 'Job', $4, $2, 'screen', now())`,
        values: [workspaceId, randomUUID(), id, jobTitle(n)],
      },
      { text: AUDIT, values: [workspaceId, randomUUID(), 'contact:update', id, null, 'jobTitle'] },
      { text: EVENT, values: [workspaceId, randomUUID(), 'contact:update', id, 2, null] },
    ];
  },
};

/** Everything that is written. */
export const WRITES: readonly Write[] = [CREATE, UPDATE];

/** As `data/grow-workspace.ts` makes them: the MD5 of a text as a UUID, which PostgreSQL is left to work out. */
let contactIds: readonly string[] = [];

/** Tells which people are changed. */
export function changeThese(ids: readonly string[]): void {
  contactIds = ids;
}

function contactId(n: number): string {
  const id = contactIds[n % contactIds.length];
  if (id === undefined) throw new RangeError('Nobody is there to be changed.');
  return id;
}

/** Another one each time around, or nothing would change. */
function jobTitle(n: number): string {
  return `Job ${Math.floor(n / CHANGED_PEOPLE) % 2 ? 'A' : 'B'}${n % 7}`;
}
