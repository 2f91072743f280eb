import { buildSchema, type ExecutionResult, GraphQLError, parse } from 'graphql';
import { expect, it } from 'vitest';
import { Delivery, type DeliveryParts } from './delivery.ts';

async function* results(count: number): AsyncGenerator<ExecutionResult, void, void> {
  for (let n = 0; n < count; n++) yield { data: { n } };
}

async function deliver(parts: Partial<DeliveryParts>, count = 3): Promise<ExecutionResult[]> {
  const told: ExecutionResult[] = [];
  const delivery = new Delivery(
    { schema: buildSchema('type Query { n: Int }'), document: parse('{ n }') },
    results(count),
    {
      assertPaid: () => undefined,
      assertSame: async () => undefined,
      told: (error) => new GraphQLError(error instanceof Error ? error.message : ''),
      end: () => undefined,
      ...parts,
    },
  );
  for await (const result of delivery) told.push(result);
  return told;
}

it('A subscription whose client cannot pay, or is somebody else by now, ends with the error and tells nothing more', async () => {
  let points = 2;
  let ends = 0;
  const assertPaid = () => {
    points -= 1;
    if (points < 0) throw new Error('too much');
  };
  const end = () => void ends++;

  const unpaid = await deliver({ assertPaid, end });
  const over = await deliver({ assertSame: () => Promise.reject(new Error('over')), end });

  expect(unpaid).toEqual([{ data: { n: 0 } }, { data: { n: 1 } }, { errors: [new GraphQLError('too much')] }]);
  expect(over).toEqual([{ errors: [new GraphQLError('over')] }]);
  expect(ends).toBe(2);
});

it('A subscription that ends gives back once what it held', async () => {
  let ends = 0;

  const told = await deliver({ end: () => void ends++ }, 2);

  expect([told.length, ends]).toEqual([2, 1]);
});
