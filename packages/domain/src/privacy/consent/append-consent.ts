import { createHash } from 'node:crypto';
import { type EntityManager, ref } from '@mikro-orm/postgresql';
import type { Action } from '../../kernel/actions.ts';
import { InvalidInputError, NotFoundError, WorkspaceClosingError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { PURPOSES, type Purpose } from '../../kernel/purposes.ts';
import type { Scope } from '../../kernel/scope.ts';
import { stopWaiting } from '../may-send/stop-waiting.ts';
import { DataSubject } from '../subject/data-subject.entity.ts';
import { reachedThrough } from './consent-address.ts';
import { type CONSENT_EVENTS, CONSENT_METHODS, type ConsentChannel, ConsentEvent } from './consent-event.entity.ts';
import { consentText } from './consent-text.ts';
import { recomputeSubjects } from './recompute-subjects.ts';

const LONGEST_TEXT = 2_000;

/** What happened to a consent or an objection, as somebody reports it. */
export interface ConsentInput {
  readonly subjectId: string;
  readonly purpose: Purpose;
  readonly event: (typeof CONSENT_EVENTS)[number];
  /** When the person said it, which may be long before it is recorded; by default now. */
  readonly occurredAt?: Date | undefined;
  readonly channel?: ConsentChannel | undefined;
  /** The key of a topic of the workspace. */
  readonly topic?: string | null | undefined;
  /** The person's own address that it is about; it says the channel where none is named. */
  readonly contactPointId?: string | null | undefined;
  readonly expiresAt?: Date | null | undefined;
  /** The words that the person agreed to; sealed, with a hash beside it that shows later which version it was. */
  readonly wording?: string | null | undefined;
  readonly language?: string | null | undefined;
  /** How it was expressed: one of {@link CONSENT_METHODS}. */
  readonly method: string;
  /** What shows that it happened; sealed under the person's key. */
  readonly proof?: string | null | undefined;
}

/** What ties a question to its answer. */
export interface ConsentLink {
  readonly confirmationHash?: Buffer;
  readonly confirmsId?: string;
}

/**
 * Appends an event to the ledger in a transaction that does more, and decides anew. Also for a person whose processing is
 * restricted: what they say counts, and opens nothing until the restriction is lifted.
 * @throws NotAllowedError · PurposeNotAllowedError · WorkspaceClosingError for a yes · InvalidInputError · NotFoundError
 */
export async function appendConsent(em: EntityManager, scope: Scope, input: ConsentInput): Promise<string> {
  scope.require('consent:record');
  // A workspace that is being closed takes a no from everybody, and asks nobody for a yes any more.
  if (scope.viewer.isClosing === true && input.event === 'given') throw new WorkspaceClosingError();
  return writeConsent(em, scope, input, 'consent:record');
}

/**
 * The same for whoever has made sure already that this may be done, as the action that the audit is told.
 * @throws InvalidInputError · NotFoundError
 */
export async function writeConsent(
  em: EntityManager,
  scope: Scope,
  input: ConsentInput,
  action: Action,
  link: ConsentLink = {},
): Promise<string> {
  // One instant for all of it: a consent that lies a millisecond ahead of its own decision would open nothing.
  const now = scope.clock.now();
  assertPlausible(input, now);
  await assertTopic(em, scope, input, link);
  const subject = await findSubject(em, scope, input.subjectId);
  const channel = await reachedThrough(em, scope.workspaceId, subject.id, input);
  const id = newId();
  const event = em.create(ConsentEvent, { ...(await eventOf(scope, { id, now }, subject, input)), channel, ...link });
  em.persist(event);
  scope.record(em, {
    ...{ action, targetType: 'consent_event', targetId: id, subjectId: subject.id },
    fields: [input.purpose, input.event],
    payload: await payloadOf(scope, event),
  });
  const people = await withSurvivors(em, scope, subject.id);
  await recomputeSubjects(em, scope.workspaceId, people, now);
  await stopWaiting(em, scope, people);
  return id;
}

/** A person of the workspace who is not erased. @throws NotFoundError */
export async function findSubject(em: EntityManager, scope: Scope, id: string): Promise<DataSubject> {
  const found = await em.findOne(DataSubject, { workspaceId: scope.workspaceId, id });
  if (!found || found.erasedAt) throw new NotFoundError('subject');
  return found;
}

async function eventOf(
  { workspaceId, viewer, vault }: Scope,
  { id, now }: { readonly id: string; readonly now: Date },
  subject: DataSubject,
  input: ConsentInput,
) {
  const seal = (column: string, text: string | null | undefined) =>
    text ? vault.seal(subject.id, { workspaceId, table: 'consent_event', column, rowId: id }, text) : null;
  return {
    ...{ workspaceId, id, subject: ref(subject), recordedAt: now },
    ...{ purpose: input.purpose, event: input.event, method: input.method },
    ...{ topic: input.topic ?? null, contactPointId: input.contactPointId ?? null },
    ...{ occurredAt: input.occurredAt ?? now, expiresAt: input.expiresAt ?? null },
    wordingHash: input.wording ? createHash('sha256').update(input.wording, 'utf8').digest('hex') : null,
    wording: await seal('wording', input.wording),
    language: input.language ?? null,
    ...{ actorKind: viewer.kind, actorId: viewer.id },
    proof: await seal('proof', input.proof),
  };
}

/** What the audit keeps of the entry: everything that it says, so that a later change of the ledger does not go unnoticed. */
async function payloadOf({ vault, workspaceId }: Scope, event: ConsentEvent) {
  const auditId = newId();
  const place = { workspaceId, table: 'audit_entry', column: 'payload', rowId: auditId };
  const text = consentText(event);
  const sealed = await vault.seal(event.subject.id, place, text);
  return { auditId, sealed, commitment: await vault.commit(event.subject.id, place, text) };
}

/** The person and everybody they were merged into: a stop of one is a stop of the other. */
async function withSurvivors(em: EntityManager, { workspaceId }: Scope, subjectId: string): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `with recursive survivor (id, merged_into_id) as (
       select id, merged_into_id from data_subject where workspace_id = ? and id = ?
       union select s.id, s.merged_into_id from data_subject s join survivor v on s.id = v.merged_into_id
       where s.workspace_id = ?)
     select id from survivor`,
    [workspaceId, subjectId, workspaceId],
  );
  return rows.map(({ id }) => id);
}

