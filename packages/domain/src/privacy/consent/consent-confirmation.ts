import { randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { InvalidInputError, NotFoundError } from '../../kernel/errors.ts';
import { composeMail } from '../../kernel/mail/mail-templates.ts';
import type { Purpose } from '../../kernel/purposes.ts';
import type { Scope } from '../../kernel/scope.ts';
import { suppressionDigest } from '../ledger/suppression-list.ts';
import { type PrivacyParts, workspaceFacts } from '../privacy-parts.ts';
import { findSubject, writeConsent } from './append-consent.ts';
import { type ConsentAddress, findAddress, isStillTheirs } from './consent-address.ts';
import { ConsentEvent } from './consent-event.entity.ts';
import { consentStates, loadConsents } from './consent-states.ts';
import { assertAskable, assertUndecided, assertWorded, hold } from './question-rules.ts';

/** How long a question waits for its answer. */
const QUESTION_HOURS = 48;
const HOUR = 3_600_000;
const METHOD = 'double-opt-in';

/** What a person is asked to confirm by mail. */
export interface ConsentQuestion {
  readonly subjectId: string;
  readonly purpose: Purpose;
  /** The e-mail address to which the question goes, and which the consent is about. */
  readonly contactPointId: string;
  /** A topic that the workspace offers. */
  readonly topic?: string | null | undefined;
  /** The words that the person confirms; they stand in the mail and on the page. */
  readonly wording: string;
  readonly language?: string | null | undefined;
  /** What shows that the person wanted to be asked; sealed. */
  readonly proof: string;
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
   * may write to, and without what shows that they wanted to be asked · NotFoundError · ProcessingRestrictedError ·
   * WrongStateError where they answered already, objected, or were asked for the same and did not answer
   */
  async ask(question: ConsentQuestion): Promise<string> {
    this.scope.require('consent:record');
    assertWorded(question);
    const { workspaceId, clock } = this.scope;
    return this.scope.transaction(async (em) => {
      await hold(em, workspaceId, question.subjectId);
      assertAskable(await findSubject(em, this.scope, question.subjectId));
      const to = await this.reach(em, question);
      await assertUndecided(em, this.scope, question);
      const token = randomBytes(32).toString('base64url');
      const { subjectId, purpose, contactPointId, topic, wording, language, proof } = question;
      const asked = { subjectId, purpose, contactPointId, topic, wording, language, proof };
      const expiresAt = new Date(clock.now().getTime() + QUESTION_HOURS * HOUR);
      const input = { ...asked, event: 'pending', channel: 'email', method: METHOD, expiresAt } as const;
      const confirmationHash = await this.hash(token);
      const id = await writeConsent(em, this.scope, input, 'consent:record', { confirmationHash });
      await this.mail(em, id, question, to, token);
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
    const { contactPointId, occurredAt } = pending;
    if (contactPointId && !(await isStillTheirs(em, workspaceId, subjectId, contactPointId, occurredAt)))
      throw new NotFoundError('question');
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

  private async mail(em: EntityManager, id: string, question: ConsentQuestion, to: string, token: string) {
    const { workspaceId } = this.scope;
    const { name: workspace, slug } = await workspaceFacts(em, workspaceId);
    const url = `${this.parts.publicUrl}/privacy/${slug}/consent?token=${token}`;
    const values = { workspace, wording: question.wording, url, hours: String(QUESTION_HOURS) };
    await this.parts.mailer.queue(em, {
      // By the question's own id: whoever sends it looks whether it still waits for an answer.
      ...{ id, workspaceId, keyId: question.subjectId, subjectId: question.subjectId, to },
      ...composeMail('consent-question', values, question.language ?? undefined),
    });
  }

  private hash(token: string): Promise<Buffer> {
    return this.scope.vault.blindIndex(this.scope.workspaceId, 'consent-token', token);
  }
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

function invalid(path: string, message: string): InvalidInputError {
  return new InvalidInputError([{ path, message }]);
}
