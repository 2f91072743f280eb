import type { PublicApi } from '../api/public-api.ts';
import { graphql } from '../gql/gql.ts';
import type { CentreQuery } from '../gql/graphql.ts';

const CentreDocument = graphql(`
  query Centre($slug: String, $language: String!) {
    centre(slug: $slug, language: $language) {
      slug name isOperator country timeZone locale privacyEmail postalAddress closingAt
      purposes { purpose basis earlier { basis endedAt } wording language publishedAt }
      categories { category label examples retention }
      searchable { title fields }
    }
  }
`);

/** What a workspace tells the people whose data it holds. */
export type Centre = NonNullable<CentreQuery['centre']>;

/** The privacy centre at an address, of the operator without one; null where there is none. */
export async function findCentre(api: PublicApi, slug: string | null, language: string): Promise<Centre | null> {
  const { centre } = await api.run(CentreDocument, { slug, language });
  return centre ?? null;
}
