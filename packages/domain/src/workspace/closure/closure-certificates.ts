import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../kernel/scope.ts';
import {
  type ClosureCheck,
  checkClosure,
  readClosure,
  refusedClosure,
} from '../../privacy/certificate/closure-certificate.ts';
import type { PrivacyParts } from '../../privacy/privacy-parts.ts';
import { findOperatorWorkspace } from '../operator-workspace.ts';
import { WorkspaceClosure } from './closure.entity.ts';

/** The certificates of closures, at the operator's. */
export class ClosureCertificates {
  constructor(
    private readonly em: EntityManager,
    private readonly privacy: Pick<PrivacyParts, 'signingKey' | 'liveKeys'>,
    private readonly scopeOf: (workspaceId: string) => Scope,
  ) {}

  /** Whether a file is the newest certificate of a closure here, and no key of the workspace opens again. */
  async check(file: string): Promise<ClosureCheck> {
    const checked = checkClosure(file, this.privacy.signingKey.id);
    if (!checked.statement) return checked;
    const { workspace, version } = checked.statement;
    const operatorId = await findOperatorWorkspace(this.em);
    const known = operatorId && (await this.find(operatorId, workspace.id));
    if (!known || known.version > version) return refusedClosure('REPLACED');
    const alive = await this.privacy.liveKeys.list(workspace.id);
    return alive.size > 0 ? refusedClosure('KEY_ALIVE') : checked;
  }

  /** Whether a file says that it is one; whether it holds is another question. */
  isOne(file: string): boolean {
    return readClosure(file) !== null;
  }

  private find(operatorId: string, closedWorkspaceId: string): Promise<WorkspaceClosure | null> {
    return this.scopeOf(operatorId).transaction((em) =>
      em.findOne(WorkspaceClosure, { workspaceId: operatorId, closedWorkspaceId }),
    );
  }
}
