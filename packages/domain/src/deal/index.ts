export { DEAL_ROLES, Deal, DealContact, DealLine, type DealRole } from './deal.entity.ts';
export { DealService } from './deal.service.ts';
export {
  DEAL_LIMITS,
  type DealChanges,
  type LineInput,
  type NewDeal,
  type ParticipantInput,
  type StageEntry,
} from './deal-input.ts';
export { Pipeline, Stage } from './pipeline/pipeline.entity.ts';
export { PipelineService } from './pipeline/pipeline.service.ts';
export {
  type NewStage,
  PIPELINE_LIMITS,
  STAGE_KINDS,
  type StageChanges,
  type StageRequirements,
} from './pipeline/pipeline-input.ts';
