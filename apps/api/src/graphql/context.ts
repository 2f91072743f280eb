import type { MikroORM } from '@smartx/domain/database';
import type { FileStore } from '@smartx/domain/file-store';
import {
  type Clock,
  holdsPurpose,
  type JobQueue,
  newId,
  Once,
  type Purpose,
  RequestError,
  Scope,
  type Through,
  UnauthenticatedError,
  type Vault,
} from '@smartx/domain/kernel';
import type { KeyParts, PrivacyParts } from '@smartx/domain/privacy';
import { ARCHIVE_LINKS, EVIDENCE_LINKS, EXPORT_LINKS, FileLinks } from '../file/file-links.ts';
import type { Identity } from '../identity/identity.ts';
import type { ResolvedViewer } from '../identity/viewer.types.ts';
import type { CursorCodec } from '../read/cursor.ts';
import type { ReadPool } from '../read/read-pool.ts';
import type { MetadataSource, ReadType } from '../read/read-type.ts';
import { Reader } from '../read/reader.ts';
import type { Presence } from '../read/statement/read-limits.ts';
import type { ReadSpool } from '../read-log/read-spool.ts';
import type { OutboxRelay } from '../realtime/outbox/outbox-relay.ts';
import { createServices, type Services } from './services.ts';

/** What every request shares. */
export interface ContextParts {
  readonly orm: MikroORM;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly jobs: JobQueue;
  readonly readPool: ReadPool;
  readonly cursors: CursorCodec;
  readonly metadata: MetadataSource;
  readonly typeNamed: (name: string) => ReadType;
  readonly identity: Identity;
  readonly files: FileStore;
  /** From which signatures and links derive their keys; it outlives the master key. */
  readonly secret: Buffer;
  readonly privacy: PrivacyParts;
  readonly keys: KeyParts;
  readonly outbox: OutboxRelay;
  readonly reads: ReadSpool;
}

/** What is known about a request beside who sent it. */
export interface RequestFacts {
  /** Whether the document is one of the apps' own. */
  readonly isTrusted?: boolean;
  /** Whether somebody still waits for the answer; without it, somebody does. */
  readonly presence?: Presence;
}

/** How long a statement of a document may take that nobody knows beforehand. */
const FREE_STATEMENT_MS = 5_000;

interface Begun {
  readonly purpose: Purpose;
  readonly read: Reader;
  readonly openReader: () => Reader;
  readonly openScope: () => Scope;
}

/** What a resolver gets: who asks, for what, and the two ways to the data. It begins once the operation has declared its purpose. */
export class Context {
  private begun: Begun | null = null;
  private writing: Scope | null = null;
  private commands: Services | null = null;

  constructor(
    private readonly parts: ContextParts,
    /** Null where nobody is signed in to this workspace. */
    readonly caller: ResolvedViewer | null,
    readonly through: Through,
    readonly traceId: string,
    private readonly request: RequestFacts = {},
  ) {}

  /**
   * Opens the way to the data for one purpose.
   * @throws UnauthenticatedError · RequestError `PURPOSE_NOT_HELD`
   */
  begin(purpose: Purpose, idempotency: { key: string; request: string } | null = null): void {
    const { viewer } = this.resolved;
    // What was begun on the short way goes on where it was left.
    if (this.begun?.purpose === purpose && !idempotency) return;
    if (!holdsPurpose(viewer, purpose))
      throw new RequestError('PURPOSE_NOT_HELD', `You may not work for the purpose ${purpose}.`);
    const { orm, vault, clock, jobs, readPool, cursors, metadata, typeNamed } = this.parts;
    const client = `${viewer.kind} ${viewer.id}`;
    const once = idempotency && new Once({ workspaceId: viewer.workspaceId, client, ...idempotency }, vault);
    const limits = {
      presence: this.request.presence,
      statementMs: this.request.isTrusted ? undefined : FREE_STATEMENT_MS,
    };
    const openReader = () =>
      new Reader(readPool, { viewer, purpose, now: clock.now(), vault, cursors, metadata, typeNamed }, limits);
    const openScope = () =>
      new Scope({ em: orm.em.fork(), viewer, purpose, clock, vault, jobs, through: this.through, once });
    this.begun = { purpose, read: openReader(), openReader, openScope };
  }

  /** What was read so far, in points. */
  get cost(): number {
    return this.begun?.read.tally.count ?? 0;
  }

  /** Notes down whose data was read, if anybody's was; resolves once that is safe. */
  async noteReads(operation: string): Promise<void> {
    if (!this.begun || !this.caller) return;
    const { read, purpose } = this.begun;
    const { subjects, refusals, fields } = read.tally;
    if (subjects.size === 0 && refusals.size === 0) return;
    const { viewer, recipient } = this.caller;
    await this.parts.reads.append({
      id: newId(),
      workspaceId: viewer.workspaceId,
      occurredAt: this.parts.clock.now().toISOString(),
      ...{ actorKind: viewer.kind, actorId: viewer.id, purpose, operation, recipient },
      client: this.request.isTrusted ? 'app' : 'document',
      ...{ subjects: [...subjects], fields: [...fields], denials: Object.fromEntries(refusals) },
    });
  }

  /** Whether the document may run: it is one of the apps' own, or its sender a developer. */
  get mayAsk(): boolean {
    return this.request.isTrusted === true || this.resolved.isDeveloper;
  }

  /** Who asks. @throws UnauthenticatedError */
  get resolved(): ResolvedViewer {
    if (!this.caller) throw new UnauthenticatedError('Sign in, and name a workspace that you belong to.');
    return this.caller;
  }

  /** The sign-in: own sessions, memberships. */
  get identity(): Identity {
    return this.parts.identity;
  }

  /** What the privacy engine is given of this installation. */
  get privacy(): PrivacyParts {
    return this.parts.privacy;
  }

  /** The key database, for what is asked about keys as such. */
  get keys(): KeyParts {
    return this.parts.keys;
  }

  /** Tells what changes, whichever process changes it. */
  get outbox(): OutboxRelay {
    return this.parts.outbox;
  }

  /** Makes links that fetch files. */
  get fileLinks(): FileLinks {
    return new FileLinks(this.parts.secret, () => this.parts.clock.now(), this.parts.identity.limits);
  }

  /** Makes links that fetch files of privacy requests. */
  get evidenceLinks(): FileLinks {
    return new FileLinks(this.parts.secret, () => this.parts.clock.now(), this.parts.identity.limits, EVIDENCE_LINKS);
  }

  /** Makes links that fetch documents of the statutory archive. */
  get archiveLinks(): FileLinks {
    return new FileLinks(this.parts.secret, () => this.parts.clock.now(), this.parts.identity.limits, ARCHIVE_LINKS);
  }

  /** Makes links that fetch exports of the workspace. */
  get exportLinks(): FileLinks {
    return new FileLinks(this.parts.secret, () => this.parts.clock.now(), this.parts.identity.limits, EXPORT_LINKS);
  }

  get purpose(): Purpose {
    return this.open.purpose;
  }

  /** The way to write; most operations only read and never open it. */
  get scope(): Scope {
    this.writing ??= this.open.openScope();
    return this.writing;
  }

  get services(): Services {
    this.commands ??= createServices(this.scope, this.parts);
    return this.commands;
  }

  get read(): Reader {
    return this.open.read;
  }

  /** A reader of its own, for what is decided anew while a subscription goes on. */
  readAnew(): Reader {
    return this.open.openReader();
  }

  private get open(): Begun {
    if (!this.begun) throw new RequestError('PURPOSE_REQUIRED', 'The operation declares no purpose.');
    return this.begun;
  }
}
