import { Button } from '@mantine/core';
import type { PlacedError } from '@smartx/client';
import { useI18n } from '@smartx/ui';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMay, useSession } from '../../session/use-session.ts';
import { LineFields, LineSum } from './LineFields.tsx';
import { PersonFields } from './PersonFields.tsx';
import { problemsOf } from './part-problems.ts';
import styles from './parts.module.css';
import { type LineRow, newLine } from './rows/line-rows.ts';
import { newPerson, type PersonRow } from './rows/person-rows.ts';

/** The products and the people of a deal that is being made. */
export interface DealParts {
  readonly lines: readonly LineRow[];
  readonly people: readonly PersonRow[];
}

interface NewDealPartsProps {
  parts: DealParts;
  refusals: readonly PlacedError[];
  onChange: (change: Partial<DealParts>) => void;
}

/** What a new deal is made of beside its own fields: as many products and people as there are, none at first. */
export function NewDealParts({ parts, refusals, onChange }: NewDealPartsProps) {
  const i18n = useI18n();
  const { currency } = useSession();
  const seesProducts = useMay('product:read');
  const { lines, people } = parts;
  return (
    <>
      {seesProducts && (
        <Part
          title={i18n.t('Products')}
          addLabel={i18n.t('Add product')}
          sum={<LineSum rows={lines} />}
          onAdd={() => onChange({ lines: [...lines, newLine(currency)] })}
        >
          {lines.map((row, index) => (
            <LineFields
              key={row.key}
              row={row}
              index={index}
              problems={problemsOf('lines', refusals)}
              onChange={(more) => onChange({ lines: changed(lines, row.key, more) })}
              onRemove={() => onChange({ lines: lines.filter(({ key }) => key !== row.key) })}
            />
          ))}
        </Part>
      )}
      <Part
        title={i18n.t('Further people')}
        addLabel={i18n.t('Add person')}
        onAdd={() => onChange({ people: [...people, newPerson()] })}
      >
        {people.map((row, index) => (
          <PersonFields
            key={row.key}
            row={row}
            index={index}
            problems={problemsOf('contacts', refusals)}
            onChange={(more) => onChange({ people: changed(people, row.key, more) })}
            onRemove={() => onChange({ people: people.filter(({ key }) => key !== row.key) })}
          />
        ))}
      </Part>
    </>
  );
}

function changed<Row extends { key: string }>(rows: readonly Row[], key: string, more: Partial<Row>): Row[] {
  return rows.map((row) => (row.key === key ? { ...row, ...more } : row));
}

function Part(props: { title: string; addLabel: string; sum?: ReactNode; onAdd: () => void; children: ReactNode[] }) {
  return (
    <fieldset className={styles.part}>
      <legend>{props.title}</legend>
      {props.children.length > 0 && <ul className={styles.rows}>{props.children}</ul>}
      <div className={styles.foot}>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} stroke={1.5} aria-hidden />}
          onClick={props.onAdd}
        >
          {props.addLabel}
        </Button>
        {props.sum}
      </div>
    </fieldset>
  );
}
