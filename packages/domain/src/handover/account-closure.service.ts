import { timingSafeEqual } from 'node:crypto';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Account } from '../identity/account.entity.ts';
import { InvalidInputError, NotFoundError, WrongStateError } from '../kernel/errors.ts';
import { isUuid, newId } from '../kernel/ids.ts';
import { composeMail } from '../kernel/mail/mail-templates.ts';
import type { Scope } from '../kernel/scope.ts';
import type { PrivacyParts } from '../privacy/privacy-parts.ts';
import { writeTo } from '../privacy/request/desk/request-letters.ts';
import { coverPeople } from '../privacy/request/desk/request-matching.ts';
import { createRequest } from '../privacy/request/new-request.ts';
import { PrivacyRequest } from '../privacy/request/privacy-request.entity.ts';
import { checkRequest } from '../privacy/request/request-input.ts';
import { assertNotBegun, recordStep } from '../privacy/request/request-record.ts';
import { isClosure, SELF_APPROVAL_HOURS } from '../privacy/request/request-state.ts';
import { lastOwnerOf, membershipsOf, ownedAlone } from './account-holders.ts';

const HOUR_MS = 3_600_000;

/** A workspace that the holder of an account leaves. */
interface LeftWorkspace {
  readonly slug: string;
  readonly name: string;
  /** Nobody else owns it: it is handed over or closed first. */
  readonly isOwnedAlone: boolean;
}

/** What deleting an account means for its holder now. */
export interface ClosureState {
  readonly workspaces: readonly LeftWorkspace[];
  /** When it is deleted, where that was asked for; null while nothing is. */
  readonly closesAt: Date | null;
  /** Under which reference the privacy centre tells more. */
  readonly reference: string | null;
}

/** How the holder of an account deletes it, with nobody in between: a request that they prove with their password. */
export class AccountClosure {
  constructor(
    private readonly scope: Scope,
    private readonly parts: Pick<PrivacyParts, 'mailer' | 'directory' | 'publicUrl'>,
  ) {}

  /** @throws NotFoundError */
  async state(accountId: string): Promise<ClosureState> {
    this.scope.require('account:close');
    return this.scope.transaction(async (em) => {
      const account = await this.find(em, accountId);
      const alone = new Set((await ownedAlone(em, this.scope, accountId)).map(({ workspaceId }) => workspaceId));
      const workspaces = (await membershipsOf(em, accountId)).map(({ workspaceId, slug, name }) => {
        return { slug, name, isOwnedAlone: alone.has(workspaceId) };
      });
      const request = await findClosure(em, account);
      return { workspaces, closesAt: request && closesAt(request), reference: request?.reference ?? null };
    });
  }

  /**
   * Asks for the deletion of an account. It is carried out {@link SELF_APPROVAL_HOURS} later, without anybody's approval, unless
   * it is taken back until then: by whoever is signed in, or by the link in the mail that goes out now. Asked for twice, it is one.
   * @throws NotFoundError · InvalidInputError for a wrong password · WrongStateError (`last-owner`)
   */
  async close(accountId: string, isIdentityProven: boolean): Promise<void> {
    this.scope.require('account:close');
    if (!isIdentityProven)
      throw new InvalidInputError([{ path: 'password', message: 'This is not the password of your account.' }]);
    const id = newId();
    await this.scope.vault.ensureKeys(this.scope.workspaceId, 'request', [id]);
    await this.scope.transaction(async (em) => {
      const account = await this.find(em, accountId, LockMode.PESSIMISTIC_WRITE);
      if (await findClosure(em, account)) return;
      const alone = await ownedAlone(em, this.scope, accountId);
      if (alone.length > 0) throw lastOwnerOf(alone.map(({ name }) => name));
      await this.ask(em, account, id);
    });
  }

  /**
   * Takes it back, for whoever is signed in.
   * @throws NotFoundError · WrongStateError where nothing was asked for, and once the deletion has begun
   */
  async keep(accountId: string): Promise<void> {
    this.scope.require('account:close');
    await this.scope.transaction(async (em) => {
      const request = await findClosure(em, await this.find(em, accountId, LockMode.PESSIMISTIC_WRITE));
      if (!request) throw new WrongStateError('not-closing', 'Nobody asked to delete this account.');
      await takeBack(em, this.scope, request);
    });
  }

