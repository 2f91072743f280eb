import type { EntityManager } from '@mikro-orm/postgresql';
import { isPurpose, type Purpose } from '../../kernel/purposes.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { ConsentFact } from '../consent/consent-timeline.ts';
import { loadSubjectFacts, loadWorkspaceBases } from '../consent/recompute-subjects.ts';
import { decidePurpose } from '../purpose-decision.ts';
import { findAddressStops } from './address-stops.ts';
import { type AddressStop, decideSend, type SendStanding } from './decide-send.ts';
import type { SendQuestion, SendVerdict } from './send-question.ts';

/** What asking takes of the world: a scope has it, and so has a job. */
export type SendParts = Pick<Scope, 'workspaceId' | 'vault' | 'clock'>;

interface AddressRow {
  readonly id: string;
  readonly kind: string;
  readonly email: string | null;
  readonly phone: Buffer | null;
  readonly valueChangedAt: string | null;
  readonly country: string | null;
  readonly isCustomer: boolean;
  readonly isOfCompany: boolean;
  readonly boughtOn: string | null;
}

// The engine knows no contact but here: the law asks where somebody lives, what they bought, and whose mailbox it is.
const ADDRESSES = `
  select p.id, p.kind, p.clear_normalised as email, case when p.kind = 'phone' then p.blind_index end as phone,
    p.value_changed_at as "valueChangedAt",
    coalesce(c.country, o.country) as country, c.lifecycle = 'customer' as "isCustomer",
    coalesce(o.subject_id is null and o.domain is not null and p.kind = 'email'
      and lower(split_part(p.clear_normalised, '@', 2)) = regexp_replace(lower(o.domain), '^www[.]', ''), false) as "isOfCompany",
    (select max(d.closed_on)::text from deal d
       join stage s on s.workspace_id = d.workspace_id and s.id = d.stage_id and s.kind = 'won'
     where d.workspace_id = c.workspace_id and d.contact_id = c.id and d.deleted_at is null) as "boughtOn"
  from contact c
    join contact_point p on p.workspace_id = c.workspace_id and p.contact_id = c.id
    left join company o on o.workspace_id = c.workspace_id and o.id = c.company_id
  where c.workspace_id = ? and c.subject_id = ? and c.deleted_at is null order by p.id`;

/** A person as they stand now, of whom can be asked whether they may be written to. */
export interface SendPerson {
  readonly addresses: readonly { readonly id: string; readonly kind: string; readonly email: string | null }[];
  verdict(question: SendQuestion): SendVerdict;
}

/**
 * A person with everything that decides; null for nobody. They stay locked until the transaction ends, so that whoever withdraws
 * a consent waits for a message that is going out, and no message goes out after it.
 */
export async function loadSendPerson(
  em: EntityManager,
  { workspaceId, vault, clock }: SendParts,
  subjectId: string,
): Promise<SendPerson | null> {
  const facts = (await loadSubjectFacts(em, workspaceId, [subjectId])).get(subjectId);
  if (!facts) return null;
  const bases = await loadWorkspaceBases(em, workspaceId);
  const switchedOn = await loadSwitchedOn(em, workspaceId);
  const addresses = await em.execute<AddressRow[]>(ADDRESSES, [workspaceId, subjectId]);
  const stops = await findAddressStops(em, vault, workspaceId, addresses);
  const now = clock.now();
  return {
    addresses,
    verdict: (question) => {
      const { purpose } = question;
      const row = addresses.find(({ id }) => id === question.contactPointId);
      const decision = { purpose: decidePurpose(purpose, facts, bases, now), isOn: switchedOn.has(purpose) };
      const decide = (events: readonly ConsentFact[]) =>
        decideSend(question, { ...decision, events, ...standingAt(row, stops) }, now);
      const own = decide(facts.events);
      // B11-AC9: a stop of whoever was merged into them is a stop of theirs, however narrow it is.
      const others = own.allowed ? (facts.merged ?? []).map(({ events }) => decide(events)) : [];
      return others.find(({ allowed }) => !allowed) ?? own;
    },
  };
}

/** An address that the person has no more is reached on no way. */
function standingAt(
  row: AddressRow | undefined,
  stops: ReadonlyMap<string, AddressStop>,
): Omit<SendStanding, 'purpose' | 'isOn' | 'events'> {
  const { kind = 'none', isOfCompany = false, country = null, isCustomer = false, boughtOn = null } = row ?? {};
  const stop = row ? (stops.get(row.id) ?? null) : null;
  const valueChangedAt = row?.valueChangedAt ? new Date(row.valueChangedAt) : null;
  return { country, isCustomer, boughtOn, address: { kind, isOfCompany, stop, valueChangedAt } };
}

async function loadSwitchedOn(em: EntityManager, workspaceId: string): Promise<Set<Purpose>> {
  const rows = await em.execute<{ purpose: string }[]>(
    'select purpose from purpose_setting where workspace_id = ? and is_on',
    [workspaceId],
  );
  return new Set(rows.map(({ purpose }) => purpose).filter(isPurpose));
}
