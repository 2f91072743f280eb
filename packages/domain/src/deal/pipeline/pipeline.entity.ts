import { defineEntity, p } from '@mikro-orm/core';
import { oneOf, recordStamps, tenantKey, tenantTable } from '../../kernel/base-columns.ts';
import { notPersonal } from '../../kernel/classify.ts';

const PipelineSchema = defineEntity({
  name: 'Pipeline',
  ...tenantTable({ subjects: 'none' }),
  properties: {
    ...tenantKey(),
    name: notPersonal(p.text()),
    position: notPersonal(p.integer().default(0)),
    ...recordStamps(),
  },
  uniques: [{ name: 'pipeline_name', properties: ['workspaceId', 'name'] }],
});

/** A way of selling, as an ordered list of stages. */
export class Pipeline extends PipelineSchema.class {}
PipelineSchema.setClass(Pipeline);

const StageSchema = defineEntity({
  name: 'Stage',
  ...tenantTable({ subjects: 'none' }),
  properties: {
    ...tenantKey(),
    pipeline: () =>
      notPersonal(p.manyToOne(Pipeline).ref().joinColumns('workspace_id', 'pipeline_id').deleteRule('no action')),
    name: notPersonal(p.text()),
    position: notPersonal(p.integer()),
    kind: notPersonal(oneOf('kind', ['open', 'won', 'lost'])),
    /** Chance of winning in percent, 0 to 100. */
    probability: notPersonal(p.integer()),
    /** After so many days in the stage a deal counts as rotting. */
    rottingDays: notPersonal(p.integer().nullable()),
    /** What a deal needs before it enters. */
    requiresValue: notPersonal(p.boolean().default(false)),
    requiresExpectedClose: notPersonal(p.boolean().default(false)),
    requiresCompany: notPersonal(p.boolean().default(false)),
    requiresContact: notPersonal(p.boolean().default(false)),
    requiresOwner: notPersonal(p.boolean().default(false)),
    ...recordStamps(),
  },
  uniques: [{ name: 'stage_name', properties: ['workspaceId', 'pipeline', 'name'] }],
  indexes: [{ name: 'stage_by_position', properties: ['workspaceId', 'pipeline', 'position'] }],
});

/** A step of a pipeline; the kinds won and lost end a deal. */
export class Stage extends StageSchema.class {}
StageSchema.setClass(Stage);
