import type { CSSVariablesResolver } from '@mantine/core';
import { token } from './tokens.ts';

/** Mantine's own variables, pointed at the tokens: one palette, also inside Mantine's components. */
export const cssVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': token('bg'),
    '--mantine-color-text': token('text'),
    '--mantine-color-bright': token('text'),
    '--mantine-color-dimmed': token('text-muted'),
    '--mantine-color-placeholder': token('text-faint'),
    '--mantine-color-error': token('bad-text'),
    '--mantine-color-success': token('good-text'),
    '--mantine-color-anchor': token('accent-text'),
    '--mantine-color-default': token('bg-raised'),
    '--mantine-color-default-hover': token('bg-hover'),
    '--mantine-color-default-color': token('text'),
    '--mantine-color-default-border': token('border'),
    '--mantine-color-disabled': token('quiet-bg'),
    '--mantine-color-disabled-color': token('text-faint'),
    '--mantine-color-disabled-border': token('border'),
    '--mantine-primary-color-filled': token('accent'),
    '--mantine-primary-color-filled-hover': token('accent-hover'),
    '--mantine-primary-color-contrast': token('on-accent'),
    '--mantine-color-indigo-filled': token('accent'),
    '--mantine-color-indigo-filled-hover': token('accent-hover'),
    '--mantine-color-indigo-light-color': token('accent-text'),
    '--mantine-color-indigo-light': token('bg-selected'),
    '--mantine-color-red-light-color': token('bad-text'),
    '--mantine-color-red-outline': token('bad'),
    '--mantine-color-violet-light-color': token('privacy-text'),
    '--mantine-color-green-light-color': token('good-text'),
    '--mantine-color-orange-light-color': token('warn-text'),
  };
  return { variables: {}, light: shared, dark: shared };
};
