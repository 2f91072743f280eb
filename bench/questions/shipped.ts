import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const MANIFESTS = ['packages/client/src/generated', 'apps/web/src/gql', 'apps/admin/src/gql'];

/** A query that an app ships, with the ids that its name asks for. */
export interface Shipped {
  readonly name: string;
  readonly id: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The shipped queries that need nothing, or no more than the id of the kind of record that they are named after. */
export function shippedQueries(root: string, ids: Readonly<Record<string, string>>): Shipped[] {
  return MANIFESTS.flatMap((folder) => {
    const list: Record<string, string> = JSON.parse(
      readFileSync(join(root, folder, 'persisted-documents.json'), 'utf8'),
    );
    return Object.entries(list).flatMap(([id, document]) => shippedQuery(id, document, ids));
  });
}

function shippedQuery(id: string, document: string, ids: Readonly<Record<string, string>>): Shipped[] {
  const [, name = '', declared = ''] = /\bquery (\w+)(?:\(([^)]*)\))?/.exec(document) ?? [];
  if (name === '') return [];
  const needed = [...declared.matchAll(/\$(\w+): (\w+)!(?! =)/g)].filter(([, variable]) => variable !== 'purpose');
  const record = ids[/^[A-Z][a-z]+/.exec(name)?.[0] ?? ''];
  const canAsk = needed.every(([, , type]) => type === 'ID') && (needed.length === 0 || record !== undefined);
  if (!canAsk) return [];
  const variables = Object.fromEntries(needed.map(([, variable]) => [variable, record]));
  return [{ name, id, variables }];
}
