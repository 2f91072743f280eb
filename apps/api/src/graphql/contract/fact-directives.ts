import {
  DirectiveLocation,
  GraphQLBoolean,
  GraphQLDirective,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLString,
} from 'graphql';

const LOCATIONS = [DirectiveLocation.FIELD_DEFINITION];
const NAMES = new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(GraphQLString)));

/** `@scope(actions: ["contact:read"])`. */
const ScopeDirective = new GraphQLDirective({
  name: 'scope',
  description:
    'What the roles or the key of the caller have to allow. Of several actions those are meant that fit what the input does; without any it is enough to be signed in.',
  locations: LOCATIONS,
  args: { actions: { type: NAMES, description: 'Names of actions, as in audit and roles: `contact:read`.' } },
});

/** `@personal(category: "identity", mask: "initials")`. */
const PersonalDirective = new GraphQLDirective({
  name: 'personal',
  description: 'The field says something about a person (GDPR Art. 4(1)); what follows from it is told here.',
  locations: LOCATIONS,
  args: {
    category: { type: new GraphQLNonNull(GraphQLString), description: 'The kind of data, as in the data catalogue.' },
    mask: { type: GraphQLString, description: 'How it is shown to a role that masks it; hidden without it.' },
    stored: {
      type: GraphQLString,
      description: '`sealed` is encrypted under a key of the person; `searchable` can be searched.',
    },
    withheld: {
      type: GraphQLBoolean,
      description: 'Whether it is null where the person refuses the purpose; `withheld` of the record then says why.',
    },
  },
});

/** `@cost(points: 1, sizedBy: ["first", "last"], size: 25)`. */
const CostDirective = new GraphQLDirective({
  name: 'cost',
  description: 'What the field adds to the cost of an operation, before what is selected below it.',
  locations: LOCATIONS,
  args: {
    points: { type: new GraphQLNonNull(GraphQLInt), description: 'Points of the budget of the caller.' },
    sizedBy: {
      type: new GraphQLList(new GraphQLNonNull(GraphQLString)),
      description: 'Arguments that say how often what is selected below counts.',
    },
    size: { type: GraphQLInt, description: 'How often it counts without any of these arguments.' },
  },
});

/** `@emits(events: ["contact:create"])`. */
const EmitsDirective = new GraphQLDirective({
  name: 'emits',
  description: 'What is recorded when the command succeeds: in the audit, as events, in the history of the record.',
  locations: LOCATIONS,
  args: { events: { type: NAMES, description: 'Names of events, each that of an action: `contact:create`.' } },
});

/** What the schema tells about its fields beside their types. */
export const FACT_DIRECTIVES = [ScopeDirective, PersonalDirective, CostDirective, EmitsDirective];
