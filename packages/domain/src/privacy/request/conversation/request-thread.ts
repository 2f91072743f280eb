import { type EntityManager, ref } from '@mikro-orm/postgresql';
import { InvalidInputError, WrongStateError } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { endEvidence } from '../evidence/end-evidence.ts';
import { RequestEvidence } from '../evidence/request-evidence.entity.ts';
import type { PrivacyRequest } from '../privacy-request.entity.ts';
import { resumeClock } from '../request-clock.ts';
import { recordStep, requestKey } from '../request-record.ts';
import { type MESSAGE_KINDS, RequestMessage } from './request-message.entity.ts';

const LONGEST = 5000;
/** For so long a question waits for its answer under every law; no law lets one stop the clock for longer. */
const QUESTION_DAYS = 60;

/** A message as both sides see it. */
export interface ThreadMessage {
  readonly id: string;
  readonly kind: (typeof MESSAGE_KINDS)[number];
  /** Null once it was destroyed. */
  readonly text: string | null;
  readonly sentAt: Date;
  /** For a question: when it was answered; null while it is open. */
  readonly answeredAt: Date | null;
}

/** The words of a message. @throws InvalidInputError for none, and for too many */
export function checkText(text: string): string {
  const words = text.trim().normalize('NFC');
  if (words.length === 0 || words.length > LONGEST)
    throw new InvalidInputError([{ path: 'text', message: `Expected 1 to ${LONGEST} characters.` }]);
  return words;
}

/** Puts a message into the thread of a request, under the request's key. */
export async function addMessage(
  em: EntityManager,
  scope: Scope,
  request: PrivacyRequest,
  message: { readonly kind: ThreadMessage['kind']; readonly text: string; readonly answersId?: string },
): Promise<void> {
  const { workspaceId, vault, viewer, clock } = scope;
  const id = newId();
  em.persist(
    em.create(RequestMessage, {
      ...{ workspaceId, id, request: ref(request), kind: message.kind, sentAt: clock.now() },
      body: await vault.seal(request.id, placeOf(workspaceId, id), message.text),
      answersId: message.answersId ?? null,
      authorId: viewer.kind === 'member' ? viewer.id : null,
    }),
  );
}

/** The thread of a request, the oldest first. */
export async function readThread(em: EntityManager, scope: Scope, request: PrivacyRequest): Promise<ThreadMessage[]> {
  const { workspaceId, vault } = scope;
  const rows = await em.find(RequestMessage, requestKey(request), { orderBy: { sentAt: 'asc', id: 'asc' } });
  const messages: ThreadMessage[] = [];
  for (const { id, kind, body, sentAt, answeredAt = null } of rows)
    messages.push({
      id,
      kind,
      sentAt,
      answeredAt,
      text: body ? await vault.open(placeOf(workspaceId, id), body) : null,
    });
  return messages;
}

/** The question that waits for an answer: another one is asked only once it is answered, or has had its time. */
export async function findOpenQuestion(
  em: EntityManager,
  request: PrivacyRequest,
  now: Date,
): Promise<RequestMessage | null> {
  const [newest] = await findUnanswered(em, request);
  return newest && newest.sentAt.getTime() > now.getTime() - QUESTION_DAYS * 86_400_000 ? newest : null;
}

/** The questions that nobody answered, the newest first. */
export function findUnanswered(em: EntityManager, request: PrivacyRequest): Promise<RequestMessage[]> {
  return em.find(
    RequestMessage,
    { ...requestKey(request), kind: { $in: ['identity-question', 'clarification'] }, answeredAt: null },
    { orderBy: { sentAt: 'desc', id: 'desc' } },
  );
}

/**
 * Takes the answer to the last question in, also a late one, and lets the clock go on; what was asked before it waits no longer.
 * @throws WrongStateError where nothing that was asked is unanswered
 */
export async function answerQuestion(
  em: EntityManager,
  scope: Scope,
  request: PrivacyRequest,
  text: string,
): Promise<void> {
  const questions = await findUnanswered(em, request);
  const [question] = questions;
  if (!question) throw new WrongStateError(request.state, 'No question about this request is open.');
  const now = scope.clock.now();
  for (const each of questions) each.answeredAt = now;
  await addMessage(em, scope, request, { kind: 'answer', text, answersId: question.id });
  const days = await resumeClock(em, request, now);
  recordStep(em, scope, request, { action: 'request:answer', type: 'answered', detail: `${days} days added` });
}

/** Closes the questions about who asks once that is known otherwise, and lets the clock go on. */
export async function settleWhoAsks(em: EntityManager, scope: Scope, request: PrivacyRequest): Promise<void> {
  const now = scope.clock.now();
  const questions = await findUnanswered(em, request);
  for (const question of questions) if (question.kind === 'identity-question') question.answeredAt = now;
  // The newest is the one for which the clock stands still.
  if (questions[0]?.kind !== 'identity-question' || !request.askedAt) return;
  const days = await resumeClock(em, request, now);
  recordStep(em, scope, request, { action: 'request:handle', type: 'resumed', detail: `${days} days added` });
}

/** Whether somebody told who they are and nobody checked it yet. */
export async function hasUncheckedProof(em: EntityManager, request: PrivacyRequest): Promise<boolean> {
  if ((await findProof(em, request)).length > 0) return true;
  return (await em.count(RequestEvidence, { ...requestKey(request), kind: 'identity', destroyedAt: null })) > 0;
}

/** Destroys what somebody told to show who they are: once it was checked, and where nothing is left to check. */
export async function destroyProof(em: EntityManager, scope: Scope, request: PrivacyRequest): Promise<void> {
  const gone = { body: null, destroyedAt: scope.clock.now() };
  for (const answer of await findProof(em, request)) Object.assign(answer, gone);
  await endEvidence(em, scope, request, { kind: 'identity' });
}

/** The same, and every file that somebody added to the request: it is over, however it ended. */
export async function destroyAllProof(em: EntityManager, scope: Scope, request: PrivacyRequest): Promise<void> {
  await destroyProof(em, scope, request);
  await endEvidence(em, scope, request);
}

async function findProof(em: EntityManager, request: PrivacyRequest): Promise<RequestMessage[]> {
  const questions = await em.find(RequestMessage, { ...requestKey(request), kind: 'identity-question' });
  if (questions.length === 0) return [];
  const answersId = { $in: questions.map(({ id }) => id) };
  return em.find(RequestMessage, { ...requestKey(request), answersId, destroyedAt: null });
}

function placeOf(workspaceId: string, rowId: string) {
  return { workspaceId, table: 'request_message', column: 'body', rowId };
}
