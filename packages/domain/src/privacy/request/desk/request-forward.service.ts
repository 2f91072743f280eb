import type { EntityManager } from '@mikro-orm/postgresql';
import { InvalidInputError, WrongStateError } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import { composeMail } from '../../../kernel/mail/mail-templates.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { PrivacyParts } from '../../privacy-parts.ts';
import { RequestMessage } from '../conversation/request-message.entity.ts';
import { endEvidence } from '../evidence/end-evidence.ts';
import { type FileOnItsWay, filesOnTheirWay, takeFilesOver } from '../evidence/hand-evidence-over.ts';
import { createRequest } from '../new-request.ts';
import { sendCode } from '../portal/request-code.ts';
import { PrivacyRequest, REQUEST_REGIMES } from '../privacy-request.entity.ts';
import { checkRequest, type RequestInput } from '../request-input.ts';
import { assertNotBegun, coveredBy, getRequest, openField, recordStep, requestKey } from '../request-record.ts';
import { assertOpen } from '../request-state.ts';
import { findCorrections, openProposed } from '../rights/corrections.ts';
import { hasImmediateEffect, holdsUnproven } from '../rights/request-receipt.ts';
import { acknowledge, writeTo } from './request-letters.ts';

/** The way into another workspace, as somebody at its privacy centre has it and no further. */
export type Elsewhere = (workspaceId: string) => Scope;

/** A company that answers for itself. */
interface Company {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/**
 * Hands requests over that reached the operator and are about the data of a company which uses the installation: the operator
 * is its processor and answers nothing in its place (GDPR Art. 28(3)(e)).
 */
export class RequestForward {
  constructor(
    private readonly scope: Scope,
    private readonly parts: PrivacyParts,
    private readonly elsewhere: Elsewhere,
  ) {}

  /**
   * Hands a request to a company, by its name or the address of its privacy centre. Nobody looks whether the company knows the
   * person. It keeps its reference and the day of its receipt; an address that was proven with a code stays proven, otherwise
   * the company's own centre mails one. What holds from its receipt on holds there without staff, and its files lie there under
   * other keys. Here a closed shell is left, and the person is told who answers. A second attempt after one that broke off hands
   * nothing over twice.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · InvalidInputError for a company that is none or not alone · WrongStateError
   */
  async forward(id: string, company: string, ifVersion?: number | null): Promise<string> {
    this.scope.require('request:forward');
    return this.scope.transaction(async (em) => {
      const request = await getRequest(em, this.scope, id, ifVersion);
      assertOpen(request);
      await assertNotBegun(em, request);
      await this.assertForwards(em, request);
      const to = await findCompany(em, company);
      const dueOn = await this.handOver(
        to,
        request,
        await this.opened(em, request),
        await filesOnTheirWay(em, this.scope, request),
      );
      await writeTo(em, this.scope, this.parts, request, ({ workspace, reference }) =>
        composeMail(
          'request-forwarded',
          { ...{ workspace, reference, dueOn, company: to.name }, statusUrl: this.statusUrl(to) },
          request.language,
        ),
      );
      await this.empty(em, request, to);
      return request.id;
    });
  }

  private statusUrl({ slug }: Company): string {
    return `${this.parts.publicUrl}/privacy/${slug}/status`;
  }

  /** @throws WrongStateError where this workspace answers for itself, or works on the request for people of its own */
  private async assertForwards(em: EntityManager, request: PrivacyRequest): Promise<void> {
    const [own] = await em.execute<{ is_operator: boolean }[]>('select is_operator from workspace where id = ?', [
      this.scope.workspaceId,
    ]);
    if (!own?.is_operator) throw new WrongStateError(request.state, 'Only the operator hands requests over.');
    if ((await coveredBy(em, request)).length > 0)
      throw new WrongStateError(
        request.state,
        'This request covers somebody here: take them out before it is handed over.',
      );
  }

  /** What the person asked, as they would ask it there. */
  private async opened(em: EntityManager, request: PrivacyRequest): Promise<RequestInput> {
    const open = (field: Parameters<typeof openField>[2]) => openField(this.scope, request, field);
    const corrections = [];
    for (const item of await findCorrections(em, request)) {
      const value = await openProposed(this.scope, request, item);
      if (value !== null) corrections.push({ field: item.field, value });
    }
    return {
      ...{ kind: request.kind, language: request.language, askedFor: request.askedFor, corrections },
      ...{ restrictionGround: request.restrictionGround ?? null },
      objectedTo: request.objectedTo === '' ? [] : request.objectedTo.split(' '),
      email: (await open('requesterEmail')) ?? '',
      phone: await open('requesterPhone'),
      name: await open('requesterName'),
      agentName: await open('agentName'),
      deceasedName: await open('deceasedName'),
      message: await open('message'),
    };
  }

