import { createTheme, type MantineThemeOverride, rem } from '@mantine/core';
import { palette } from './palette.ts';
import { sizeTokens, token } from './tokens.ts';

const heading = (size: string) => ({ fontSize: size, fontWeight: '600', lineHeight: '1.3' });

/** Heights of controls: 32 px by default, 28 compact, 40 on touch (the token follows the pointer). */
const controlHeight = (size: unknown) => {
  if (size === 'xs' || size === 'compact-sm') return token('control-compact');
  return size === undefined || size === 'sm' ? token('control') : undefined;
};

const inputVars = (_theme: unknown, props: { size?: unknown }) => ({
  wrapper: { '--input-height': controlHeight(props.size), '--input-fz': token('text-md') },
});

/** A dialog's `<header>` would be a second banner landmark. */
const PLAIN_HEADER = { header: { role: 'presentation' } };

/** The accessible Mantine theme of all apps. Guarded by axe in both schemes and by `contrast.test.ts`. */
export const theme: MantineThemeOverride = createTheme({
  colors: palette,
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 8 },
  autoContrast: true,
  white: '#ffffff',
  black: '#1a1e26',
  fontFamily: sizeTokens.font,
  fontFamilyMonospace: sizeTokens['font-mono'],
  fontSizes: { xs: rem(12), sm: rem(13), md: rem(14), lg: rem(16), xl: rem(20) },
  lineHeights: { xs: '1.45', sm: '1.45', md: '1.45', lg: '1.45', xl: '1.3' },
  headings: {
    fontFamily: sizeTokens.font,
    fontWeight: '600',
    sizes: {
      h1: heading(rem(20)),
      h2: heading(rem(16)),
      h3: heading(rem(14)),
      h4: heading(rem(14)),
      h5: heading(rem(13)),
      h6: heading(rem(13)),
    },
  },
  spacing: { xs: rem(4), sm: rem(8), md: rem(12), lg: rem(16), xl: rem(24) },
  radius: { xs: rem(4), sm: rem(4), md: rem(6), lg: rem(6), xl: rem(8) },
  defaultRadius: 'md',
  breakpoints: { xs: '30em', sm: '37.5em', md: '48em', lg: '64em', xl: '90em' },
  shadows: { xs: 'none', sm: 'none', md: token('float'), lg: token('float'), xl: token('float') },
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Button: {
      defaultProps: { size: 'sm' },
      vars: (_theme: unknown, props: { size?: unknown; variant?: unknown }) => ({
        root: {
          '--button-height': controlHeight(props.size),
          '--button-padding-x': rem(12),
          '--button-bd': props.variant === 'default' ? `1px solid ${token('border-control')}` : undefined,
          '--button-fz': props.size === undefined || props.size === 'sm' ? token('text-md') : undefined,
        },
      }),
    },
    ActionIcon: {
      defaultProps: { variant: 'subtle', color: 'gray' },
      vars: (_theme: unknown, props: { size?: unknown }) => ({
        root: { '--ai-size': props.size === undefined ? token('control') : undefined },
      }),
    },
    Input: { vars: inputVars },
    InputWrapper: {
      defaultProps: { inputWrapperOrder: ['label', 'description', 'input', 'error'] },
    },
    Checkbox: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    Switch: { defaultProps: { size: 'md', withThumbIndicator: false } },
    Menu: {
      defaultProps: {
        withInitialFocusPlaceholder: false,
        shadow: 'md',
        position: 'bottom-end',
        transitionProps: { duration: 0 },
      },
    },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 0 } } },
    Tooltip: {
      defaultProps: {
        openDelay: 300,
        transitionProps: { duration: 0 },
        events: { hover: true, focus: true, touch: false },
      },
    },
    Modal: { defaultProps: { shadow: 'xl', transitionProps: { duration: 0 }, attributes: PLAIN_HEADER } },
    Drawer: {
      defaultProps: {
        shadow: 'xl',
        position: 'right',
        transitionProps: { duration: 120, timingFunction: 'ease-out' },
        attributes: PLAIN_HEADER,
      },
    },
    Select: { defaultProps: { comboboxProps: { shadow: 'md', transitionProps: { duration: 0 } } } },
    MultiSelect: {
      defaultProps: { searchable: true, comboboxProps: { shadow: 'md', transitionProps: { duration: 0 } } },
    },
    Tabs: { defaultProps: { keepMounted: false } },
    Anchor: { defaultProps: { underline: 'always' } },
  },
});
