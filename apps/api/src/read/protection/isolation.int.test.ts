import { CompanyService } from '@smartx/domain/company';
import { ContactService } from '@smartx/domain/contact';
import { DealService } from '@smartx/domain/deal';
import { encodeId, type IdKind, newId } from '@smartx/domain/kernel';
import { getNamedType, isInputObjectType, isNonNullType, isScalarType } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { workspaceSchema } from '../../graphql/schema.ts';
import { type ApiWorkspace, openTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const schema = workspaceSchema();

/** Every root field that takes the id of a record, from the schema itself. */
const SINGLE_READS = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ args }) =>
  args.some(({ name }) => name === 'id'),
);

const SINGLE_COMMANDS = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ args }) => {
  const type = args[0] && getNamedType(args[0].type);
  return isInputObjectType(type) && onlyNeedsId(type);
});

function onlyNeedsId(type: { getFields(): Record<string, { type: unknown }> }): boolean {
  const needed = Object.entries(type.getFields()).filter(([, field]) => isNonNullType(field.type));
  return (
    needed.length === 1 && needed[0]?.[0] === 'id' && isScalarType(getNamedType(type.getFields().id?.type as never))
  );
}

async function givenRecords(workspace: ApiWorkspace): Promise<Map<IdKind, string>> {
  const scope = workspace.asSystem();
  const company = await new CompanyService(scope).create({ name: 'Theirs' });
  const contact = await new ContactService(scope).create({ fullName: 'Theirs' });
  const deal = await new DealService(scope).create({ name: 'Theirs', companyId: company, contactId: contact });
  return new Map<IdKind, string>([
    ['company', company],
    ['contact', contact],
    ['deal', deal],
  ]);
}

it('answers an id of another workspace exactly as one that does not exist, at every root field', async () => {
  const theirs = await givenRecords(await api.givenWorkspace());
  const ours = await api.givenWorkspace();
  const caller = await ours.call('owner');
  const ask = async (document: string) => {
    const { status, data, errors } = await caller.query(document);
    return { status, data, errors };
  };
  expect(SINGLE_READS.length).toBeGreaterThan(4);

  for (const { name } of SINGLE_READS)
    for (const [kind, uuid] of theirs) {
      const read = (id: string) => ask(`query Q @purpose(is: RELATIONSHIP) { ${name}(id: "${id}") { __typename } }`);

      expect(await read(encodeId(kind, uuid)), `${name} of ${kind}`).toEqual(await read(encodeId(kind, newId())));
    }
});

it('refuses a command on a record of another workspace exactly as one on nothing', async () => {
  const theirs = await givenRecords(await api.givenWorkspace());
  const ours = await api.givenWorkspace();
  const caller = await ours.call('owner');
  expect(SINGLE_COMMANDS.length).toBeGreaterThan(6);

  for (const { name } of SINGLE_COMMANDS)
    for (const [kind, uuid] of theirs) {
      const run = async (id: string) => {
        const { data, errors } = await caller.query(
          `mutation M @purpose(is: RELATIONSHIP) { ${name}(input: { id: "${id}" }) { errors { __typename code message path } } }`,
        );
        return JSON.stringify({ data, errors });
      };

      expect(await run(encodeId(kind, uuid)), `${name} of ${kind}`).toBe(await run(encodeId(kind, newId())));
    }
});