  /** Puts the request into the other workspace, by a scope of that workspace alone; gives the last day for its answer. */
  private async handOver(
    to: Company,
    from: PrivacyRequest,
    input: RequestInput,
    onTheirWay: readonly FileOnItsWay[],
  ): Promise<string> {
    const there = this.elsewhere(to.id);
    there.require('request:submit');
    const { reference, receivedAt } = from;
    const checked = checkRequest(input, this.parts.directory, { needsEmail: false });
    const id = newId();
    await there.vault.ensureKeys(to.id, 'request', [id]);
    return there.transaction(async (em) => {
      const known = await em.findOne(PrivacyRequest, { workspaceId: to.id, reference, channel: 'operator' });
      if (known) {
        await takeFilesOver(em, there, this.parts.files, known, onTheirWay);
        return known.dueOn;
      }
      const regimes = REQUEST_REGIMES.filter((regime) => from.regimes.split(' ').includes(regime));
      const receipt = { id, channel: 'operator', receivedAt, reference, regimes } as const;
      const request = await createRequest(em, there, checked, receipt);
      recordStep(em, there, request, { action: 'request:submit', type: 'forwarded' });
      await takeFilesOver(em, there, this.parts.files, request, onTheirWay);
      await this.prove(em, there, request, from);
      // As at the company's own centre: a stop is believed without proof, everything else holds once the address is proven.
      if (holdsUnproven(request) || (request.verifiedAt && hasImmediateEffect(request)))
        await there.jobs.enqueue(em, 'request:receive', { workspaceId: to.id, requestId: id });
      return request.dueOn;
    });
  }

  /** Whoever entered a code has the address, wherever it was mailed from; what staff here know of them proves nothing there. */
  private async prove(em: EntityManager, there: Scope, request: PrivacyRequest, from: PrivacyRequest): Promise<void> {
    if (!from.verifiedAt || !from.tokenHash || from.doubtedAt) {
      await sendCode(em, there, this.parts.mailer, request);
      return;
    }
    Object.assign(request, { verifiedAt: from.verifiedAt, state: 'received' });
    recordStep(em, there, request, { action: 'request:verify', type: 'verified', detail: 'code sent to the address' });
    await acknowledge(em, there, this.parts, request);
  }

  /** What is left are dates and where it went; the mail about it is destroyed with the key, as after every request. */
  private async empty(em: EntityManager, request: PrivacyRequest, { slug }: Company): Promise<void> {
    const now = this.scope.clock.now();
    Object.assign(request, { state: 'closed', closedAt: now, role: 'processor', forwardedTo: slug, askedAt: null });
    Object.assign(request, { requesterName: null, requesterEmail: null, requesterPhone: null, message: null });
    Object.assign(request, { emailIndex: null, doubtReason: null, codeHash: null });
    Object.assign(request, { agentName: null, deceasedName: null, agentRequestId: null });
    for (const item of await findCorrections(em, request)) item.proposed = null;
    // They lie sealed there by now; what lay here is destroyed with its keys.
    await endEvidence(em, this.scope, request);
    for (const message of await em.find(RequestMessage, { ...requestKey(request), destroyedAt: null }))
      Object.assign(message, { body: null, destroyedAt: now });
    recordStep(em, this.scope, request, { action: 'request:forward', type: 'forwarded', detail: `to ${slug}` });
  }
}

/** The one company of this name or address. @throws InvalidInputError */
async function findCompany(em: EntityManager, text: string): Promise<Company> {
  const wanted = text.trim().replaceAll(/\s+/g, ' ').normalize('NFC');
  const [, slug = wanted.toLowerCase()] = /\/privacy\/([a-z0-9-]{1,40})(?:[/?#]|$)/.exec(wanted) ?? [];
  const found = await em.execute<(Company & { is_operator: boolean })[]>(
    `select id, ? as slug, name, is_operator from find_workspace_by_slug(?)
     union select id, slug, name, is_operator from find_workspaces_named(?)`,
    [slug, slug, wanted],
  );
  const companies = found.filter((one) => !one.is_operator);
  const [first, ...others] = companies;
  const refuse = (message: string) => new InvalidInputError([{ path: 'company', message }]);
  if (!first) throw refuse('No company of this name uses this installation.');
  if (others.length > 0) throw refuse('Several companies have this name: enter the address of its privacy centre.');
  return first;
}

/** Who a request was handed to, for the person who asks; null for one that stays where it is. */
export async function forwardedTo(
  em: EntityManager,
  { forwardedTo: slug }: PrivacyRequest,
): Promise<{ readonly slug: string; readonly name: string } | null> {
  if (!slug) return null;
  const [company] = await em.execute<{ name: string }[]>('select name from find_workspace_by_slug(?)', [slug]);
  return { slug, name: company?.name ?? slug };
}
