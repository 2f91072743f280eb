import { AsyncLocalStorage } from 'node:async_hooks';
import { type Action, Scope } from '@smartx/domain/kernel';
import { Kind, parse } from 'graphql';
import { COMMAND_FACTS } from '../graphql/contract/command-facts.ts';

interface Seen {
  readonly required: Set<Action>;
  readonly recorded: Set<Action>;
}

const seen = new AsyncLocalStorage<Seen>();
const { require, record } = Scope.prototype;

Scope.prototype.require = function watchedRequire(action) {
  seen.getStore()?.required.add(action);
  return require.call(this, action);
};
Scope.prototype.record = function watchedRecord(em, deed) {
  seen.getStore()?.recorded.add(deed.action);
  return record.call(this, em, deed);
};

/**
 * Sends a document, and makes sure that its commands take and record nothing but what the schema tells of them.
 * @throws Error for a command that does something else
 */
export async function watchCommands<Result>(document: unknown, send: () => Promise<Result>): Promise<Result> {
  const facts = commandsOf(document).flatMap((name) => COMMAND_FACTS[name] ?? []);
  if (facts.length === 0) return send();
  const did: Seen = { required: new Set(), recorded: new Set() };
  const result = await seen.run(did, send);
  const untold = [
    ...without(did.required, new Set(facts.flatMap(({ needs }) => needs))).map((action) => `takes ${action}`),
    ...without(did.recorded, new Set(facts.flatMap(({ emits }) => emits))).map((action) => `records ${action}`),
  ];
  if (untold.length === 0) return result;
  throw new Error(
    `${commandsOf(document).join(', ')} ${untold.join(', ')}: say so in graphql/contract/command-facts.ts.`,
  );
}

function without(actions: ReadonlySet<Action>, told: ReadonlySet<Action>): Action[] {
  return [...actions].filter((action) => !told.has(action));
}

/** The mutations of a document; none where it cannot be parsed, which is another test's business. */
function commandsOf(document: unknown): string[] {
  if (typeof document !== 'string' || !document.includes('mutation')) return [];
  try {
    return parse(document).definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION && definition.operation === 'mutation'
        ? definition.selectionSet.selections.flatMap((one) => (one.kind === Kind.FIELD ? [one.name.value] : []))
        : [],
    );
  } catch {
    return [];
  }
}
