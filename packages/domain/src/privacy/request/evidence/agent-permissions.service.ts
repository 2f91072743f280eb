import { timingSafeEqual } from 'node:crypto';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { InvalidInputError, NotFoundError } from '../../../kernel/errors.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { PrivacyParts } from '../../privacy-parts.ts';
import { PrivacyRequest } from '../privacy-request.entity.ts';
import { requestKey } from '../request-record.ts';
import { readReference } from '../request-reference.ts';
import { assertOpen, needsNoProof } from '../request-state.ts';
import { addEvidence, type SentFile } from './add-evidence.ts';
import { RequestEvidence } from './request-evidence.entity.ts';

const TOKEN_MINUTES = 60;

/** A permission of several pages that was photographed one by one. */
const MOST_PERMISSIONS = 3;

/** The signed permissions of agents that ask in the privacy centre, who cannot open the request: its code goes to the person. */
export class AgentPermissions {
  constructor(
    private readonly scope: Scope,
    private readonly parts: PrivacyParts,
  ) {}

  /**
   * AGENT-AC2: adds what the person signed to the request that an agent has just made for them. It is demanded of nobody, seen by
   * whoever handles the request, and destroyed with the decision. Gives its id.
   * @throws NotFoundError for a reference or token that does not hold · InvalidInputError at `file` · WrongStateError once it is decided
   */
  async add(reference: string, token: string, file: SentFile): Promise<string> {
    this.scope.require('request:submit');
    return this.scope.transaction(async (em) => {
      const request = await this.get(em, reference, token);
      assertOpen(request);
      if ((await em.count(RequestEvidence, { ...requestKey(request), kind: 'permission' })) >= MOST_PERMISSIONS)
        throw new InvalidInputError([{ path: 'file', message: `At most ${MOST_PERMISSIONS} permissions are taken.` }]);
      return addEvidence(em, this.scope, this.parts.files, request, { ...file, kind: 'permission' });
    });
  }

  private async get(em: EntityManager, text: string, token: string): Promise<PrivacyRequest> {
    const key = { workspaceId: this.scope.workspaceId, reference: readReference(text) ?? '' };
    const request = await em.findOne(PrivacyRequest, key, { lockMode: LockMode.PESSIMISTIC_WRITE });
    // The same work for a request that is none.
    const isHeld = await holdsToken(this.scope, request?.id ?? '', token);
    if (!request || !isHeld) throw new NotFoundError('request');
    return request;
  }
}

/**
 * What adds a signed permission to a request for an hour, and opens nothing of it; null where nobody is asked who they are: for
 * somebody who asks for themselves, and for an opt-out.
 */
export async function permissionToken(scope: Scope, request: PrivacyRequest): Promise<string | null> {
  if (request.askedFor !== 'client' || needsNoProof(request)) return null;
  const endsAt = scope.clock.now().getTime() + TOKEN_MINUTES * 60_000;
  return `${endsAt}.${(await digestOf(scope, request.id, endsAt)).toString('base64url')}`;
}

async function holdsToken(scope: Scope, requestId: string, token: string): Promise<boolean> {
  const [ends = '', digest = ''] = token.split('.');
  const given = Buffer.from(digest, 'base64url');
  const expected = await digestOf(scope, requestId, Number(ends));
  const isSame = given.length === expected.length && timingSafeEqual(given, expected);
  return isSame && Number(ends) > scope.clock.now().getTime();
}

/** Keyed, so that nobody else makes one; nothing of it is kept. */
async function digestOf({ vault, workspaceId }: Scope, requestId: string, endsAt: number): Promise<Buffer> {
  return vault.blindIndex(workspaceId, 'request-token', `permission ${requestId} ${endsAt}`);
}
