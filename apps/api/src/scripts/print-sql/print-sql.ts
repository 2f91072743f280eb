import { productMetadata } from '@smartx/domain/database';
import type { RoleKey } from '@smartx/domain/identity';
import { holdsPurpose, ID_PREFIX, isIdKind, SettableClock } from '@smartx/domain/kernel';
import {
  type DocumentNode,
  execute,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { Context, type ContextParts } from '../../graphql/context.ts';
import { resolveField } from '../../graphql/field-resolver.ts';
import { declaredPurpose } from '../../graphql/purpose.directive.ts';
import { READ_TYPES, typeNamed } from '../../graphql/read-types.ts';
import { workspaceSchema } from '../../graphql/schema.ts';
import type { Statement } from '../../read/statement/statement.ts';
import { formatSql } from './format-sql.ts';
import { lineDifferences } from './line-differences.ts';
import { NOW, RecordingPool, SAMPLE_CURSORS, VIEWER_ID, viewerAs, WORKSPACE_ID } from './recorded-reads.ts';
import { SAMPLE_ID, sampleVariables } from './sample-variables.ts';

/** Who is asked for: one who sees everything, and one whose role masks and denies fields. */
const ROLES: readonly RoleKey[] = ['owner', 'viewer'];

const ID_KINDS = Object.keys(ID_PREFIX).filter(isIdKind);

/** The documents of an app by their ids, as its manifest has them. */
export type Manifest = Readonly<Record<string, string>>;

/**
 * The SQL of every operation that an app ships, by `app/Operation.sql`: what each root field sends for a role that sees all and,
 * where it differs, for one that does not. Needs no database; equal code prints equal text.
 */
export async function printSql(manifests: Readonly<Record<string, Manifest>>): Promise<Record<string, string>> {
  const printer = new SqlPrinter(readingSchema());
  const files: [path: string, text: string][] = [];
  for (const [app, manifest] of Object.entries(manifests))
    for (const source of Object.values(manifest)) {
      const document = parse(source);
      const operation = document.definitions.find((one) => one.kind === 'OperationDefinition');
      const text = operation && (await printer.print(document, operation));
      if (text) files.push([`${app}/${operation.name?.value}.sql`, text]);
    }
  return Object.fromEntries(files);
}

/** The schema, whose mutations do nothing and read the record of their payload. */
function readingSchema(): GraphQLSchema {
  const schema = workspaceSchema();
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const payload = getNamedType(field.type);
    const record = isObjectType(payload) ? payload.getFields().record : undefined;
    const read = record && READ_TYPES.find(({ name }) => name === getNamedType(record.type).name);
    field.resolve = async (_source, _args, { read: reader }: Context, info) =>
      read ? reader.payloadRecord(read, SAMPLE_ID, info) : null;
  }
  return schema;
}

class SqlPrinter {
  private readonly metadata = productMetadata();

  constructor(private readonly schema: GraphQLSchema) {}

  async print(document: DocumentNode, operation: OperationDefinitionNode): Promise<string | null> {
    const byRole: string[] = [];
    for (const role of ROLES) {
      const statements = await this.statements(document, operation, role);
      byRole.push(statements.map(describeStatement).join('\n\n'));
    }
    const [all = '', masked = ''] = byRole;
    if (all === '') return null;
    const told = `-- ${operation.operation} ${operation.name?.value}, as the role "${ROLES[0]}"\n\n${all}\n`;
    if (masked === '' || masked === all) return told;
    const differences = lineDifferences(all.split('\n'), masked.split('\n')).map((line) => `-- ${line}`);
    return `${told}\n-- What differs for the role "${ROLES[1]}", which masks and denies fields\n${differences.join('\n')}\n`;
  }

  /** What is sent; an `id` of the kind for which most is sent, because an id of another kind finds nothing. */
  private async statements(document: DocumentNode, operation: OperationDefinitionNode, role: RoleKey) {
    let most: readonly Statement[] = [];
    for (const kind of JSON.stringify(operation.variableDefinitions).includes('"ID"')
      ? ID_KINDS
      : ID_KINDS.slice(0, 1)) {
      const variables = sampleVariables(this.schema, operation, kind);
      const sent = await this.run(document, operation, role, variables);
      if (sent.length > most.length) most = sent;
    }
    return most;
  }

  private async run(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    role: RoleKey,
    variableValues: Record<string, unknown>,
  ): Promise<readonly Statement[]> {
    const purpose = declaredPurpose(operation, variableValues);
    if (!holdsPurpose(viewerAs(role), purpose)) return [];
    const readPool = new RecordingPool();
    const contextValue = this.context(readPool, role);
    try {
      contextValue.begin(purpose);
      await execute({ schema: this.schema, document, contextValue, variableValues, fieldResolver: resolveField });
    } finally {
      await readPool.close();
    }
    return readPool.statements;
  }

  private context(readPool: RecordingPool, role: RoleKey): Context {
    const parts: ContextParts = {
      orm: absent(),
      vault: absent(),
      jobs: absent(),
      outbox: absent(),
      reads: absent(),
      identity: absent(),
      files: absent(),
      privacy: absent(),
      keys: absent(),
      readPool,
      typeNamed,
      metadata: this.metadata,
      cursors: SAMPLE_CURSORS,
      clock: new SettableClock(NOW),
      secret: Buffer.alloc(32),
    };
    const caller = {
      ...{
        viewer: viewerAs(role),
        account: null,
        sessionId: null,
        authUserId: null,
        isDeveloper: false,
        recipient: null,
      },
      workspace: { id: WORKSPACE_ID, slug: 'sample', name: 'Sample', isOperator: false, closingAt: null },
    };
    return new Context(parts, caller, 'screen', 'sample', { isTrusted: true });
  }
}

/** Stands for a part that no read touches. */
function absent<Part extends object>(): Part {
  return new Proxy(Object.create(null), {
    get: (_target, name) => {
      throw new Error(`What is printed has no ${String(name)}.`);
    },
  });
}

const KNOWN: Readonly<Record<string, string>> = {
  [WORKSPACE_ID]: 'workspace',
  [VIEWER_ID]: 'viewer',
  [NOW.toISOString()]: 'now',
  [SAMPLE_ID]: 'id',
};

function describeStatement({ text, values }: Statement): string {
  return formatSql(text, values.map(meaningOf));
}

function meaningOf(value: unknown): string {
  if (typeof value === 'string') return KNOWN[value] ?? `'${value}'`;
  return JSON.stringify(value) ?? 'nothing';
}
