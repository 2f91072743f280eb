import { Radio } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { useEffect, useRef } from 'react';
import styles from './form.module.css';
import type { FieldSpec } from './model/field-spec.ts';
import type { Conflict } from './model/three-way-merge.ts';

interface ConflictPanelProps {
  fields: readonly FieldSpec[];
  conflicts: readonly Conflict[];
  /** What stands in the form now. */
  currentOf: (name: string) => string;
  onChoose: (name: string, value: string) => void;
}

/** Somebody else saved the same fields meanwhile: both versions and what they began with side by side, and a choice for each. */
export function ConflictPanel({ fields, conflicts, currentOf, onChoose }: ConflictPanelProps) {
  const i18n = useI18n();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const labelOf = (name: string) => fields.find((field) => field.name === name)?.label ?? name;
  const wordOf = (name: string, value: string) => {
    const choice = fields.find((field) => field.name === name)?.choices?.find((one) => one.value === value);
    return (choice?.label ?? value) || i18n.t('empty');
  };
  return (
    <div ref={panel} className={styles.panel} role="alert" tabIndex={-1} data-autofocus>
      <h3>{i18n.t('Somebody else changed this meanwhile')}</h3>
      <p>{i18n.t('Nothing was overwritten. Choose what stays, then save again.')}</p>
      <div className={styles.conflicts}>
        {conflicts.map(({ name, base, theirs, mine }) => (
          <Radio.Group
            key={name}
            label={labelOf(name)}
            value={chosen(currentOf(name), { base, theirs })}
            onChange={(choice) => onChoose(name, choice === 'theirs' ? theirs : choice === 'base' ? base : mine)}
          >
            <Radio value="theirs" label={i18n.t('Theirs: {value}', { value: wordOf(name, theirs) })} />
            <Radio value="mine" label={i18n.t('Mine: {value}', { value: wordOf(name, mine) })} />
            <Radio value="base" label={i18n.t('As before: {value}', { value: wordOf(name, base) })} />
          </Radio.Group>
        ))}
      </div>
    </div>
  );
}

function chosen(current: string, { base, theirs }: { readonly base: string; readonly theirs: string }): string {
  if (current === theirs) return 'theirs';
  return current === base ? 'base' : 'mine';
}
