import { createHash } from 'node:crypto';
import { MikroORM } from '@mikro-orm/postgresql';
import { ormConfig } from './orm.ts';

/** The statements of the first migration: every table as the entities say. Needs no database. */
export async function initialStatements(): Promise<string[]> {
  const orm = new MikroORM(ormConfig({ url: 'postgres://nobody@127.0.0.1:1/none' }));
  return split(await orm.schema.getCreateSchemaSQL({ wrap: false }));
}

/** The statements that bring a migrated database to what the entities say now. */
export async function pendingStatements(ownerUrl: string): Promise<string[]> {
  const orm = await MikroORM.init(ormConfig({ url: ownerUrl, poolSize: 1 }));
  try {
    return withoutFalseComments(split(await orm.schema.getUpdateSchemaSQL({ wrap: false })));
  } finally {
    await orm.close();
  }
}

/**
 * MikroORM 7.2.1 looks up the comments of a column by the name of its table alone: beside `auth.account` it may read those of
 * the wrong `account`, and would write again what is there.
 */
function withoutFalseComments(statements: readonly string[]): string[] {
  return statements.filter((sql) => !/^comment on column "account"\./.test(sql));
}

/** A migration class as TypeScript, with what tells its statements from those that another version had under its name. */
export function migrationSource(className: string, sentence: string, statements: readonly string[]): string {
  const escaped = statements.map((sql) => sql.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${'));
  const lines = escaped.map((sql) => `    this.addSql(\`${sql}\`);`);
  const edition = createHash('sha256').update(statements.join(';')).digest('hex').slice(0, 8);
  return `import { Migration } from '@mikro-orm/migrations';

/** Follows from the statements. */
export const EDITION = '${edition}';

/** ${sentence} */
export class ${className} extends Migration {
  override up(): void {
${lines.join('\n')}
  }
}
`;
}

function split(sql: string): string[] {
  return sql
    .split(/;\n/)
    .map((statement) => statement.trim().replace(/;$/, ''))
    .filter((statement) => statement !== '');
}