  /**
   * The same by the link in the mail, without signing in.
   * @throws NotFoundError for a link that is wrong, used or too late: all of them look the same
   */
  async keepByLink(token: string): Promise<void> {
    this.scope.require('account:close');
    const { workspaceId } = this.scope;
    await this.scope.transaction(async (em) => {
      const id = token.slice(0, token.indexOf('.'));
      if (!isUuid(id) || !isSame(token, await this.keepToken(id))) throw new NotFoundError('request');
      const key = { workspaceId, id, closedAt: null };
      const request = await em.findOne(PrivacyRequest, key, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!request || !isClosure(request)) throw new NotFoundError('request');
      await takeBack(em, this.scope, request);
    });
  }

  private async ask(em: EntityManager, account: Account, id: string): Promise<void> {
    const { clock } = this.scope;
    const now = clock.now();
    const input = {
      ...({ kind: 'erasure', email: account.email ?? '', name: account.fullName ?? null } as const),
      language: account.locale ?? null,
    };
    const checked = checkRequest(input, this.parts.directory);
    const request = await createRequest(em, this.scope, checked, { id, channel: 'portal', receivedAt: now });
    Object.assign(request, {
      ...{ state: 'in-progress', verifiedAt: now, acknowledgedAt: now, approvedAt: now, isSelfApproved: true },
    });
    await coverPeople(em, this.scope, request, [account.subject.id]);
    recordStep(em, this.scope, request, { action: 'account:close', type: 'approved', detail: 'by the account holder' });
    const url = `${this.parts.publicUrl}/keep-account#${await this.keepToken(id)}`;
    await writeTo(em, this.scope, this.parts, request, ({ workspace, reference, statusUrl }) =>
      composeMail(
        'account-closing',
        { ...{ workspace, reference, statusUrl, url }, hours: SELF_APPROVAL_HOURS.toString() },
        request.language,
      ),
    );
  }

  private async find(em: EntityManager, id: string, lockMode?: LockMode.PESSIMISTIC_WRITE): Promise<Account> {
    const key = { workspaceId: this.scope.workspaceId, id };
    const account = await em.findOne(Account, key, lockMode === undefined ? {} : { lockMode });
    if (!account) throw new NotFoundError('account');
    return account;
  }

  /** Made anew from the request whenever it is looked at, and written nowhere: what opens the page of the request leaves it alone. */
  private async keepToken(id: string): Promise<string> {
    const mark = await this.scope.vault.blindIndex(this.scope.workspaceId, 'request-token', `keep-account:${id}`);
    return `${id}.${mark.toString('base64url')}`;
  }
}

/** Ends the request of somebody who keeps their account. @throws WrongStateError once the deletion has begun */
export async function takeBack(em: EntityManager, scope: Scope, request: PrivacyRequest): Promise<void> {
  await assertNotBegun(em, request);
  Object.assign(request, { state: 'withdrawn', closedAt: scope.clock.now() });
  recordStep(em, scope, request, { action: 'account:close', type: 'withdrawn' });
}

function closesAt({ approvedAt }: Pick<PrivacyRequest, 'approvedAt'>): Date | null {
  return approvedAt ? new Date(approvedAt.getTime() + SELF_APPROVAL_HOURS * HOUR_MS) : null;
}

async function findClosure(em: EntityManager, { workspaceId, subject }: Account): Promise<PrivacyRequest | null> {
  const rows = await em.execute<{ id: string }[]>(
    `select q.id from privacy_request q
       join request_subject r on r.workspace_id = q.workspace_id and r.request_id = q.id
     where q.workspace_id = ? and r.subject_id = ? and q.kind = 'erasure' and q.is_self_approved
       and q.prepared_at is null and q.closed_at is null order by q.id`,
    [workspaceId, subject.id],
  );
  const [first] = rows;
  return first ? em.findOne(PrivacyRequest, { workspaceId, id: first.id }) : null;
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
