import type { FragmentType } from '@apollo/client';
import { Button } from '@mantine/core';
import { useFragmentData } from '@smartx/client';
import { MoneyText, NumberText, useI18n } from '@smartx/ui';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { DealLines_DealFragment } from '../../gql/graphql.ts';
import { RecordSection } from '../../record/RecordSection.tsx';
import pageStyles from '../../record/record-page.module.css';
import { useMay, useSees, useSession } from '../../session/use-session.ts';
import styles from '../deal.module.css';
import { DealLinesDialog } from '../parts/DealLinesDialog.tsx';
import type { LineRow } from '../parts/rows/line-rows.ts';

const DealLines_deal = graphql(`
  fragment DealLines_deal on Deal {
    id
    version
    lines {
      id
      quantity
      unitPrice {
        amount
        currency
      }
      product {
        id
        name
      }
    }
  }
`);

/** The products of a deal. */
export function DealLines(props: { deal: FragmentType<DealLines_DealFragment> }) {
  const i18n = useI18n();
  const { id: dealId, version, lines } = useFragmentData(DealLines_deal, props.deal);
  const { currency } = useSession();
  // Saved as a whole: whoever does not see all of them would lose the others.
  const mayEdit = useMay('deal:update') && lines.every(({ product }) => product !== null);
  const [isEditing, setEditing] = useState(false);
  const seesPrice = useSees('DealLine.unitPrice');
  return (
    <RecordSection
      title={i18n.t('Products')}
      count={lines.length}
      action={
        mayEdit && (
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setEditing(true)}>
            {i18n.t('Edit products')}
          </Button>
        )
      }
    >
      {lines.length === 0 ? (
        <p className={pageStyles.muted}>{i18n.t('No products in this deal.')}</p>
      ) : (
        <table className={styles.lines}>
          <thead>
            <tr>
              <th scope="col">{i18n.t('Product')}</th>
              <th scope="col">{i18n.t('Quantity')}</th>
              {seesPrice && <th scope="col">{i18n.t('Unit price')}</th>}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ id, product, quantity, unitPrice }) => (
              <tr key={id}>
                <th scope="row">{product?.name ?? '—'}</th>
                <td>
                  <NumberText value={quantity} />
                </td>
                {seesPrice && (
                  <td>
                    {unitPrice ? (
                      <MoneyText amount={unitPrice.amount} currency={unitPrice.currency} cents="auto" />
                    ) : (
                      '—'
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {isEditing && (
        <DealLinesDialog
          id={dealId}
          version={version}
          lines={rowsOf(lines, currency)}
          onClose={() => setEditing(false)}
        />
      )}
    </RecordSection>
  );
}

function rowsOf(lines: DealLines_DealFragment['lines'], currency: string): LineRow[] {
  return lines.flatMap(({ id, product, quantity, unitPrice }) =>
    product
      ? [
          {
            ...{ key: id, productId: product.id, name: product.name, quantity: String(quantity) },
            ...{ price: unitPrice?.amount ?? '', currency: unitPrice?.currency ?? currency },
          },
        ]
      : [],
  );
}
