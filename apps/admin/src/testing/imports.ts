import { connectionOf, OLIVIA } from './open-console.tsx';

/** How a column of the file is read, whatever else is said. */
export function column(name: string, field: string, more: object = {}) {
  return {
    ...{ column: name, field, dateFormat: null, collision: null, ifMissing: null, confidence: 1, notice: null },
    ...more,
  };
}

const NO_COUNTS = { processedCount: 0, createdCount: 0, updatedCount: 0, skippedCount: 0, failedCount: 0 };

/** An import of three contacts that was just brought, whatever else is said. */
export function importRun(more: object = {}) {
  return {
    ...{ __typename: 'ImportRun', id: 'imp_1', version: 2, object: 'contact', state: 'uploaded' },
    ...{ fileName: 'people.csv', byteSize: 120, lineCount: 3, failure: null, errorFileUrl: null, ...NO_COUNTS },
    ...{ createdAt: '2026-11-20T09:00:00Z', startedAt: null, finishedAt: null, expiresAt: '2026-11-27T09:00:00Z' },
    ...{ startedBy: OLIVIA, lines: connectionOf([]) },
    options: {
      ...{ delimiter: ',', encoding: 'utf-8', headerLine: 1, emptyValues: null, currency: null },
      ...{ externalSystem: null, collectedFrom: null, source: null, basis: null },
    },
    mapping: { notices: [], columns: [column('Name', 'fullName'), column('E-mail', 'email')] },
    ...more,
  };
}

/** What the file looks like, and what its columns can become. */
export const FILE = {
  importPreview: { columns: ['Name', 'E-mail'], rows: [['Ana', 'ana@example.test']] },
  importFields: [
    { key: 'fullName', label: 'Full name', kind: 'text', isRequired: true, isMany: false, createsMissing: false },
    { key: 'email', label: 'E-mail', kind: 'email', isRequired: false, isMany: true, createsMissing: false },
  ],
  importTemplates: connectionOf([{ __typename: 'ImportTemplate', id: 'tpl_1', name: 'Fair', object: 'contact' }]),
};
