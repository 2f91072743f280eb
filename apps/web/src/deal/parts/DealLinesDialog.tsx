import { ActionIcon, TextInput } from '@mantine/core';
import { MoneyText, useI18n } from '@smartx/ui';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { MoneyField } from '../../form/MoneyField.tsx';
import { RelationField } from '../../form/RelationField.tsx';
import { useSees, useSession } from '../../session/use-session.ts';
import { type LineRow, lineInputOf, sumsOf } from './line-rows.ts';
import { PartsDialog } from './PartsDialog.tsx';
import styles from './parts.module.css';
import { type PartProblems, useDealParts } from './use-deal-parts.ts';

interface DealLinesDialogProps {
  id: string;
  version: number;
  lines: readonly LineRow[];
  onClose: () => void;
}

/** Changes the products of a deal; what they come to becomes its value. */
export function DealLinesDialog({ id, version, lines, onClose }: DealLinesDialogProps) {
  const i18n = useI18n();
  const { currency } = useSession();
  const empty = (): LineRow => ({
    key: crypto.randomUUID(),
    productId: '',
    name: null,
    quantity: '1',
    price: '',
    currency,
  });
  const [rows, setRows] = useState<readonly LineRow[]>(lines.length > 0 ? lines : [empty()]);
  const { save, isSaving, problems } = useDealParts('lines', onClose);
  const change = (key: string, more: Partial<LineRow>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...more } : row)));
  return (
    <PartsDialog
      title={i18n.t('Products of the deal')}
      addLabel={i18n.t('Add product')}
      isChanged={rows !== lines && rows.some(({ productId }) => productId !== '')}
      isSaving={isSaving}
      problem={problems.whole}
      sum={<Sum rows={rows} />}
      onAdd={() => setRows([...rows, empty()])}
      onSave={() => {
        const chosen = rows.filter(({ productId }) => productId !== '');
        setRows(chosen);
        void save({ id, ifVersion: version, lines: chosen.map(lineInputOf) });
      }}
      onClose={onClose}
    >
      {rows.map((row, index) => (
        <LineFields
          key={row.key}
          row={row}
          index={index}
          problems={problems}
          onChange={(more) => change(row.key, more)}
          onRemove={() => setRows(rows.filter(({ key }) => key !== row.key))}
        />
      ))}
    </PartsDialog>
  );
}

interface LineFieldsProps {
  row: LineRow;
  index: number;
  problems: PartProblems;
  onChange: (more: Partial<LineRow>) => void;
  onRemove: () => void;
}

function LineFields({ row, index, problems, onChange, onRemove }: LineFieldsProps) {
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

function Sum({ rows }: { rows: readonly LineRow[] }) {
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
