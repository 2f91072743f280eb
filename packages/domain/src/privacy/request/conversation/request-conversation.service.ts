import type { EntityManager } from '@mikro-orm/postgresql';
import { dateOf } from '../../../kernel/clock.ts';
import { WrongStateError } from '../../../kernel/errors.ts';
import { composeMail } from '../../../kernel/mail/mail-templates.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { type PrivacyParts, workspaceFacts } from '../../privacy-parts.ts';
import { clockOf, type RequestClock } from '../deadline/request-deadline.ts';
import { acknowledge, writeTo } from '../desk/request-letters.ts';
import type { PrivacyRequest } from '../privacy-request.entity.ts';
import { clockFactsOf, resumeClock, resumesOn, settleClock } from '../request-clock.ts';
import { getRequest, recordStep } from '../request-record.ts';
import { assertMayAskWho, assertOpen } from '../request-state.ts';
import { type QuestionTemplate, questionTemplates } from './question-templates.ts';
import { addMessage, checkText, destroyProof, findOpenQuestion } from './request-thread.ts';

/** What a question is about: who asks, or what they ask. */
export const QUESTION_KINDS = ['identity-question', 'clarification'] as const;

/** A kind of {@link QUESTION_KINDS}. */
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** The clock of a request, and what was told already. */
export interface ShownClock extends RequestClock {
  /** The day on which it goes on by itself; null where it does not stand still. */
  readonly resumesOn: string | null;
  readonly pausedDays: number;
  readonly templates: readonly QuestionTemplate[];
}

/** What staff and the person write each other about a request. */
export class RequestConversation {
  constructor(
    private readonly scope: Scope,
    private readonly parts: PrivacyParts,
  ) {}

  /**
   * Asks the person something; under the laws that know a pause, the clock stands still from now until they answer, unless the last
   * day is over already. One question at a time. Who they are is asked only while
   * a doubt about it is open; an earlier answer counts as checked then and is destroyed.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · InvalidInputError · WrongStateError
   */
  async ask(id: string, kind: QuestionKind, text: string, ifVersion?: number | null): Promise<string> {
    const words = checkText(text);
    return this.change(id, ifVersion, async (em, request) => {
      if (kind === 'identity-question') assertMayAskWho(request);
      if (!request.requesterEmail)
        throw new WrongStateError(request.state, 'There is no address to which a question could be sent.');
      const now = this.scope.clock.now();
      if (await findOpenQuestion(em, request, now))
        throw new WrongStateError(request.state, 'A question is open already: wait for its answer.');
      if (kind === 'identity-question') await destroyProof(em, this.scope, request);
      await addMessage(em, this.scope, request, { kind, text: words });
      const { timeZone } = await workspaceFacts(em, this.scope.workspaceId);
      // Whatever stopped the clock until now was never answered and has had its time.
      await resumeClock(em, request, now);
      // What is late stays late: a question stops no clock that has run out.
      if (dateOf(now, timeZone) <= request.dueOn) request.askedAt = now;
      await settleClock(em, request);
      recordStep(em, this.scope, request, { action: 'request:ask', type: 'asked', detail: kind });
      await writeTo(em, this.scope, this.parts, request, (head) =>
        composeMail('request-question', { ...head, text: words }, request.language),
      );
    });
  }

  /**
   * Tells the person something; the clock goes on.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · InvalidInputError · WrongStateError
   */
  async write(id: string, text: string, ifVersion?: number | null): Promise<string> {
    const words = checkText(text);
    return this.change(id, ifVersion, async (em, request) => {
      if (!request.requesterEmail)
        throw new WrongStateError(request.state, 'There is no address to which a message could be sent.');
      await addMessage(em, this.scope, request, { kind: 'message', text: words });
      recordStep(em, this.scope, request, { action: 'request:ask', type: 'written' });
      await writeTo(em, this.scope, this.parts, request, (head) =>
        composeMail('request-message', { ...head, text: words }, request.language),
      );
    });
  }

  /**
   * Tells the person that the request came in, where nothing told them yet.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · WrongStateError once they were told
   */
  async acknowledge(id: string, ifVersion?: number | null): Promise<string> {
    return this.change(id, ifVersion, async (em, request) => {
      if (request.acknowledgedAt) throw new WrongStateError(request.state, 'The person was told already.');
      if (!request.requesterEmail)
        throw new WrongStateError(request.state, 'There is no address to which a letter could be sent.');
      await acknowledge(em, this.scope, this.parts, request);
      recordStep(em, this.scope, request, { action: 'request:ask', type: 'acknowledged' });
    });
  }

  /**
   * By when a request is answered under each law that holds, whether its clock stands still, and what is told by when.
   * @throws NotAllowedError · NotFoundError
   */
  async clock(id: string): Promise<ShownClock> {
    this.scope.require('request:read');
    return this.scope.transaction(async (em) => {
      const request = await getRequest(em, this.scope, id);
      const { pausedDays } = request;
      const clock = clockOf(await clockFactsOf(em, request));
      const templates = questionTemplates(request.language);
      return { ...clock, pausedDays, templates, resumesOn: await resumesOn(em, request) };
    });
  }

  private async change(
    id: string,
    ifVersion: number | null | undefined,
    work: (em: EntityManager, request: PrivacyRequest) => Promise<void>,
  ): Promise<string> {
    this.scope.require('request:ask');
    return this.scope.transaction(async (em) => {
      const request = await getRequest(em, this.scope, id, ifVersion);
      assertOpen(request);
      await work(em, request);
      return request.id;
    });
  }
}
