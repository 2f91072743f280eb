import { setImmediate } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FormattedExecutionResult } from 'graphql';
import { RETRY_AFTER_SECONDS } from '../../failure/unavailable.ts';
import { JsonText } from '../../read/answer.ts';
import { NOT_NOTED } from '../../read-log/read-log.plugin.ts';
import type { Context } from '../context.ts';
import { payFor } from '../cost/pay.ts';
import { type CheckedDocument, checkText } from '../limits/check-document.ts';
import { beginOperation } from '../serving/begin-operation.ts';
import type { Endpoint } from '../serving/endpoint.ts';
import { type AskedReads, answerReads } from './answer-reads.ts';
import { readOperation } from './read-operation.ts';
import { runCommand } from './run-command.ts';
import { stringifyResult } from './stringify-result.ts';

type Checked = Extract<CheckedDocument, { readonly document: object }>;

/** An operation as an app sends it. */
interface Sent {
  readonly source: string;
  readonly operationName: string | null;
  readonly variables: Record<string, unknown>;
}

/** What is answered, and with which status. */
interface Answered {
  readonly result: Omit<FormattedExecutionResult, 'extensions'>;
  readonly isCut: boolean;
}

const RESPONSE_JSON = 'application/graphql-response+json';
const PLAIN_JSON = 'application/json';

/**
 * The short way for what the apps ask all day: trusted queries that the read engine answers altogether, and trusted commands.
 * They are parsed and validated once; purpose, cost, idempotency and the log of reads are the same as on the long way, through
 * Apollo, which takes whatever is refused before it begins, queries that fail, and anything else.
 */
export class QuickReads {
  private readonly checked = new Map<string, Checked | null>();

  constructor(private readonly endpoint: Pick<Endpoint, 'schema' | 'budget' | 'onBug'>) {}

  /** Answers a trusted request and says so; false leaves it, with its context, to the long way. */
  async answer(request: FastifyRequest, reply: FastifyReply, context: Context): Promise<boolean> {
    const sent = sentIn(request);
    const type = acceptedType(request.headers.accept);
    const asked = sent && type !== null ? this.check(sent.source) : null;
    if (!sent || !asked || !isNamed(asked, sent)) return false;
    const { schema, budget } = this.endpoint;
    const whole = { schema, ...asked, variables: sent.variables };
    const idempotencyKey = [request.headers['idempotency-key'] ?? []].flat()[0];
    const paid = begin(() => {
      beginOperation(context, { ...whole, source: sent.source, idempotencyKey });
      return payFor(budget, context.resolved.viewer, whole);
    });
    if (!paid) return false;
    const answered = await this.carryOut({ ...whole, context });
    const { client, requested, state } = paid;
    const actual = answered === null ? 0 : context.cost;
    const available = budget.giveBack(client, requested - actual);
    if (answered === null) return false;
    const { restoreRate, capacity } = state;
    const cost = { requested, actual, available, restoreRate };
    try {
      await context.noteReads(asked.operation.name?.value ?? 'anonymous');
    } catch {
      unavailable(reply).send({ errors: [NOT_NOTED] });
      return true;
    }
    (answered.isCut ? unavailable(reply) : reply)
      .header('content-type', `${type}; charset=utf-8`)
      .header('x-ratelimit-limit', String(capacity))
      .header('x-ratelimit-remaining', String(available))
      .send(stringifyResult({ ...answered.result, extensions: { cost } }));
    return true;
  }

  /**
   * Looks at documents before anybody asks for them, each in a turn of its own: whoever asks meanwhile does not wait for all.
   * Resolves to how many of them go the short way.
   */
  async lookAt(sources: readonly string[], ending: AbortSignal): Promise<number> {
    let quick = 0;
    for (const source of sources) {
      await setImmediate();
      if (ending.aborted) break;
      if (this.check(source)) quick += 1;
    }
    return quick;
  }

  private async carryOut(asked: AskedReads): Promise<Answered | null> {
    if (asked.operation.operation === 'mutation') return runCommand(asked, this.endpoint.onBug);
    const text = await answerReads(asked);
    return text === null ? null : { result: { data: new JsonText(text) }, isCut: false };
  }

  /** A trusted document, looked at once. */
  private check(source: string): Checked | null {
    const known = this.checked.get(source);
    if (known !== undefined) return known;
    const { schema } = this.endpoint;
    const checked = checkText(schema, { source });
    if ('errors' in checked) return null;
    const { document, operation } = checked;
    const isQuick = operation.operation === 'mutation' || readOperation(schema, document, operation) !== null;
    const found = isQuick ? checked : null;
    this.checked.set(source, found);
    return found;
  }
}

function isNamed({ operation }: Checked, { operationName }: Sent): boolean {
  return operationName === null || operation.name?.value === operationName;
}

/** What is refused is refused again on the long way, which tells it. */
function begin<Result>(work: () => Result): Result | null {
  try {
    return work();
  } catch {
    return null;
  }
}

/** Only JSON: a page of somebody else can have a browser send forms and texts, but not that. */
function sentIn({ body, headers }: FastifyRequest): Sent | null {
  if (!isObject(body) || !headers['content-type']?.startsWith(PLAIN_JSON)) return null;
  const { query: source, variables, operationName = null } = body;
  if (typeof source !== 'string' || (typeof operationName !== 'string' && operationName !== null)) return null;
  const given = variables ?? {};
  return isObject(given) ? { source, operationName, variables: given } : null;
}

function unavailable(reply: FastifyReply): FastifyReply {
  return reply.code(503).header('retry-after', RETRY_AFTER_SECONDS);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The type of the answer that a client wants most, of the two that there are; null for whoever says it in another way. */
function acceptedType(accept: string | undefined): string | null {
  if (accept === undefined || accept === '*/*' || accept === PLAIN_JSON) return PLAIN_JSON;
  return accept.startsWith(RESPONSE_JSON) ? RESPONSE_JSON : null;
}
