import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** A calendar date as text: it has no time zone, and so is never turned into an instant. */
export const CalendarDate = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A calendar date, `YYYY-MM-DD`.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  serialize: assertDate,
  parseValue: assertDate,
  parseLiteral: (node) => assertDate(node.kind === Kind.STRING ? node.value : null),
});

function assertDate(value: unknown): string {
  const text = typeof value === 'string' ? value : '';
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  if (date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)) return text;
  throw new GraphQLError('Expected a calendar date as YYYY-MM-DD.', { extensions: { code: 'BAD_USER_INPUT' } });
}
