import type { EntityManager } from '@mikro-orm/postgresql';
import { InvalidInputError, ProcessingRestrictedError, WrongStateError } from '../../kernel/errors.ts';
import type { Purpose } from '../../kernel/purposes.ts';
import type { Scope } from '../../kernel/scope.ts';
import { DataSubject } from '../subject/data-subject.entity.ts';
import { isStillTheirs } from './consent-address.ts';
import { ConsentEvent } from './consent-event.entity.ts';
import { type ConsentState, consentStates, loadConsents } from './consent-states.ts';

const LONGEST_TEXT = 2_000;

/** So long nobody is asked for the same again who did not answer: silence is an answer too. */
const SILENCE_MONTHS = 6;

/** Whoever objected to be approached is not approached with a question either (GDPR Art. 21(2)). */
const APPROACHES: readonly Purpose[] = ['MARKETING', 'PROSPECTING'];

/** What a question is about, as far as it decides whether it may be asked. */
export interface AskedFor {
  readonly subjectId: string;
  readonly purpose: Purpose;
  readonly contactPointId: string;
  readonly topic?: string | null | undefined;
}

/** @throws InvalidInputError without the words of the question, or without what shows that the person wanted to be asked */
export function assertWorded(question: { readonly wording: string; readonly proof: string }): void {
  if (!isText(question.wording))
    throw invalid('wording', `Expected the words that the person confirms, at most ${LONGEST_TEXT} characters.`);
  if (!isText(question.proof))
    throw invalid('proof', `Expected what shows that they wanted to be asked, at most ${LONGEST_TEXT} characters.`);
}

/** @throws ProcessingRestrictedError · WrongStateError for a minor and for somebody who has died */
export function assertAskable({ restrictedAt, isMinor, deceasedOn }: DataSubject): void {
  if (restrictedAt) throw new ProcessingRestrictedError();
  if (isMinor) throw new WrongStateError('minor', 'A minor is not asked: their guardian decides.');
  if (deceasedOn) throw new WrongStateError('deceased', 'This person has died.');
}

/**
 * Nobody is asked who said no, agreed to exactly this, or was asked for the same purpose, about whatever topic, and has not
 * answered within six months.
 * @throws WrongStateError
 */
export async function assertUndecided(em: EntityManager, scope: Scope, question: AskedFor): Promise<void> {
  const { workspaceId, clock } = scope;
  const states = consentStates(await loadConsents(em, workspaceId, question.subjectId), clock.now());
  const { subjectId, contactPointId } = question;
  // What opened the address before it became another one is no answer of this one.
  for (const { state, since } of states.filter((one) => isObjection(one) || concerns(one, question)))
    if (state !== 'given' || (await isStillTheirs(em, workspaceId, subjectId, contactPointId, since)))
      throw new WrongStateError(state, REFUSALS[state] ?? REFUSAL);
  const last = await unanswered(em, scope, question);
  if (!last) return;
  const state = last.isOpen ? 'pending' : 'unanswered';
  throw new WrongStateError(state, REFUSALS[state] ?? REFUSAL);
}

/** Writes to the person one after the other. */
export async function hold(em: EntityManager, workspaceId: string, subjectId: string): Promise<void> {
  const sql = 'select 1 from data_subject where workspace_id = ? and id = ? for no key update';
  await em.execute(sql, [workspaceId, subjectId]);
}

/**
 * What keeps a question from being mailed that waited in the queue; null where it still waits for its answer and the person may
 * be asked. They stay locked until the transaction ends, so that nothing is asked after a no.
 */
export async function questionStop(
  em: EntityManager,
  { workspaceId, clock }: Pick<Scope, 'workspaceId' | 'clock'>,
  questionId: string,
): Promise<'erased' | 'restricted' | 'minor' | 'deceased' | 'objected' | 'no-reason-to-write' | null> {
  const asked = await em.findOne(ConsentEvent, { workspaceId, id: questionId });
  if (!asked) return 'no-reason-to-write';
  const { id } = asked.subject;
  await hold(em, workspaceId, id);
  const subject = await em.findOne(DataSubject, { workspaceId, id }, { refresh: true });
  if (!subject || subject.erasedAt) return 'erased';
  if (subject.restrictedAt) return 'restricted';
  if (subject.isMinor) return 'minor';
  if (subject.deceasedOn) return 'deceased';
  const states = consentStates(await loadConsents(em, workspaceId, id), clock.now());
  if (states.some(isObjection)) return 'objected';
  const { contactPointId, occurredAt } = asked;
  if (contactPointId && !(await isStillTheirs(em, workspaceId, id, contactPointId, occurredAt)))
    return 'no-reason-to-write';
  return states.some(({ state, eventId }) => state === 'pending' && eventId === questionId)
    ? null
    : 'no-reason-to-write';
}

/** Whoever said no is not asked again by us: they come back by themselves, or tell somebody, who records it. */
const REFUSAL = 'This person said no to it. Do not ask again: if they change their mind, record what they say.';

const REFUSALS: Readonly<Record<string, string>> = {
  given: 'This person has given this consent already.',
  pending: 'This person was asked within the last 48 hours and has not answered yet.',
  unanswered: `This person was asked within the last ${SILENCE_MONTHS} months and did not answer.`,
};

function isObjection({ purpose, channel, state }: ConsentState): boolean {
  return state === 'objected' && APPROACHES.includes(purpose) && ['any', 'email'].includes(channel);
}

function concerns(state: ConsentState, { purpose, topic = null, contactPointId }: AskedFor): boolean {
  if (state.purpose !== purpose || !['any', 'email'].includes(state.channel)) return false;
  if (state.contactPointId !== null && state.contactPointId !== contactPointId) return false;
  const isExact = state.channel === 'email' && state.topic === topic && state.contactPointId === contactPointId;
  // A wider yes does not stop a question about a part; a wider no does, and so does a no to a part of what is asked.
  const isAboutIt = state.topic === null || topic === null || state.topic === topic;
  return (
    (isAboutIt && ['refused', 'withdrawn', 'objected'].includes(state.state)) || (isExact && state.state === 'given')
  );
}

/** The last question for the purpose that was mailed to the person, or to somebody merged into them, and not answered. */
async function unanswered(em: EntityManager, { workspaceId, clock }: Scope, { subjectId, purpose }: AskedFor) {
  const now = clock.now().toISOString();
  const [last] = await em.execute<{ isOpen: boolean }[]>(
    `with recursive merged (id) as (
       select id from data_subject where workspace_id = ? and id = ?
       union select s.id from data_subject s join merged m on s.merged_into_id = m.id where s.workspace_id = ?)
     select e.expires_at > ?::timestamptz as "isOpen" from consent_event e join merged m on m.id = e.subject_id
     where e.workspace_id = ? and e.purpose = ? and e.event = 'pending' and e.confirmation_hash is not null
       and e.occurred_at > ?::timestamptz - make_interval(months => ?)
       and not exists (select 1 from consent_event a where a.workspace_id = e.workspace_id and a.confirms_id = e.id)
     order by e.occurred_at desc limit 1`,
    [workspaceId, subjectId, workspaceId, now, workspaceId, purpose, now, SILENCE_MONTHS],
  );
  return last ?? null;
}

function isText(text: string): boolean {
  const { length } = text.trim();
  return length > 0 && length <= LONGEST_TEXT;
}

function invalid(path: string, message: string): InvalidInputError {
  return new InvalidInputError([{ path, message }]);
}
