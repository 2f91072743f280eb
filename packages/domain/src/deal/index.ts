export { Deal, DealLine } from './deal.entity.ts';
export { Pipeline, Stage } from './pipeline.entity.ts';
