import { randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { InvalidInputError, NotFoundError, ProcessingRestrictedError, WrongStateError } from '../../kernel/errors.ts';
import { composeMail } from '../../kernel/mail/mail-templates.ts';
import type { Purpose } from '../../kernel/purposes.ts';
import type { Scope } from '../../kernel/scope.ts';
import { suppressionDigest } from '../ledger/suppression-list.ts';
import { type PrivacyParts, workspaceFacts } from '../privacy-parts.ts';
import type { DataSubject } from '../subject/data-subject.entity.ts';
import { findSubject, writeConsent } from './append-consent.ts';
import { type ConsentAddress, findAddress } from './consent-address.ts';
import { ConsentEvent } from './consent-event.entity.ts';
import { type ConsentState, consentStates, loadConsents } from './consent-states.ts';

/** How long a question waits for its answer. */
const QUESTION_HOURS = 48;
const HOUR = 3_600_000;
const MAX_WORDING = 2_000;
const METHOD = 'double-opt-in';

/** What a person is asked to confirm by mail. */
export interface ConsentQuestion {
  readonly subjectId: string;
  readonly purpose: Purpose;
  /** The e-mail address to which the question goes, and which the consent is about. */
  readonly contactPointId: string;
  readonly topic?: string | null | undefined;
  /** The words that the person confirms; they stand in the mail and on the page. */
  readonly wording: string;
  readonly language?: string | null | undefined;
  /** What shows that the person wanted to be asked; sealed. */
  readonly proof?: string | null | undefined;
}

/** A question as the person meets it who was asked. */
export interface OpenQuestion {
  readonly purpose: Purpose;
  readonly topic: string | null;
  readonly wording: string;
  readonly language: string | null;
  readonly askedAt: Date;
  readonly expiresAt: Date;
}

/**
 * Consent by double opt-in: the question is mailed with a token that holds for 48 hours and once, and nothing is given before
 * the person answers. A link that is opened by a mail scanner answers nothing.
 */
export class ConsentConfirmation {
  constructor(
    private readonly scope: Scope,
    private readonly parts: Pick<PrivacyParts, 'mailer' | 'publicUrl'>,
  ) {}

  /**
   * Asks a person for a consent by mail: `pending` until they answer.
   * @throws NotAllowedError · PurposeNotAllowedError · InvalidInputError for an address that is not theirs alone, or that nobody
   * may write to · NotFoundError · ProcessingRestrictedError · WrongStateError where they answered already, or were asked
   */
  async ask(question: ConsentQuestion): Promise<string> {
    this.scope.require('consent:record');
    assertWorded(question);
    const { workspaceId, clock } = this.scope;
    return this.scope.transaction(async (em) => {
      const subject = await findSubject(em, this.scope, question.subjectId);
      await hold(em, workspaceId, subject.id);
      assertAskable(subject);
      const to = await this.reach(em, question);
      await this.assertUndecided(em, question);
      const token = randomBytes(32).toString('base64url');
      const { subjectId, purpose, contactPointId, topic, wording, language, proof } = question;
      const asked = { subjectId, purpose, contactPointId, topic, wording, language, proof };
      const expiresAt = new Date(clock.now().getTime() + QUESTION_HOURS * HOUR);
      const input = { ...asked, event: 'pending', channel: 'email', method: METHOD, expiresAt } as const;
      const confirmationHash = await this.hash(token);
      const id = await writeConsent(em, this.scope, input, 'consent:record', { confirmationHash });
      await this.mail(em, question, to, token);
      return id;
    });
  }

  /**
   * The question that a token answers.
   * @throws NotFoundError for every token that does not hold, whether unknown, used, run out, or overtaken by another word
   */
  async question(token: string): Promise<OpenQuestion> {
    this.scope.require('consent:confirm');
    return this.scope.transaction(async (em) => (await this.find(em, token)).question);
  }

  /**
   * The person says yes: the consent is given now, in the words of the question.
   * @throws NotFoundError as {@link ConsentConfirmation.question}
   */
  async confirm(token: string): Promise<OpenQuestion> {
    this.scope.require('consent:confirm');
    return this.scope.transaction(async (em) => {
      const first = await this.find(em, token);
      // Two clicks at once, or a stop beside them: whoever comes second sees what the first one did.
      await hold(em, this.scope.workspaceId, first.pending.subject.id);
      const { pending, question } = await this.find(em, token);
      const { purpose, topic, wording, language } = question;
      await writeConsent(
        em,
        this.scope,
        {
          ...{ subjectId: pending.subject.id, purpose, topic, wording, language, event: 'given', method: METHOD },
          ...{ channel: 'email', contactPointId: pending.contactPointId },
          proof: `Answered with the token of the question ${pending.id}, which was mailed to the address.`,
        },
        'consent:confirm',
        { confirmsId: pending.id },
      );
      return question;
    });
  }

  private async find(em: EntityManager, token: string): Promise<{ pending: ConsentEvent; question: OpenQuestion }> {
    const { workspaceId, vault, clock } = this.scope;
    const pending = await em.findOne(ConsentEvent, { workspaceId, confirmationHash: await this.hash(token) });
    const text = pending?.wording && (await vault.open(placeOf(workspaceId, pending.id), pending.wording));
    if (!pending?.expiresAt || !text || pending.expiresAt <= clock.now()) throw new NotFoundError('question');
    const subjectId = pending.subject.id;
    await findSubject(em, this.scope, subjectId).catch(() => {
      throw new NotFoundError('question');
    });
    const states = consentStates(await loadConsents(em, workspaceId, subjectId), clock.now());
    if (!states.some(({ state, eventId }) => state === 'pending' && eventId === pending.id))
      throw new NotFoundError('question');
    const { purpose, topic = null, language = null, occurredAt: askedAt, expiresAt } = pending;
    return { pending, question: { purpose, topic, wording: text, language, askedAt, expiresAt } };
  }

  private async reach(em: EntityManager, { subjectId, contactPointId }: ConsentQuestion): Promise<string> {
    const address = await findAddress(em, this.scope.workspaceId, subjectId, contactPointId);
    const email = assertTheirOwn(address);
    if (await this.isStopped(em, address.normalised ?? email))
      throw invalid('contactPointId', 'Nobody writes to this address: its holder wants no mail.');
    return email;
  }

  private async isStopped(em: EntityManager, normalised: string): Promise<boolean> {
    const { workspaceId, vault } = this.scope;
    const { digest } = await suppressionDigest(vault, workspaceId, { kind: 'email', normalised });
    const stops = await em.execute(
      `select 1 from suppression
       where workspace_id = ? and kind = 'email' and scope = 'no-contact' and digest = ? and released_at is null`,
      [workspaceId, digest],
    );
    return stops.length > 0;
  }

  private async assertUndecided(em: EntityManager, question: ConsentQuestion): Promise<void> {
    const { workspaceId, clock } = this.scope;
    const states = consentStates(await loadConsents(em, workspaceId, question.subjectId), clock.now());
    const standing = states.find((state) => concerns(state, question));
    if (standing) throw new WrongStateError(standing.state, REFUSALS[standing.state] ?? REFUSAL);
  }

  private async mail(em: EntityManager, question: ConsentQuestion, to: string, token: string): Promise<void> {
    const { workspaceId } = this.scope;
    const { name: workspace, slug } = await workspaceFacts(em, workspaceId);
    const url = `${this.parts.publicUrl}/privacy/${slug}/consent?token=${token}`;
    const values = { workspace, wording: question.wording, url, hours: String(QUESTION_HOURS) };
    await this.parts.mailer.queue(em, {
      ...{ workspaceId, keyId: question.subjectId, subjectId: question.subjectId, to },
      ...composeMail('consent-question', values, question.language ?? undefined),
    });
  }

  private hash(token: string): Promise<Buffer> {
    return this.scope.vault.blindIndex(this.scope.workspaceId, 'consent-token', token);
  }
}

/** Whoever said no is not asked again by us: they come back by themselves, or tell somebody, who records it. */
const REFUSAL = 'This person said no to it. Do not ask again: if they change their mind, record what they say.';

const REFUSALS: Readonly<Record<string, string>> = {
  given: 'This person has given this consent already.',
  pending: 'This person was asked within the last 48 hours and has not answered yet.',
};

function concerns(state: ConsentState, { purpose, topic = null, contactPointId }: ConsentQuestion): boolean {
  if (state.purpose !== purpose || !['any', 'email'].includes(state.channel)) return false;
  if (state.topic !== null && state.topic !== topic) return false;
  if (state.contactPointId !== null && state.contactPointId !== contactPointId) return false;
  const isExact = state.channel === 'email' && state.topic === topic && state.contactPointId === contactPointId;
  // A wider yes does not stop a question about a part; a wider no does.
  return ['refused', 'withdrawn', 'objected'].includes(state.state) || (isExact && isUnfinished(state));
}

function isUnfinished({ state }: ConsentState): boolean {
  return state === 'given' || state === 'pending';
}

/** Writes to the person one after the other. */
async function hold(em: EntityManager, workspaceId: string, subjectId: string): Promise<void> {
  const sql = 'select 1 from data_subject where workspace_id = ? and id = ? for no key update';
  await em.execute(sql, [workspaceId, subjectId]);
}

function placeOf(workspaceId: string, rowId: string) {
  return { workspaceId, table: 'consent_event', column: 'wording', rowId };
}

function assertTheirOwn({ kind, email, isShared }: ConsentAddress): string {
  if (kind !== 'email' || email === null) throw invalid('contactPointId', 'Expected an e-mail address.');
  if (isShared)
    throw invalid('contactPointId', 'Several people read this address: whoever answers would prove nothing.');
  return email;
}

function assertAskable({ restrictedAt, isMinor, deceasedOn }: DataSubject): void {
  if (restrictedAt) throw new ProcessingRestrictedError();
  if (isMinor) throw new WrongStateError('minor', 'A minor is not asked: their guardian decides.');
  if (deceasedOn) throw new WrongStateError('deceased', 'This person has died.');
}

function assertWorded({ wording, topic }: ConsentQuestion): void {
  const length = wording.trim().length;
  if (length === 0 || length > MAX_WORDING)
    throw invalid('wording', `Expected the words that the person confirms, at most ${MAX_WORDING} characters.`);
  if (topic && topic.length > 200) throw invalid('topic', 'Expected a topic of at most 200 characters.');
}

function invalid(path: string, message: string): InvalidInputError {
  return new InvalidInputError([{ path, message }]);
}
