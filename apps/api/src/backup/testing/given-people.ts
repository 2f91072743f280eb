import { createHash } from 'node:crypto';
import { ContactService } from '@smartx/domain/contact';
import { FileService } from '@smartx/domain/file';
import { receiveUpload, UploadService } from '@smartx/domain/file-store';
import { MemberDeparture } from '@smartx/domain/handover';
import { ApiKeyService } from '@smartx/domain/identity';
import { newId, type Scope } from '@smartx/domain/kernel';
import { AddressStopService } from '@smartx/domain/people';
import { ConsentService, ErasureService } from '@smartx/domain/privacy';
import { ensureOperatorWorkspace } from '@smartx/domain/workspace';
import pg from 'pg';
import type { Application } from '../../application.ts';
import { admitUser } from '../../identity/sign-in/admit-user.ts';
import { rightsScope } from '../../privacy/privacy-jobs.ts';
import { type CertifiedErasure, certifiedErasure } from './certified-erasure.ts';

const BORN = '1984-05-12';

/** Somebody in a workspace, as the tests find them again. */
interface Person {
  readonly workspaceId: string;
  readonly contactId: string;
  readonly subjectId: string;
}

/** Tables in which a restore notes itself down. */
const NOTED = ['audit_entry', 'audit_leaf', 'audit_head', 'domain_event'];

/** People of two workspaces, what happens to them after a backup, and how they are after a restore. */
export class GivenPeople {
  private lastTransaction = '0';

  private constructor(
    readonly canary: string,
    private readonly workspaces: readonly [acme: string, other: string],
    private readonly cast: Readonly<Record<'ana' | 'bob' | 'cleo' | 'dan' | 'eve', Person>>,
    private readonly files: Readonly<Record<'ana' | 'eve', string>>,
    private readonly apiKeyId: string,
    private readonly memberId: string,
  ) {}

  static async make(app: Application, acme: string, other: string): Promise<GivenPeople> {
    const canary = `canary${newId().slice(24)}`;
    const ana = await addPerson(app, acme, `Ana ${canary}`, `${canary}@example.test`);
    const cast = {
      ana,
      bob: await addPerson(app, acme, 'Bob Meyer', 'bob@example.test'),
      cleo: await addPerson(app, acme, 'Cleo Lang', 'cleo@example.test'),
      dan: await addPerson(app, acme, 'Dan Ito', 'dan@example.test'),
      eve: await addPerson(app, other, 'Eve Sol', 'eve@example.test'),
    };
    const given = { event: 'given', wording: 'Yes, write to me.', method: 'web-form' } as const;
    for (const { workspaceId, subjectId } of [cast.bob, cast.dan, cast.eve])
      await new ConsentService(rightsScope(app, workspaceId)).record({ ...given, subjectId, purpose: 'MARKETING' });
    const files = {
      ana: await attach(app, ana, `Dear ${canary}`),
      eve: await attach(app, cast.eve, 'Dear Eve'),
    };
    const keys = new ApiKeyService(inPurpose(app, acme, 'SECURITY'));
    const { id } = await keys.create({ name: 'Partner', scopes: ['contact:read'], purposes: ['SUPPORT'] });
    await ensureOperatorWorkspace(app.orm.em, app);
    const mia = {
      email: 'mia@example.test',
      password: 'a long enough password',
      fullName: 'Mia',
      workspaceSlug: 'acme',
    };
    await admitUser({ ...app, auth: app.identity.auth }, 'seed', { ...mia, roles: ['sales'] });
    const [member] = await asOwner<{ id: string }>(app, `select id from member where workspace_id = '${acme}'`);
    return new GivenPeople(canary, [acme, other], cast, files, id, member?.id ?? '');
  }

  add(app: Application, fullName: string): Promise<Person> {
    return addPerson(app, this.workspaces[0], fullName, `${newId().slice(24)}@example.test`);
  }

  async erase(app: Application, { workspaceId, subjectId }: Person): Promise<void> {
    const scope = rightsScope(app, workspaceId);
    const erasure = new ErasureService(scope, app.privacy);
    const order = { subjectIds: [subjectId], requestId: null, ground: 'request' } as const;
    for (const ledger of await scope.transaction((em) => erasure.plan(em, order))) await erasure.run(ledger);
  }

