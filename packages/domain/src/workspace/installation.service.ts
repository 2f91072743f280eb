import type { EntityManager } from '@mikro-orm/postgresql';
import { UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { DuplicateFoundError, NotAllowedError } from '../kernel/errors.ts';
import type { Scope } from '../kernel/scope.ts';
import { WorkspaceClosure } from './closure/closure.entity.ts';
import { foundWorkspace, type WorkspaceInput } from './found-workspace.ts';
import { findOperatorWorkspace } from './operator-workspace.ts';

/** A workspace as whoever runs the installation sees it: nothing of what is in it. */
export interface InstalledWorkspace {
  readonly slug: string;
  readonly name: string;
  readonly country: string;
  readonly isOperator: boolean;
  readonly createdAt: Date;
  readonly memberCount: number;
}

interface Row {
  readonly slug: string;
  readonly name: string;
  readonly country: string;
  readonly is_operator: boolean;
  readonly created_at: Date;
  readonly members: string;
}

/** The commands of whoever runs the installation; only a member of the operator's workspace may use them. */
export class InstallationService {
  constructor(
    private readonly scope: Scope,
    private readonly database: { readonly em: EntityManager },
  ) {}

  /** Every workspace of the installation. @throws NotAllowedError · PurposeNotAllowedError */
  async workspaces(): Promise<InstalledWorkspace[]> {
    await this.assertOperator();
    const rows = await this.database.em.fork().execute<Row[]>('select * from list_workspaces()');
    return rows.map(({ slug, name, country, is_operator, created_at, members }) => ({
      ...{ slug, name, country, isOperator: is_operator },
      ...{ createdAt: new Date(created_at), memberCount: Number(members) },
    }));
  }

  /** The workspaces that were closed, the latest first, with their certificates. @throws NotAllowedError · PurposeNotAllowedError */
  async closed(): Promise<WorkspaceClosure[]> {
    await this.assertOperator();
    const { workspaceId } = this.scope;
    return this.scope.transaction((em) =>
      em.find(WorkspaceClosure, { workspaceId }, { orderBy: { startedAt: 'desc', id: 'desc' } }),
    );
  }

  /**
   * Makes a workspace; its first owner joins by `smartx user create`.
   * @throws NotAllowedError · PurposeNotAllowedError · InvalidInputError · DuplicateFoundError for an address that is taken
   */
  async found(input: Omit<WorkspaceInput, 'isOperator'>): Promise<string> {
    await this.assertOperator();
    try {
      await foundWorkspace(this.database.em, this.scope, input);
    } catch (cause) {
      if (cause instanceof UniqueConstraintViolationException) throw new DuplicateFoundError('workspace', [], 'slug');
      throw cause;
    }
    return input.slug;
  }

  private async assertOperator(): Promise<void> {
    this.scope.require('installation:manage');
    if ((await findOperatorWorkspace(this.database.em)) !== this.scope.workspaceId)
      throw new NotAllowedError('installation:manage');
  }
}
