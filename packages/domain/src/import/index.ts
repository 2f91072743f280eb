export {
  COLLISION_RULES,
  type CollisionRule,
  type ColumnMapping,
  type ImportMapping,
  type ImportOptions,
  MISSING_LINK_RULES,
  type MissingLinkRule,
} from './import-mapping.ts';
export { IMPORT_OBJECTS, ImportLine, ImportRun, ImportTemplate } from './import-run.entity.ts';
export { FIELD_CATALOGUE } from './mapping/field-catalogue.ts';
export type { FieldKind, ImportField, ImportObject } from './mapping/import-field.ts';
export { checkImport } from './run/check-import.ts';
export { destroyExpiredImports, destroyLeftImports } from './run/destroy-expired-imports.ts';
export { type ErrorFile, errorFile } from './run/error-file.ts';
export {
  type ImportChoice,
  type ImportPreview,
  ImportService,
  type NewImport,
} from './run/import.service.ts';
export type { ImportParts } from './run/import-scope.ts';
export { ImportTemplateService } from './run/import-template.service.ts';
export { openFileName } from './run/open-run.ts';
export { ImportInterruptedError, runImport } from './run/run-import.ts';
