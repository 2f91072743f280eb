import { Button } from '@mantine/core';
import { NumberText, StatusBadge, type Translator, useI18n } from '@smartx/ui';
import { useState } from 'react';
import screen from '../screen/screen.module.css';
import { RuleDialog } from './RuleDialog.tsx';
import styles from './retention.module.css';
import type { Rule } from './retention-query.ts';
import { actionWord, groundWord, periodWord, ruleWord, triggerWord } from './retention-words.ts';

interface RuleListProps {
  rules: readonly Rule[];
  onDone: () => void;
}

/** Every rule: how long, from when on, why, what becomes of it then, and how many that would be. */
export function RuleList({ rules, onDone }: RuleListProps) {
  const i18n = useI18n();
  const [open, setOpen] = useState<string | null>(null);
  const close = () => setOpen(null);
  const groups = [
    { title: i18n.t('People and deals: after an approval'), own: rules.filter(({ isApproved }) => isApproved) },
    { title: i18n.t('Logs, proofs and files: by themselves'), own: rules.filter(({ isApproved }) => !isApproved) },
  ];
  return (
    <section className={styles.part}>
      <h2 className={screen.sectionTitle}>{i18n.t('Rules')}</h2>
      {groups
        .filter(({ own }) => own.length > 0)
        .map(({ title, own }) => (
          <div key={title} className={styles.group}>
            <h3 className={styles.groupTitle}>{title}</h3>
            <ul className={styles.list}>
              {own.map((rule) => (
                <RuleItem key={rule.key} rule={rule} onOpen={() => setOpen(rule.key)} />
              ))}
            </ul>
          </div>
        ))}
      {rules.map((rule) => (
        <RuleDialog
          key={rule.key}
          rule={rule}
          opened={open === rule.key}
          onClose={close}
          onDone={() => {
            close();
            onDone();
          }}
        />
      ))}
    </section>
  );
}

function RuleItem({ rule, onOpen }: { rule: Rule; onOpen: () => void }) {
  const i18n = useI18n();
  const name = ruleWord(i18n, rule.key);
  return (
    <li className={styles.rule}>
      <span className={styles.what}>
        <strong>{name}</strong>
        <span>{sentence(i18n, rule)}</span>
        <span className={screen.note}>
          {i18n.t('Kept because: {ground}', { ground: groundWord(i18n, rule.ground) })}
        </span>
      </span>
      <span className={styles.numbers}>
        {rule.isOn ? <Counts rule={rule} /> : <StatusBadge>{i18n.t('switched off')}</StatusBadge>}
      </span>
      {rule.isFixed ? (
        <span className={screen.note}>{i18n.t('fixed by the product')}</span>
      ) : (
        <Button size="xs" variant="default" onClick={onOpen} aria-label={i18n.t('Change: {name}', { name })}>
          {i18n.t('Change')}
        </Button>
      )}
    </li>
  );
}

function Counts({ rule }: { rule: Rule }) {
  const i18n = useI18n();
  if (rule.isFixed && rule.due === 0) return null;
  return (
    <>
      <span>
        <NumberText value={rule.due} /> {i18n.t('due')}
      </span>
      {rule.overdue > 0 && <StatusBadge tone="warn">{i18n.t('{count} overdue', { count: rule.overdue })}</StatusBadge>}
      {rule.held > 0 && <StatusBadge>{i18n.t('{count} held', { count: rule.held })}</StatusBadge>}
    </>
  );
}

function sentence(i18n: Translator, { count, unit, trigger, action }: Rule): string {
  const period = periodWord(i18n, { count, unit });
  const words = { period, trigger: triggerWord(i18n, trigger), action: actionWord(i18n, action) };
  return i18n.t('{period} {trigger}, then {action}', words);
}
