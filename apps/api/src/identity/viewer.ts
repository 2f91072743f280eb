import type { IncomingHttpHeaders } from 'node:http';
import { IDENTITY_CHANNEL, isAllowedAddress, memberPermissions } from '@smartx/domain/identity';
import { type Clock, type Permissions, rowScope, whileClosing } from '@smartx/domain/kernel';
import { ChannelListener } from '../listening/channel-listener.ts';
import { type KeyViewer, lookUpApiKey } from './viewer/api-key-lookup.ts';
import { lookUpMemberships } from './viewer/membership-lookup.ts';
import { Recent } from './viewer/recent.ts';
import { findCookie, lookUpSession, type SessionLookupParts, sessionCookieName } from './viewer/session-lookup.ts';
import type { Membership, ResolvedViewer, SignedIn, ViewerResolver } from './viewer.types.ts';

const MAX_AGE_MS = 5_000;

/** What the resolver looks things up with. */
export interface ViewerResolverParts extends SessionLookupParts {
  readonly clock: Clock;
  /** The database as the application's role, directly and not through a pooler in transaction mode. */
  readonly listenUrl: string;
  readonly onProblem?: (message: string) => void;
}

/** Opens the resolver of viewers; close it with the server. */
export async function createViewerResolver(parts: ViewerResolverParts): Promise<ViewerResolver> {
  const resolver = new CachedViewerResolver(parts, await sessionCookieName(parts.auth));
  await resolver.listen();
  return resolver;
}

class CachedViewerResolver implements ViewerResolver {
  private readonly sessions: Recent<SignedIn>;
  private readonly memberships: Recent<Membership[]>;
  private readonly keys: Recent<KeyViewer>;
  private readonly listener: ChannelListener;

  constructor(
    private readonly parts: ViewerResolverParts,
    private readonly cookieName: string,
  ) {
    this.sessions = new Recent(parts.clock, MAX_AGE_MS);
    this.memberships = new Recent(parts.clock, MAX_AGE_MS);
    this.keys = new Recent(parts.clock, MAX_AGE_MS);
    const invalidate = () => this.invalidate();
    this.listener = new ChannelListener({
      ...{ url: parts.listenUrl, channel: IDENTITY_CHANNEL, onMessage: invalidate, onGap: invalidate },
      ...(parts.onProblem && { onProblem: parts.onProblem }),
    });
  }

  listen(): Promise<void> {
    return this.listener.open();
  }

  async resolve(
    headers: IncomingHttpHeaders,
    workspaceSlug: string | null,
    address: string | null = null,
  ): Promise<ResolvedViewer | null> {
    // Whoever sends a key acts as the key, never as the person whose browser happens to be signed in.
    if (headers.authorization !== undefined) return this.resolveKey(headers.authorization, workspaceSlug, address);
    const signedIn = await this.findSignedIn(headers);
    if (!signedIn || workspaceSlug === null) return null;
    const memberships = await this.membershipsOf(signedIn.account.id);
    const membership = memberships.find(({ workspace }) => workspace.slug === workspaceSlug);
    return membership ? toResolved(signedIn, membership) : null;
  }

  async findSignedIn(headers: IncomingHttpHeaders): Promise<SignedIn | null> {
    const name = this.cookieName;
    const value = findCookie(headers, name);
    return value === null ? null : this.sessions.get(value, () => lookUpSession(this.parts, { name, value }));
  }

  async membershipsOf(accountId: string): Promise<readonly Membership[]> {
    return (await this.memberships.get(accountId, () => lookUpMemberships(this.parts.orm, accountId))) ?? [];
  }

  invalidate(): void {
    this.sessions.clear();
    this.memberships.clear();
    this.keys.clear();
  }

  close(): Promise<void> {
    return this.listener.close();
  }

  private async resolveKey(
    authorization: string,
    workspaceSlug: string | null,
    address: string | null,
  ): Promise<ResolvedViewer | null> {
    const [, key] = /^Bearer +(smx_[A-Za-z0-9_-]{20,200})$/i.exec(authorization) ?? [];
    if (!key) return null;
    const { orm, clock } = this.parts;
    const found = await this.keys.get(key, () => lookUpApiKey(orm, clock, { key, address }));
    if (!found || !isAllowedAddress(found.allowedAddresses, address)) return null;
    if (found.expiresAt && found.expiresAt <= clock.now()) return null;
    const isOther = workspaceSlug !== null && workspaceSlug !== found.resolved.workspace.slug;
    return isOther ? null : found.resolved;
  }
}

function toResolved({ account, sessionId, authUserId }: SignedIn, membership: Membership): ResolvedViewer {
  const { memberId, workspace } = membership;
  const permissions = permissionsOf(membership);
  const isClosing = workspace.closingAt !== null;
  const viewer = { kind: 'member', id: memberId, workspaceId: workspace.id, permissions, isClosing } as const;
  const isDeveloper = rowScope(viewer, 'api:explore') !== 'none';
  return { viewer, account, workspace, recipient: null, sessionId, authUserId, isDeveloper };
}

const folded = new WeakMap<Membership, Permissions>();

/** What somebody may as a member of a workspace, folded once for as long as the membership is remembered. */
export function permissionsOf(membership: Membership): Permissions {
  const known = folded.get(membership);
  if (known) return known;
  const held = memberPermissions(membership.roles, membership);
  const permissions = membership.workspace.closingAt === null ? held : whileClosing(held);
  folded.set(membership, permissions);
  return permissions;
}
