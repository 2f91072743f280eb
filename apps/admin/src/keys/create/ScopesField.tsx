import { Checkbox, Input, Stack } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import type { ReactNode } from 'react';
import { actionsOf, DEVELOPER, KEY_LEVELS, KEY_OBJECTS } from '../key-scopes.ts';
import { keyLevelWord, keyObjectWord } from '../key-words.ts';
import styles from '../keys.module.css';

interface ScopesFieldProps {
  /** The actions that may be handed on. */
  held: readonly string[];
  value?: string[];
  onChange?: (value: string[]) => void;
  error?: ReactNode;
}

/** What a key may do: a row for each kind of record. Writing and deleting take reading along. */
export function ScopesField({ held, value = [], onChange = () => undefined, error }: ScopesFieldProps) {
  const i18n = useI18n();
  const toggle = (actions: readonly string[], wanted: boolean, reading: readonly string[]) => {
    const others = value.filter((scope) => !actions.includes(scope));
    onChange([...new Set(wanted ? [...others, ...actions, ...reading] : others)]);
  };
  return (
    <Input.Wrapper label={i18n.t('What it may do')} error={error} labelElement="div">
      <Stack gap="sm">
        <table className={styles.scopes}>
          <thead>
            <tr>
              <th scope="col">{i18n.t('Records')}</th>
              {KEY_LEVELS.map((level) => (
                <th key={level} scope="col">
                  {keyLevelWord(i18n, level)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {KEY_OBJECTS.map((object) => (
              <tr key={object}>
                <th scope="row">{keyObjectWord(i18n, object)}</th>
                {KEY_LEVELS.map((level) => {
                  const actions = actionsOf(object, level, held);
                  const label = `${keyObjectWord(i18n, object)}: ${keyLevelWord(i18n, level)}`;
                  const reading = actionsOf(object, 'read', held);
                  return (
                    <td key={level}>
                      {actions.length > 0 && (
                        <Checkbox
                          aria-label={label}
                          checked={actions.every((action) => value.includes(action))}
                          onChange={(event) => toggle(actions, event.currentTarget.checked, reading)}
                        />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
        <Checkbox
          label={i18n.t('Documents of its own')}
          description={i18n.t(
            'For programs: it may ask in its own words and read the schema. Without it, only what our apps ask.',
          )}
          checked={value.includes(DEVELOPER)}
          onChange={(event) => toggle([DEVELOPER], event.currentTarget.checked, [])}
        />
      </Stack>
    </Input.Wrapper>
  );
}
