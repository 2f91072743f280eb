import type { GraphQLObjectType } from 'graphql';
import type { SchemaFinding, SchemaRule } from '../finding.ts';

/** Every way in says what it takes of a role, every command what it costs and what it records. */
export const factsOfWaysIn: SchemaRule = ({ schema }) => [
  ...missing(schema.getQueryType(), ['scope']),
  ...missing(schema.getSubscriptionType(), ['scope']),
  ...missing(schema.getMutationType(), ['scope', 'cost', 'emits']),
];

function missing(root: GraphQLObjectType | null | undefined, wanted: readonly string[]): SchemaFinding[] {
  return Object.values(root?.getFields() ?? {}).flatMap(({ name, astNode }) => {
    const said = astNode?.directives?.map((directive) => directive.name.value) ?? [];
    const lacking = wanted.filter((one) => !said.includes(one)).map((one) => `@${one}`);
    if (lacking.length === 0) return [];
    const message = `lacks ${lacking.join(', ')}: say in command-facts.ts what it takes and records.`;
    return [{ at: `${root?.name}.${name}`, rule: 'facts', message }];
  });
}