  /**
   * What happens after the backup: one is erased at their own request, which gives the certificate, one withdraws, one is restricted, one held, an address
   * is stopped, a key revoked, a member leaves.
   */
  async liveOn(app: Application): Promise<CertifiedErasure> {
    const [acme] = this.workspaces;
    const scope = rightsScope(app, acme);
    const erased = await certifiedErasure(app, acme, `${this.canary}@example.test`);
    const consents = new ConsentService(scope);
    const { subjectId } = this.cast.bob;
    await consents.record({ subjectId, purpose: 'MARKETING', event: 'withdrawn', method: 'email', channel: 'email' });
    await consents.record({ subjectId, purpose: 'MARKETING', event: 'withdrawn', method: 'email' });
    await consents.restrict(this.cast.cleo.subjectId, 'unlawful');
    await new AddressStopService(scope).stop({ kind: 'email', value: 'stopped@example.test', method: 'email' });
    await new ApiKeyService(inPurpose(app, acme, 'SECURITY')).revoke(this.apiKeyId);
    await new MemberDeparture(inPurpose(app, acme, 'SECURITY'), async () => undefined).leave(this.memberId, null);
    const [hold, item] = [newId(), newId()];
    await asOwner(
      app,
      `insert into legal_hold (workspace_id, id, name, reason, starts_on, review_on, created_at, updated_at)
         values ('${acme}', '${hold}', 'Matter', '\\xff', '2026-01-01', '2027-01-01', now(), now());
       insert into hold_item (workspace_id, id, hold_id, item_table, item_id, held_at)
         values ('${acme}', '${item}', '${hold}', 'contact', '${this.cast.dan.contactId}', now())`,
    );
    const sql = 'select pg_current_xact_id()::text as id';
    this.lastTransaction = (await asOwner<{ id: string }>(app, sql))[0]?.id ?? '0';
    return erased;
  }

  /** Somebody of each workspace withdraws; gives the entries of the ledger. */
  async withdrawEverywhere(app: Application) {
    const withdraw = async ({ workspaceId, subjectId }: Person) => {
      const said = { subjectId, purpose: 'MARKETING', event: 'withdrawn', method: 'email' } as const;
      return { workspaceId, id: await new ConsentService(rightsScope(app, workspaceId)).record(said) };
    };
    return [await withdraw(this.cast.dan), await withdraw(this.cast.eve)] as const;
  }

  /** A message that waits to be sent. */
  async queueMail(app: Application): Promise<void> {
    await asOwner(
      app,
      `insert into mail_message (workspace_id, id, key_id, template, recipient, subject_line, body, state, queued_at)
       values ('${this.workspaces[0]}', '${newId()}', '${newId()}', 'request-code', '\\x00', '\\x00', '\\x00', 'queued', now())`,
    );
  }

  /** What is left of the person who was erased. */
  async isGone(app: Application): Promise<{ key: boolean; contents: number }> {
    const { rows } = await app.keys.pool.query<{ alive: boolean }>(
      'select wrapped is not null as alive from data_key where key_id = $1',
      [this.cast.ana.subjectId],
    );
    let contents = 0;
    for await (const { storageKey } of app.files.list(this.workspaces[0]))
      if (storageKey === this.files.ana) contents += 1;
    return { key: rows[0]?.alive ?? true, contents };
  }

