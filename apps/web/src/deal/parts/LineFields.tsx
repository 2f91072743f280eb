import { ActionIcon, TextInput } from '@mantine/core';
import { MoneyText, useI18n } from '@smartx/ui';
import { IconX } from '@tabler/icons-react';
import { MoneyField } from '../../form/MoneyField.tsx';
import { RelationField } from '../../form/RelationField.tsx';
import { useSees } from '../../session/use-session.ts';
import type { PartProblems } from './part-problems.ts';
import styles from './parts.module.css';
import { type LineRow, sumsOf } from './rows/line-rows.ts';

interface LineFieldsProps {
  row: LineRow;
  index: number;
  problems: PartProblems;
  onChange: (more: Partial<LineRow>) => void;
  onRemove: () => void;
}

/** One product of a deal: which, how many, and for how much. */
export function LineFields({ row, index, problems, onChange, onRemove }: LineFieldsProps) {
  const i18n = useI18n();
  const seesPrice = useSees('DealLine.unitPrice');
  const number = index + 1;
  return (
    <li className={styles.row}>
      <RelationField
        kind="product"
        label={i18n.t('Product {number}', { number })}
        required={false}
        value={row.productId}
        chosenLabel={row.name}
        error={problems.at(index, 'productId')}
        onChange={(productId, picked) =>
          onChange({
            productId,
            name: picked?.label ?? null,
            ...(picked?.price && seesPrice && { price: picked.price.amount, currency: picked.price.currency }),
          })
        }
      />
      <div className={styles.numbers}>
        <TextInput
          label={i18n.t('Quantity')}
          inputMode="numeric"
          value={row.quantity}
          error={problems.at(index, 'quantity')}
          onChange={(event) => onChange({ quantity: event.currentTarget.value })}
        />
        {seesPrice && (
          <MoneyField
            label={i18n.t('Unit price')}
            required={false}
            value={row.price}
            error={problems.at(index, 'unitPrice')}
            onChange={(event) => onChange({ price: event.currentTarget.value })}
            currencyProps={{
              value: row.currency,
              onChange: (event) => onChange({ currency: event.currentTarget.value }),
            }}
          />
        )}
      </div>
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={i18n.t('Remove product {number}', { number })}
        onClick={onRemove}
      >
        <IconX size={16} stroke={1.5} aria-hidden />
      </ActionIcon>
    </li>
  );
}

/** What the products come to, while they are typed. */
export function LineSum({ rows }: { rows: readonly LineRow[] }) {
  const i18n = useI18n();
  const sums = sumsOf(rows);
  if (sums.length === 0) return null;
  return (
    <span className={styles.sum}>
      {i18n.t('Sum')}{' '}
      {sums.map(({ amount, currency }, index) => (
        <span key={currency}>
          {index > 0 && ' + '}
          <MoneyText amount={amount} currency={currency} cents="auto" />
        </span>
      ))}
    </span>
  );
}
