import type { EntityManager } from '@mikro-orm/postgresql';
import { DuplicateFoundError, NotFoundError, WrongStateError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { InputCheck } from '../../record/input/input-check.ts';
import type { ImportMapping, ImportOptions } from '../import-mapping.ts';
import { ImportTemplate } from '../import-run.entity.ts';
import { getRun } from './open-run.ts';

/** Mappings that are kept for the next file of the same shape; `ImportService.choose` reads a file by one. */
export class ImportTemplateService {
  constructor(private readonly scope: Scope) {}

  /**
   * Keeps how a run reads its file, under a name; the same name again replaces what it kept.
   * @throws NotAllowedError · NotFoundError · InvalidInputError · WrongStateError where nothing is mapped yet · DuplicateFoundError
   * for a name that another object has
   */
  save(runId: string, name: string): Promise<string> {
    this.scope.require('import:run');
    const check = new InputCheck();
    const title = check.requiredText('name', name, { max: 100 });
    check.assertValid();
    return this.scope.transaction(async (em) => {
      const run = await getRun(em, this.scope, runId);
      if (!run.mapping) throw new WrongStateError(run.state, 'Nothing is mapped yet.');
      const { workspaceId, clock } = this.scope;
      const now = clock.now();
      const kept = { mapping: decided(run.mapping), options: withoutFile(run.options ?? {}) };
      const existing = await em.findOne(ImportTemplate, { workspaceId, name: title });
      if (existing && existing.object !== run.object) throw new DuplicateFoundError('template', [existing.id], 'name');
      if (existing) {
        Object.assign(existing, { ...kept, updatedAt: now });
        this.record(em, existing.id, 'replaced');
        return existing.id;
      }
      const stamps = { createdAt: now, updatedAt: now };
      const template = em.create(ImportTemplate, {
        workspaceId,
        id: newId(),
        name: title,
        object: run.object,
        ...kept,
        ...stamps,
      });
      em.persist(template);
      this.record(em, template.id, 'saved');
      return template.id;
    });
  }

  /** Forgets a template; runs that used it keep their mapping. @throws NotAllowedError · NotFoundError */
  delete(templateId: string): Promise<string> {
    this.scope.require('import:run');
    return this.scope.transaction(async (em) => {
      em.remove(await this.find(em, templateId));
      this.record(em, templateId, 'deleted');
      return templateId;
    });
  }

  private async find(em: EntityManager, id: string): Promise<ImportTemplate> {
    const template = await em.findOne(ImportTemplate, { workspaceId: this.scope.workspaceId, id });
    if (!template) throw new NotFoundError('template');
    return template;
  }

  private record(em: EntityManager, targetId: string, step: string): void {
    this.scope.record(em, { action: 'import:run', targetType: 'import_template', targetId, fields: [step] });
  }
}

/** What was suggested and left is as good as decided. */
function decided({ columns }: ImportMapping): ImportMapping {
  return { columns: columns.map(({ confidence: _confidence, notice: _notice, ...entry }) => entry) };
}

/** How one file happened to be encoded says nothing about the next. */
function withoutFile(options: ImportOptions): ImportOptions {
  const {
    encoding: _encoding,
    delimiter: _delimiter,
    headerLine: _headerLine,
    hasBrokenBytes: _broken,
    ...kept
  } = options;
  return kept;
}
