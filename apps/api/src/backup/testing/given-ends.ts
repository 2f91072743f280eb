import { AccountClosure } from '@smartx/domain/handover';
import { AccountService } from '@smartx/domain/identity';
import { newId } from '@smartx/domain/kernel';
import { ensureOperatorWorkspace, foundWorkspace, WorkspaceExports } from '@smartx/domain/workspace';
import type { Application } from '../../application.ts';
import { jobHandlers } from '../../jobs/handlers.ts';
import { rightsScope, securityScope } from '../../privacy/privacy-jobs.ts';
import type { OwnInstallation } from '../../testing/own-installation.ts';

/** A workspace and two accounts whose ends come after a backup. */
export class GivenEnds {
  /** In the name of everything that is to be gone. */
  readonly canary = `ended${newId().slice(24)}`;
  /** A workspace that the backup has open too, closed when the journal had been written for the last time. */
  private readonly late = `late${newId().slice(24)}`;
  private gone = '';
  private asked = '';

  constructor(private readonly own: OwnInstallation) {}

  /** As the backup has them. */
  async make(app: Application): Promise<void> {
    for (const slug of [this.canary, this.late]) await foundWorkspace(app.orm.em, app, { slug, name: slug });
    this.gone = await this.account(app, `gone-${this.canary}@example.test`);
    this.asked = await this.account(app, `asked-${newId()}@example.test`);
  }

  /** Afterwards the workspace is closed to its end, one account is deleted, and the other is asked to be. */
  async end(app: Application): Promise<void> {
    const signal = new AbortController().signal;
    await this.close(app, this.canary);
    const closure = new AccountClosure(rightsScope(app, await this.operator(app)), app.privacy);
    await closure.close(this.gone, true);
    await this.own.ask(
      `update privacy_request set approved_at = approved_at - interval '2 days' where is_self_approved`,
    );
    await jobHandlers(app)['request:sweep']?.({}, signal);
    await closure.close(this.asked, true);
  }

  /** The last that happens before the loss. */
  async endLate(app: Application): Promise<void> {
    await this.close(app, this.late);
  }

  /** How they stand, by what the installation itself says. */
  async state(app: Application) {
    const closure = new AccountClosure(rightsScope(app, await this.operator(app)), app.privacy);
    const { closesAt, reference } = await closure.state(this.asked);
    const open = await this.own.ask('select state from privacy_request where reference = $1', [reference]);
    const [ended] = await this.own.ask('select email, full_name from account where id = $1', [this.gone]);
    const closures = await this.own.ask('select state from workspace_closure where slug = any($1)', [this.slugs()]);
    const rows = await this.own.ask('select 1 from workspace where slug = any($1)', [this.slugs()]);
    return { goesOn: closesAt !== null && closesAt > app.clock.now(), open, ended, closures, workspaces: rows.length };
  }

  private slugs(): string[] {
    return [this.canary, this.late];
  }

  private async close(app: Application, slug: string): Promise<void> {
    const [row] = await this.own.ask('select id from workspace where slug = $1', [slug]);
    const exports = new WorkspaceExports(securityScope(app, String(row?.id)), app.privacy);
    await exports.make(await exports.order());
    await this.own.ask(
      `update workspace set close_requested_at = now() - interval '31 days', closing_at = now() - interval '1 day' where slug = $1`,
      [slug],
    );
    await jobHandlers(app)['workspace:end']?.({}, new AbortController().signal);
  }

  private operator(app: Application): Promise<string> {
    return ensureOperatorWorkspace(app.orm.em, app);
  }

  private async account(app: Application, email: string): Promise<string> {
    const accounts = new AccountService(securityScope(app, await this.operator(app)));
    return (await accounts.findOrCreate({ authUserId: newId(), email, fullName: `Ana ${this.canary}` })).id;
  }
}