  /** What was closed after the backup, and is. */
  async closedSince(app: Application) {
    const { bob, cleo } = this.cast;
    const consents = new ConsentService(rightsScope(app, bob.workspaceId));
    const restricted = await asOwner(
      app,
      `select 1 from data_subject where id = '${cleo.subjectId}' and restricted_at is not null`,
    );
    const stopped = await asOwner(app, `select 1 from suppression where kind = 'email' and scope = 'no-contact'`);
    const revoked = await asOwner(
      app,
      `select 1 from api_key where id = '${this.apiKeyId}' and revoked_at is not null`,
    );
    const left = await asOwner(
      app,
      `select 1 from member where id = '${this.memberId}' and status = 'left' and account_id is null
         and not exists (select from member_role r where r.member_id = member.id)`,
    );
    const held = await asOwner(
      app,
      `select 1 from hold_item i join legal_hold h on h.id = i.hold_id and h.released_at is null and h.reason = '\\xff'
       where i.item_id = '${this.cast.dan.contactId}'`,
    );
    return {
      marketing: (await consents.why(bob.subjectId, 'MARKETING')).allowed,
      restricted: restricted.length > 0,
      // That of the erased person, and the one that was stopped.
      address: stopped.length === 2,
      keyEnded: revoked.length > 0,
      memberLeft: left.length === 1,
      held: held.length === 1,
    };
  }

  /** Everything of whoever had no part in it: each row of the other workspace, what is sealed, a file, a consent. */
  async stateOfOthers(app: Application) {
    const { dan, eve } = this.cast;
    const tables = await asOwner<{ name: string }>(
      app,
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all ('{${NOTED}}') order by 1`,
    );
    const rows: Record<string, unknown> = {};
    for (const { name } of tables) {
      const sql = `select to_jsonb(t)::text as row from ${name} t where workspace_id = '${eve.workspaceId}' order by 1`;
      rows[name] = await asOwner(app, sql);
    }
    const content = await app.files.read(eve.workspaceId, this.files.eve);
    const pieces: Buffer[] = [];
    for await (const piece of content ?? []) pieces.push(piece);
    const consents = new ConsentService(rightsScope(app, dan.workspaceId));
    return {
      rows,
      born: [await bornOf(app, dan), await bornOf(app, eve)],
      file: Buffer.concat(pieces).toString(),
      marketing: (await consents.why(dan.subjectId, 'MARKETING')).allowed,
    };
  }

  /** Whether whoever follows the events is told of each of them again: none bears the number of a transaction of before. */
  async eventsAreTold(app: Application): Promise<boolean> {
    const [row] = await asOwner<{ first: string }>(app, 'select min(transaction_id)::text as first from domain_event');
    return BigInt(row?.first ?? '0') > BigInt(this.lastTransaction);
  }
}

function inPurpose(app: Application, workspaceId: string, purpose: Scope['purpose']): Scope {
  return Object.assign(rightsScope(app, workspaceId), { purpose });
}

async function addPerson(app: Application, workspaceId: string, fullName: string, email: string): Promise<Person> {
  const points = [{ kind: 'email', value: email }] as const;
  const contactId = await new ContactService(rightsScope(app, workspaceId)).create({
    fullName,
    birthDate: BORN,
    points,
  });
  const [row] = await asOwner<{ id: string }>(app, `select subject_id as id from contact where id = '${contactId}'`);
  return { workspaceId, contactId, subjectId: row?.id ?? '' };
}

async function bornOf(app: Application, { workspaceId, contactId }: Person): Promise<string | null> {
  const [row] = await asOwner<{ sealed: Buffer }>(
    app,
    `select birth_date as sealed from contact where id = '${contactId}'`,
  );
  return app.vault.open(
    { workspaceId, table: 'contact', column: 'birth_date', rowId: contactId },
    row?.sealed ?? Buffer.of(),
  );
}

/** Attaches a file to a person; gives its name in the store. */
async function attach(app: Application, { workspaceId, contactId }: Person, text: string): Promise<string> {
  const scope = rightsScope(app, workspaceId);
  const content = Buffer.from(text);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const file = { use: 'file', fileName: 'letter.txt', byteSize: content.length, sha256 } as const;
  const { uploadId, token } = await new UploadService(scope).create(file);
  await receiveUpload({ em: app.orm.em, vault: app.vault, clock: app.clock, files: app.files }, token, [content]);
  const id = await new FileService(scope, app.files).attach({ uploadId, contactId });
  const [row] = await asOwner<{ key: string }>(app, `select storage_key as key from file where id = '${id}'`);
  return row?.key ?? '';
}

async function asOwner<Row extends pg.QueryResultRow>(app: Application, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: app.urls.owner });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
