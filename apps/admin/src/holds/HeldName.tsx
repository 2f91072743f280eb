import { Anchor } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import type { HeldName_ItemFragment as HeldItem } from '../gql/graphql.ts';
import { pageOf } from '../screen/record-href.ts';

/** What a held record is called, as far as the reader may know. */
export const HeldName_item = graphql(`
  fragment HeldName_item on HoldItem {
    id
    kind
    recordId
    contact {
      id
      fullName
    }
    company {
      id
      name
    }
    lead {
      id
      contact {
        id
        fullName
      }
    }
    deal {
      id
      name
    }
    task {
      id
      title
    }
    file {
      id
      name
    }
    note {
      id
      contact {
        id
        fullName
      }
      company {
        id
        name
      }
    }
    activity {
      id
      contact {
        id
        fullName
      }
      company {
        id
        name
      }
    }
  }
`);

/** A held record by its name, or whose it is; by its id alone where that is withheld or gone. A link where it has a page. */
export function HeldName({ slug, item }: { slug: string; item: HeldItem }) {
  const i18n = useI18n();
  const about = item.note ?? item.activity;
  const whose = about?.contact?.fullName ?? about?.company?.name;
  const name = nameOf(item) ?? (whose ? i18n.t('about {name}', { name: whose }) : null);
  const href = pageOf(slug, item.kind, item.recordId);
  const shown = name ? <bdi>{name}</bdi> : <code dir="ltr">{item.recordId}</code>;
  return href ? <Anchor href={href}>{shown}</Anchor> : shown;
}

function nameOf({ contact, company, lead, deal, task, file }: HeldItem): string | null | undefined {
  return contact?.fullName ?? company?.name ?? lead?.contact?.fullName ?? deal?.name ?? task?.title ?? file?.name;
}
