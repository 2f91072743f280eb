import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../graphql/context.ts';
import { DataCatalogueType } from './catalogue.types.ts';
import { shownCatalogue } from './shown-catalogue.ts';

/** The catalogue of personal data. */
@Resolver()
export class CatalogueResolver {
  @Query(() => DataCatalogueType, {
    nullable: true,
    description: 'What the product keeps about people, column by column; null for those who may not read it.',
  })
  dataCatalogue(@Ctx() { scope, privacy }: Context) {
    return shownCatalogue(scope, privacy.catalogue);
  }
}
