export {
  BULK_KINDS,
  BULK_OBJECTS,
  BULK_REASONS,
  BulkAction,
  BulkActionItem,
  type BulkReason,
} from './bulk-action.entity.ts';
export { BulkActionService, type BulkSelection, MOST_RECORDS } from './bulk-action.service.ts';
export { BULK_FIELDS, type BulkChange, type BulkField, type BulkObject } from './bulk-change.ts';
export { purgeBulkActions } from './purge-bulk-actions.ts';
export type { BulkParts, BulkPayload } from './run/bulk-scope.ts';
export { runBulkAction } from './run/run-bulk-action.ts';
export { undoBulkAction } from './run/undo-bulk-action.ts';
