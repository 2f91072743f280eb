import type { GraphQLCodegenDataMasking } from '@apollo/client/masking';

/** Tells Apollo's types that fragments are masked as our codegen writes them. */
declare module '@apollo/client' {
  export interface TypeOverrides extends GraphQLCodegenDataMasking.TypeOverrides {}
}
