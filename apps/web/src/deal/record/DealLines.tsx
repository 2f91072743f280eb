import type { FragmentType } from '@apollo/client';
import { useFragmentData } from '@smartx/client';
import { MoneyText, NumberText, useI18n } from '@smartx/ui';
import { graphql } from '../../gql/gql.ts';
import type { DealLines_DealFragment } from '../../gql/graphql.ts';
import { RecordSection } from '../../record/RecordSection.tsx';
import pageStyles from '../../record/record-page.module.css';
import { useSees } from '../../session/use-session.ts';
import styles from '../deal.module.css';

const DealLines_deal = graphql(`
  fragment DealLines_deal on Deal {
    id
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
  const { lines } = useFragmentData(DealLines_deal, props.deal);
  const seesPrice = useSees('DealLine.unitPrice');
  return (
    <RecordSection title={i18n.t('Products')} count={lines.length}>
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
    </RecordSection>
  );
}
