import { Checkbox, SimpleGrid } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import type { ReactNode } from 'react';
import { ROLE_KEYS, roleName, roleSentence } from './role-words.ts';

/** The roles of a member as check marks, each with a sentence about what it allows. */
export function RolesField(props: {
  value: string[];
  onChange: (value: string[]) => void;
  error?: ReactNode;
  disabled?: boolean;
  /** How many stand side by side where there is room. */
  columns?: number;
}) {
  const i18n = useI18n();
  return (
    <Checkbox.Group
      label={i18n.t('Roles')}
      description={i18n.t('Several roles add up.')}
      value={props.value}
      onChange={props.onChange}
      error={props.error}
    >
      <SimpleGrid cols={{ base: 1, sm: props.columns ?? 1 }} spacing="lg" verticalSpacing="sm" mt="sm">
        {ROLE_KEYS.map((key) => (
          <div key={key}>
            <Checkbox
              value={key}
              label={roleName(i18n, key)}
              description={roleSentence(i18n, key)}
              disabled={props.disabled ?? false}
            />
          </div>
        ))}
      </SimpleGrid>
    </Checkbox.Group>
  );
}
