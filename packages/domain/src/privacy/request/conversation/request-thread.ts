import { type EntityManager, ref } from '@mikro-orm/postgresql';
import { InvalidInputError, WrongStateError } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { PrivacyRequest } from '../privacy-request.entity.ts';
import { resumeClock } from '../request-clock.ts';
import { recordStep, requestKey } from '../request-record.ts';
import { type MESSAGE_KINDS, RequestMessage } from './request-message.entity.ts';

const LONGEST = 5000;

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

/** The question that waits for an answer. */
export function findOpenQuestion(em: EntityManager, request: PrivacyRequest): Promise<RequestMessage | null> {
  const kind = { $in: ['identity-question', 'clarification'] as const };
  return em.findOne(RequestMessage, { ...requestKey(request), kind: { $in: [...kind.$in] }, answeredAt: null });
}

/** Takes the answer to the open question in, and lets the clock go on. @throws WrongStateError where no question is open */
export async function answerQuestion(
  em: EntityManager,
  scope: Scope,
  request: PrivacyRequest,
  text: string,
): Promise<void> {
  const question = await findOpenQuestion(em, request);
  if (!question) throw new WrongStateError(request.state, 'No question about this request is open.');
  const now = scope.clock.now();
  question.answeredAt = now;
  await addMessage(em, scope, request, { kind: 'answer', text, answersId: question.id });
  const days = await resumeClock(em, request, now);
  recordStep(em, scope, request, { action: 'request:answer', type: 'answered', detail: `${days} days added` });
}

/** Destroys what somebody told to show who they are: once it was checked, and where nothing is left to check. */
export async function destroyProof(em: EntityManager, request: PrivacyRequest, now: Date): Promise<void> {
  const questions = await em.find(RequestMessage, { ...requestKey(request), kind: 'identity-question' });
  const answersId = { $in: questions.map(({ id }) => id) };
  for (const answer of await em.find(RequestMessage, { ...requestKey(request), answersId, destroyedAt: null }))
    Object.assign(answer, { body: null, destroyedAt: now });
}

function placeOf(workspaceId: string, rowId: string) {
  return { workspaceId, table: 'request_message', column: 'body', rowId };
}
