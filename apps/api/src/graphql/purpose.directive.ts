import { isPurpose, PURPOSES, type Purpose, RequestError } from '@smartx/domain/kernel';
import {
  DirectiveLocation,
  GraphQLDirective,
  GraphQLEnumType,
  GraphQLNonNull,
  getDirectiveValues,
  Kind,
  type OperationDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';

const DESCRIPTIONS: Record<Purpose, string> = {
  RELATIONSHIP: 'Work with a contact.',
  SUPPORT: 'Help a contact with what they have.',
  BILLING: 'Invoices and payments.',
  PROSPECTING: 'Approach somebody with an offer; direct marketing in the sense of GDPR Art. 21(2).',
  MARKETING: 'News and offers that somebody asked for.',
  REPORTING: 'Counts and sums, never about one person.',
  PROFILING: 'Rate how likely somebody is to buy.',
  PARTNER_SHARING: 'Pass data to partners.',
  SERVICE: 'Provide the service to account holders.',
  PERSONALISATION: 'Adapt what an account holder sees.',
  ACCOUNT_MESSAGES: 'Write to account holders about their account.',
  PAYMENTS: 'Payments of account holders.',
  USAGE_ANALYTICS: 'Learn how the service is used.',
  OPERATOR_MARKETING: "The operator's own news and offers.",
  SECURITY: 'Keep systems and data safe.',
  LEGAL_OBLIGATION: 'What a law requires (GDPR Art. 6(1)(c)).',
  LEGAL_CLAIMS: 'Establish, exercise or defend legal claims.',
  RIGHTS_HANDLING: "Answer people's requests about their data.",
  DATA_CARE: 'Import, duplicates, backup; never contacts anyone.',
};

/** The purposes as an enum of the API. */
export const PurposeType = new GraphQLEnumType({
  name: 'Purpose',
  description: 'For what personal data is used (GDPR Art. 5(1)(b)). Every operation declares exactly one.',
  values: Object.fromEntries(
    Object.entries(PURPOSES).map(([name]) => [name, { description: isPurpose(name) ? DESCRIPTIONS[name] : '' }]),
  ),
});

/** `query ContactList @purpose(is: RELATIONSHIP)`. */
export const PurposeDirective = new GraphQLDirective({
  name: 'purpose',
  description: 'The one purpose for which an operation runs. Whoever calls it must hold that purpose.',
  locations: [DirectiveLocation.QUERY, DirectiveLocation.MUTATION, DirectiveLocation.SUBSCRIPTION],
  args: { is: { type: new GraphQLNonNull(PurposeType), description: 'The declared purpose.' } },
});

/**
 * The purpose that an operation declares.
 * @throws RequestError `PURPOSE_REQUIRED` without one
 */
export function declaredPurpose(operation: OperationDefinitionNode, variables: Record<string, unknown>): Purpose {
  const values = getDirectiveValues(PurposeDirective, operation, { ...defaultsOf(operation), ...variables });
  const purpose = values?.is;
  if (typeof purpose === 'string' && isPurpose(purpose)) return purpose;
  throw new RequestError('PURPOSE_REQUIRED', 'Declare a purpose: query Name @purpose(is: RELATIONSHIP) { … }.');
}

/** The defaults that an operation writes beside its variables. */
function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
}

/**
 * Whether an operation asks for more than `__typename` or the schema, which need no purpose. Below a field of the schema there
 * is nothing but the schema, whatever fragments the document has.
 */
export function needsPurpose({ selectionSet }: OperationDefinitionNode): boolean {
  return selectionSet.selections.some(
    (selection) => selection.kind !== Kind.FIELD || !selection.name.value.startsWith('__'),
  );
}

/** Whether an operation asks about the schema itself; `__typename` alone does not. */
export function introspects({ selectionSet }: OperationDefinitionNode): boolean {
  return selectionSet.selections.some(
    (selection) => selection.kind === Kind.FIELD && /^__(schema|type)$/.test(selection.name.value),
  );
}
