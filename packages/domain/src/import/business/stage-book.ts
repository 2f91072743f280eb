import { matchName } from '../../record/match-name.ts';
import type { FileLine } from '../mapping/file-line.ts';
import type { Batch } from '../write/batch.ts';
import { query } from '../write/bulk-rows.ts';

/** A stage with the pipeline that it belongs to. */
export interface StageRow {
  readonly id: string;
  readonly name: string;
  readonly kind: 'open' | 'won' | 'lost';
  readonly pipelineId: string;
  readonly pipelineName: string;
}

/** The pipelines of the workspace with their stages, by name. */
export class StageBook {
  private constructor(private readonly stages: readonly StageRow[]) {}

  static async load({ em, workspaceId }: Batch): Promise<StageBook> {
    const rows = await query<StageRow>(
      em,
      `select s.id, s.name, s.kind, p.id as "pipelineId", p.name as "pipelineName"
       from stage s join pipeline p on p.workspace_id = s.workspace_id and p.id = s.pipeline_id
       where s.workspace_id = $1 order by p.position, p.id, s.position, s.id`,
      [workspaceId],
    );
    return new StageBook(rows);
  }

  /** The stage that a line names, else the first open one; in the pipeline that it names, else in the first. */
  resolve(line: FileLine): StageRow | null {
    const pipeline = line.text('pipeline');
    const [first] = this.stages;
    const found = pipeline === undefined ? first : this.stages.find((stage) => isNamed(stage.pipelineName, pipeline));
    if (!found) return this.refuse(line, 'pipeline', 'There is no pipeline of this name.');
    const stages = this.stages.filter(({ pipelineId }) => pipelineId === found.pipelineId);
    const name = line.text('stage');
    const stage = stages.find((one) => (name === undefined ? one.kind === 'open' : isNamed(one.name, name)));
    return (
      stage ??
      this.refuse(line, 'stage', `The pipeline has no such stage; it has ${stages.map((one) => one.name).join(', ')}.`)
    );
  }

  private refuse(line: FileLine, field: string, reason: string): null {
    line.refuse(field, reason);
    return null;
  }
}

function isNamed(one: string, other: string): boolean {
  return matchName(one) === matchName(other);
}
