import { RequestError, UnauthenticatedError } from '@smartx/domain/kernel';
import { GraphQLError, subscribe } from 'graphql';
import { Context } from '../../graphql/context.ts';
import { pay, payFor } from '../../graphql/cost/pay.ts';
import { resolveField } from '../../graphql/field-resolver.ts';
import { formatErrors } from '../../graphql/format-error.ts';
import { checkDocument } from '../../graphql/limits/check-document.ts';
import { beginOperation } from '../../graphql/serving/begin-operation.ts';
import type { Endpoint } from '../../graphql/serving/endpoint.ts';
import { findTrusted } from '../../graphql/trusted/trusted-requests.ts';
import { Presence } from '../../read/statement/read-limits.ts';
import { Delivery } from './delivery.ts';
import { Places } from './places.ts';
import type { Subscriber } from './subscriber.ts';

/** What a client sends to subscribe, as it came: nothing of it has been looked at. */
export type Sent = Readonly<Record<string, unknown>>;

const MOST_SUBSCRIPTIONS = 50;

/** Opens subscriptions, whichever way they came: by the same gate, documents, purposes and budget as every request. */
export class SubscriptionDesk {
  private readonly places = new Places(MOST_SUBSCRIPTIONS, {
    code: 'TOO_MANY_SUBSCRIPTIONS',
    message: `A client has at most ${MOST_SUBSCRIPTIONS} subscriptions at a time.`,
  });
  private readonly format: ReturnType<typeof formatErrors>;

  constructor(private readonly endpoint: Endpoint) {
    this.format = formatErrors(endpoint.onBug);
  }

  /** The results as they come, or why there are none; errors are as over HTTP. */
  async open(sent: Sent, subscriber: Subscriber | null): Promise<Delivery | readonly GraphQLError[]> {
    try {
      return await this.subscribe(sent, subscriber);
    } catch (error) {
      return [this.told(error)];
    }
  }

  private async subscribe(sent: Sent, subscriber: Subscriber | null): Promise<Delivery | readonly GraphQLError[]> {
    if (!subscriber) throw new UnauthenticatedError('Sign in, and name a workspace that you belong to.');
    const { app, schema, documents, gate, budget } = this.endpoint;
    const trusted = findTrusted(documents, sent);
    const source = trusted ?? textIn(sent, 'query') ?? '';
    gate.pass(sent, source);
    const variables = objectIn(sent, 'variables');
    const checked = checkDocument(schema, { source, operationName: textIn(sent, 'operationName'), variables });
    if ('errors' in checked) return checked.errors.map((error) => this.told(error));
    const { document, operation } = checked;
    if (operation.operation !== 'subscription')
      throw new RequestError(
        'SUBSCRIPTION_EXPECTED',
        'Only subscriptions come this way; send anything else as a request.',
      );
    const presence = new Presence();
    const { resolved, client } = subscriber;
    const through = resolved.viewer.kind === 'member' ? 'screen' : 'api';
    const context = new Context(app, resolved, through, crypto.randomUUID(), { isTrusted: trusted !== null, presence });
    beginOperation(context, { document, operation, source, variables });
    payFor(budget, resolved.viewer, { schema, document, operation, variables });
    const leave = this.places.take(client);
    const asked = {
      ...{ schema, document, contextValue: context, variableValues: variables, fieldResolver: resolveField },
      operationName: operation.name?.value ?? null,
    };
    const results = await subscribe(asked);
    if (!(Symbol.asyncIterator in results)) {
      leave();
      return (results.errors ?? []).map((error) => this.told(error));
    }
    return new Delivery(asked, results, {
      assertPaid: () => void pay(budget, resolved.viewer, 1),
      assertSame: () => assertSame(subscriber),
      told: (error) => this.told(error),
      end: () => {
        presence.leave();
        leave();
      },
    });
  }

  /** What a client sees of an error. */
  private told(error: unknown): GraphQLError {
    const known = error instanceof GraphQLError ? error : new GraphQLError('', { originalError: toError(error) });
    const { message, extensions } = this.format(known.toJSON(), known);
    return new GraphQLError(message, { path: known.path ?? null, extensions: extensions ?? null });
  }
}

async function assertSame(subscriber: Subscriber): Promise<void> {
  if ((await subscriber.standing()) !== 'same')
    throw new UnauthenticatedError('The sign-in is over, or its rights changed. Subscribe anew.');
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error('thrown');
}

function textIn(sent: Sent, name: string): string | null {
  const value = sent[name];
  return typeof value === 'string' ? value : null;
}

function objectIn(sent: Sent, name: string): Record<string, unknown> {
  const value = sent[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