/**
 * A topic is one of the workspace's, by its key: a stop that nobody compares with anything would stop nothing. What is not
 * offered any more can be refused, and what was asked while it was offered can be answered.
 */
async function assertTopic(
  em: EntityManager,
  scope: Scope,
  { topic, event }: ConsentInput,
  { confirmsId }: ConsentLink,
) {
  if (topic == null) return;
  const [known] = await em.execute<{ isActive: boolean }[]>(
    'select is_active as "isActive" from marketing_topic where workspace_id = ? and key = ?',
    [scope.workspaceId, topic],
  );
  const isOpening = (event === 'given' && confirmsId === undefined) || event === 'pending';
  if (!known || (isOpening && !known.isActive))
    throw invalid('topic', 'Expected the key of a topic that people can be written to about here.');
}

function assertPlausible(input: ConsentInput, now: Date): void {
  if (PURPOSES[input.purpose].list === 'always')
    throw invalid('purpose', 'This purpose rests on no consent and nobody can refuse it.');
  if (input.occurredAt && input.occurredAt > now)
    throw invalid('occurredAt', 'Expected a time that is not ahead of now.');
  if (input.expiresAt && input.event !== 'given' && input.event !== 'pending')
    throw invalid('expiresAt', 'Only a consent that is given expires, or a question that waits for an answer.');
  if (input.expiresAt && input.expiresAt <= (input.occurredAt ?? now))
    throw invalid('expiresAt', 'Expected a time after the consent was given.');
  if (input.event === 'given' && !input.wording?.trim())
    throw invalid('wording', 'Expected the words that the person agreed to; without them a consent cannot be proven.');
  // The method stays in clear for as long as the ledger does; what somebody types about a person goes with their key.
  if (!CONSENT_METHODS.some((one) => one === input.method))
    throw invalid('method', `Expected one of ${CONSENT_METHODS.join(', ')}.`);
  for (const path of ['wording', 'proof'] as const)
    if ((input[path]?.length ?? 0) > LONGEST_TEXT) throw invalid(path, `Expected at most ${LONGEST_TEXT} characters.`);
}

function invalid(path: string, message: string): InvalidInputError {
  return new InvalidInputError([{ path, message }]);
}
