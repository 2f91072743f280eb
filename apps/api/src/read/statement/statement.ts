import { createHash } from 'node:crypto';
import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely';
import type { ReadContext } from '../context.ts';
import { Late, type Run } from './late.ts';
import { asksThisPurpose, withThisPurpose } from './this-purpose.ts';

/** A statement as it is sent. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Under which name PostgreSQL keeps its plan; null for one that is not worth keeping. */
  readonly name: string | null;
}

// Kysely compiles and never runs anything here; its driver would send no statement names.
const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** Compiles a statement; what is {@link Late} in it stays open. */
export function compileStatement(query: RawBuilder<unknown>, isKept: boolean, context: ReadContext): Statement {
  const alone = query.compile(compiler);
  const whole = asksThisPurpose(alone.sql) ? withThisPurpose(query, context).compile(compiler) : alone;
  const { text, values } = shareParameters(whole);
  return { text, values, name: isKept ? nameOf(text) : null };
}

/** A value that stands in a statement several times as the same type is sent once: the workspace stands beside every table. */
function shareParameters({ sql: text, parameters }: CompiledQuery): Pick<Statement, 'text' | 'values'> {
  const values: unknown[] = [];
  const places = new Map<string, Map<unknown, number>>();
  const shared = text.replace(/\$(\d+)(::\w+)?/g, (_, number: string, cast: string = '') => {
    const value = parameters[Number(number) - 1];
    const ofType = places.get(cast) ?? new Map<unknown, number>();
    const place = ofType.get(value) ?? values.push(value);
    // Without a cast the type follows from each place, and need not be the same.
    if (cast !== '') places.set(cast, ofType.set(value, place));
    return `$${place}${cast}`;
  });
  return { text: shared, values };
}

/** Fills in what was left open, and waits for what is still in the making: the keyed hash of a sealed value. */
export async function bindStatement(statement: Statement, run: Run): Promise<Statement> {
  const values = statement.values.map((value) => (value instanceof Late ? value.valueFor(run) : value));
  const isWaiting = values.some((value) => value instanceof Promise);
  return { ...statement, values: isWaiting ? await Promise.all(values) : values };
}

/** PostgreSQL cuts names at 63 bytes. */
function nameOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
