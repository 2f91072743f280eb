import { NotFoundError, Scope } from '@smartx/domain/kernel';
import {
  AgentPermissions,
  Certificates,
  ConsentConfirmation,
  type PolicyLanguage,
  personViewer,
  RequestPortal,
  searchableData,
} from '@smartx/domain/privacy';
import {
  ClosureCertificates,
  findClosedWorkspace,
  findOperatorWorkspace,
  findWorkspaceBySlug,
  findWorkspacesNamed,
} from '@smartx/domain/workspace';
import type { Application } from '../../application.ts';
import { securityScope } from '../privacy-jobs.ts';
import type { CopyLinks } from './copy-links.ts';
import type { LimitedThing, PublicLimits } from './public-limits.ts';

/** What a resolver of the privacy centre gets: nobody is signed in, and the purpose is always `RIGHTS_HANDLING`. */
export class PublicContext {
  constructor(
    private readonly app: Application,
    private readonly limits: PublicLimits,
    /** Links that fetch a copy once. */
    readonly copyLinks: CopyLinks,
    /** Where the request comes from. */
    private readonly address: string,
  ) {}

  /**
   * Counts one more from this address and, where it concerns somebody, for them.
   * @throws GraphQLError `RATE_LIMITED`
   */
  async count(thing: 'submit' | 'code' | 'attempt', ...concerned: readonly string[]): Promise<void> {
    await this.limits.count(`${thing} from` satisfies LimitedThing, this.address);
    const concerns = concerned.map((part) => part.trim().toLowerCase()).join(' ');
    await this.limits.count(`${thing} for` satisfies LimitedThing, concerns);
  }

  /** What of people's data can be searched, in the words of a language. */
  searchable(language: PolicyLanguage) {
    return searchableData(this.app.privacy.catalogue, language);
  }

  /** The workspaces of exactly this name. */
  named(name: string) {
    return findWorkspacesNamed(this.app.orm.em, name);
  }

  /** The workspace that was closed at an address. */
  closed(slug: string) {
    return findClosedWorkspace(this.app.orm.em, slug);
  }

  /** The certificates of workspaces that were closed. */
  get closureCertificates(): ClosureCertificates {
    const { orm, privacy } = this.app;
    return new ClosureCertificates(orm.em, privacy, (id) => securityScope(this.app, id));
  }

  /** The way into a workspace for a stranger; the operator's own without an address. Null where there is none. */
  async scopeOf(slug: string | null | undefined): Promise<Scope | null> {
    const { orm, vault, clock, jobs } = this.app;
    const id = slug ? (await findWorkspaceBySlug(orm.em, slug))?.id : await findOperatorWorkspace(orm.em);
    if (!id) return null;
    const viewer = personViewer(id);
    return new Scope({
      em: orm.em.fork(),
      ...{ viewer, vault, clock, jobs, purpose: 'RIGHTS_HANDLING', through: 'portal' },
    });
  }

  /** Consents that a workspace asks for by mail. @throws NotFoundError */
  async consents(slug: string | null | undefined): Promise<ConsentConfirmation> {
    const scope = await this.scopeOf(slug);
    if (!scope) throw new NotFoundError('workspace', 'workspace');
    return new ConsentConfirmation(scope, this.app.privacy);
  }

  /** Certificates of a workspace. @throws NotFoundError */
  async certificates(slug: string | null | undefined): Promise<Certificates> {
    const scope = await this.scopeOf(slug);
    if (!scope) throw new NotFoundError('workspace', 'workspace');
    return new Certificates(scope, this.app.privacy);
  }

  /** The permissions that agents add to requests to a workspace. @throws NotFoundError */
  async permissions(slug: string | null | undefined): Promise<AgentPermissions> {
    const scope = await this.scopeOf(slug);
    if (!scope) throw new NotFoundError('workspace', 'workspace');
    return new AgentPermissions(scope, this.app.privacy);
  }

  /** Requests to a workspace. @throws NotFoundError */
  async requests(slug: string | null | undefined): Promise<RequestPortal> {
    const scope = await this.scopeOf(slug);
    if (!scope) throw new NotFoundError('workspace', 'workspace');
    return new RequestPortal(scope, this.app.privacy);
  }
}
