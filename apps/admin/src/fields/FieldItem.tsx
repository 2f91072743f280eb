import { useMutation } from '@apollo/client/react';
import { ActionIcon, Menu } from '@mantine/core';
import { StatusBadge, UserErrors, useI18n, useToast } from '@smartx/ui';
import { IconArrowDown, IconArrowUp, IconDots, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { categoryWord, classWord } from '../catalogue/classification-words.ts';
import { useCommand } from '../screen/use-command.ts';
import { typeWord } from './field-words.ts';
import styles from './fields.module.css';
import { type CustomField, FieldUpdateMutation } from './fields-query.ts';
import { RemoveFieldDialog } from './RemoveFieldDialog.tsx';

interface FieldItemProps {
  field: CustomField;
  position: number;
  count: number;
  onEdit: () => void;
  onChanged: () => void;
}

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;

/** One field: what it is, what it says about people, how many values it has, and its place. */
export function FieldItem({ field, position, count, onEdit, onChanged }: FieldItemProps) {
  const i18n = useI18n();
  const toast = useToast();
  const command = useCommand();
  const [update] = useMutation(FieldUpdateMutation);
  const [isRemoving, setRemoving] = useState(false);
  const { label, retiredAt } = field;
  const change = async (changes: { position?: number; isRetired?: boolean }, done: string) => {
    const input = { ...changes, id: field.id, ifVersion: field.version };
    const run = async () => (await update({ variables: { input } })).data?.customFieldUpdate.errors;
    if (!(await command.run(run))) return;
    toast({ message: done });
    onChanged();
  };
  const move = (to: number) => void change({ position: to }, i18n.t('{label} is moved', { label }));
  const retire = () =>
    retiredAt
      ? change({ isRetired: false }, i18n.t('{label} is in use again', { label }))
      : change({ isRetired: true }, i18n.t('{label} is retired', { label }));
  return (
    <li className={styles.item} data-retired={retiredAt ? true : undefined}>
      <div className={styles.place}>
        <ActionIcon
          aria-label={i18n.t('Move {label} up', { label })}
          disabled={position === 0 || command.busy}
          onClick={() => move(position - 1)}
        >
          <IconArrowUp {...icon} />
        </ActionIcon>
        <ActionIcon
          aria-label={i18n.t('Move {label} down', { label })}
          disabled={position === count - 1 || command.busy}
          onClick={() => move(position + 1)}
        >
          <IconArrowDown {...icon} />
        </ActionIcon>
      </div>
      <div className={styles.what}>
        <button type="button" className={styles.name} onClick={onEdit}>
          {label}
        </button>
        <Marks field={field} />
        <p className={styles.facts}>
          <FactsOf field={field} />
        </p>
        <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
      </div>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={i18n.t('Actions for {label}', { label })}>
            <IconDots {...icon} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onEdit}>{i18n.t('Edit')}</Menu.Item>
          <Menu.Item onClick={() => void retire()}>
            {retiredAt ? i18n.t('Bring back') : i18n.t('Retire: keep the values, ask for no more')}
          </Menu.Item>
          <Menu.Item color="red" onClick={() => setRemoving(true)}>
            {i18n.t('Remove with all values')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isRemoving && (
        <RemoveFieldDialog
          field={field}
          onClose={() => setRemoving(false)}
          onDone={() => {
            setRemoving(false);
            onChanged();
          }}
        />
      )}
    </li>
  );
}

function Marks({ field }: { field: CustomField }) {
  const i18n = useI18n();
  return (
    <span className={styles.marks}>
      {field.retiredAt && <StatusBadge tone="quiet">{i18n.t('Retired')}</StatusBadge>}
      {field.isRequired && <StatusBadge tone="quiet">{i18n.t('Required')}</StatusBadge>}
      {field.isUnique && <StatusBadge tone="quiet">{i18n.t('Unique')}</StatusBadge>}
      {field.category === 'special' && <StatusBadge tone="privacy">{i18n.t('Special category')}</StatusBadge>}
      {field.isSealed && (
        <span className={styles.sealed}>
          <IconLock size={14} stroke={1.5} aria-hidden />
          {i18n.t('stored encrypted')}
        </span>
      )}
    </span>
  );
}

function FactsOf({ field }: { field: CustomField }) {
  const i18n = useI18n();
  const kind = field.classification === 'not-personal' ? 'notPersonal' : field.classification;
  const facts = [
    field.currency ? `${typeWord(i18n, field.type)} (${field.currency})` : typeWord(i18n, field.type),
    `${classWord(i18n, kind)}, ${categoryWord(i18n, field.category)}`,
    i18n.t('{count, plural, =0 {no values yet} one {# value} other {# values}}', { count: field.valueCount }),
  ];
  return (
    <>
      <code>{field.key}</code>
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </>
  );
}
