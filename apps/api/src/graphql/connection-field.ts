import type { GraphQLResolveInfo } from 'graphql';
import { resolveField } from './field-resolver.ts';

/**
 * The value of a field that the read engine has put into its parent already. For fields that another slice adds to a type,
 * such as the contacts of a company: the resolver only exists to carry the field's type and arguments.
 */
export function fromParent(parent: object, info: GraphQLResolveInfo): unknown {
  return resolveField(parent, {}, undefined, info);
}
