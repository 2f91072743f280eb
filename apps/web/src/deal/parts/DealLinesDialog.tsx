import { useI18n } from '@smartx/ui';
import { useState } from 'react';
import { useSession } from '../../session/use-session.ts';
import { LineFields, LineSum } from './LineFields.tsx';
import { PartsDialog } from './PartsDialog.tsx';
import { type LineRow, lineInputOf, newLine, refusedLines } from './rows/line-rows.ts';
import { useDealParts } from './use-deal-parts.ts';

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
  const [rows, setRows] = useState<readonly LineRow[]>(lines.length > 0 ? lines : [newLine(currency)]);
  const { save, refuse, isSaving, problems } = useDealParts('lines', onClose);
  const change = (key: string, more: Partial<LineRow>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...more } : row)));
  return (
    <PartsDialog
      title={i18n.t('Products of the deal')}
      addLabel={i18n.t('Add product')}
      isChanged={rows !== lines && rows.some(({ productId }) => productId !== '')}
      isSaving={isSaving}
      problem={problems.whole}
      sum={<LineSum rows={rows} />}
      onAdd={() => setRows([...rows, newLine(currency)])}
      onSave={() => {
        const chosen = rows.filter(({ productId }) => productId !== '');
        setRows(chosen);
        const refused = refusedLines(i18n, chosen);
        if (refused.length > 0) refuse(refused);
        else void save({ id, ifVersion: version, lines: chosen.map(lineInputOf) });
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
