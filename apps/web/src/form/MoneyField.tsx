import { NativeSelect, TextInput } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import type { ChangeEvent, ReactNode } from 'react';
import styles from './form.module.css';

/** The currencies that stand first; the rest of the world follows. */
const USUAL = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN'];
const ALL = [...USUAL, ...Intl.supportedValuesOf('currency').filter((code) => !USUAL.includes(code))];

interface MoneyFieldProps {
  label: string;
  required: boolean;
  description?: string;
  value?: string;
  error?: ReactNode;
  onChange: (event: ChangeEvent<HTMLInputElement>) => void;
  currencyProps: { value?: string; onChange: (event: ChangeEvent<HTMLSelectElement>) => void };
}

/** What is said about the amount stands below it, so that it stays in line with its currency. */
const ORDER: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

/** An amount with its currency. */
export function MoneyField({ currencyProps, ...amount }: MoneyFieldProps) {
  const i18n = useI18n();
  return (
    <div className={styles.money}>
      <TextInput {...amount} inputWrapperOrder={ORDER} inputMode="decimal" autoComplete="off" />
      <NativeSelect label={i18n.t('Currency')} data={ALL} {...currencyProps} />
    </div>
  );
}
