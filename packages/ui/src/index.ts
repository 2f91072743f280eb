import './theme/css-custom-properties.ts';

export { Board } from './board/Board.tsx';
export type { BoardColumn, BoardProps } from './board/board-column.ts';
export { AnnouncerProvider, useAnnounce } from './feedback/AnnouncerProvider.tsx';
export { ConfirmDialog, type ConfirmDialogProps } from './feedback/ConfirmDialog.tsx';
export { EmptyState, type EmptyStateProps } from './feedback/EmptyState.tsx';
export { ErrorState, type ErrorStateProps } from './feedback/ErrorState.tsx';
export { LoadingRows } from './feedback/LoadingRows.tsx';
export { ProgressBar, type ProgressBarProps } from './feedback/ProgressBar.tsx';
export { type Toast, useToast } from './feedback/use-toast.tsx';
export { type FilterChip, FilterChips, type FilterChipsProps } from './form/FilterChips.tsx';
export { FormActions, type FormActionsProps } from './form/FormActions.tsx';
export { SearchField, type SearchFieldProps } from './form/SearchField.tsx';
export { Toolbar } from './form/Toolbar.tsx';
export { UserErrors } from './form/UserErrors.tsx';
export { applyUserErrors, type FormWithErrors, fieldPathOf, type UserErrorLike } from './form/user-errors.ts';
export { DataGrid } from './grid/DataGrid.tsx';
export { ColumnsMenu, type ColumnsMenuProps } from './grid/menu/ColumnsMenu.tsx';
export { SortSelect, type SortSelectProps } from './grid/menu/SortSelect.tsx';
export {
  type DataGridProps,
  DEFAULT_LAYOUT,
  type GridColumn,
  type GridEdit,
  type GridLayout,
  type GridSort,
} from './grid/model/grid-column.ts';
export {
  type Catalogue,
  createI18n,
  directionOf,
  isLocaleCode,
  LOCALES,
  type LocaleCode,
  pickLocale,
  type Translator,
} from './i18n/i18n.ts';
export { loadI18n, loadUiCatalogue } from './i18n/load-i18n.ts';
export type { MessageValue, MessageValues } from './i18n/message-values.ts';
export { useI18n } from './i18n/use-i18n.ts';
export { DueDate, type DueDateProps } from './privacy/due/DueDate.tsx';
export { type DueState, dueState } from './privacy/due/due-state.ts';
export { EvidenceChip, type EvidenceChipProps } from './privacy/EvidenceChip.tsx';
export { HoldChip } from './privacy/HoldChip.tsx';
export { PurposeChip, type PurposeChipProps, type PurposeOption } from './privacy/PurposeChip.tsx';
export { RestrictionBanner, type RestrictionBannerProps } from './privacy/RestrictionBanner.tsx';
export { FieldValue, type FieldValueProps } from './privacy/value/FieldValue.tsx';
export { MaskedValue, type MaskedValueProps } from './privacy/value/MaskedValue.tsx';
export { PurposeInForce, WithheldLink } from './privacy/value/purpose-in-force.ts';
export { ReasonText } from './privacy/value/ReasonText.tsx';
export {
  isWithheldReason,
  kindWord,
  reasonSentence,
  reasonWord,
  WITHHELD_REASONS,
  type Withheld,
  type WithheldReason,
} from './privacy/value/reason.ts';
export { SealedLabel } from './privacy/value/SealedLabel.tsx';
export { WithheldValue, type WithheldValueProps } from './privacy/value/WithheldValue.tsx';
export { EditableText, type EditableTextProps } from './record/EditableText.tsx';
export { type Fact, FactList } from './record/FactList.tsx';
export { SidePeek, type SidePeekProps } from './record/SidePeek.tsx';
export { type Step, Stepper, type StepperProps, type StepState } from './record/Stepper.tsx';
export { Timeline, type TimelineItem, type TimelineProps } from './record/Timeline.tsx';
export { SignInAgainDialog, type SignInAgainDialogProps } from './session/SignInAgainDialog.tsx';
export { AppShell, type AppShellProps } from './shell/AppShell.tsx';
export { ClosingBanner } from './shell/ClosingBanner.tsx';
export {
  CommandPalette,
  type CommandPaletteProps,
  type PaletteGroup,
  type PaletteItem,
} from './shell/command/CommandPalette.tsx';
export { focusSearch } from './shell/command/focus-search.ts';
export { KeyCaps } from './shell/command/KeyCaps.tsx';
export { ShortcutSheet } from './shell/command/ShortcutSheet.tsx';
export type { Shortcut } from './shell/command/shortcuts.ts';
export { useShortcuts } from './shell/command/use-shortcuts.ts';
export type { LinkProps, NavGroup, NavItem } from './shell/navigation.ts';
export { PageHeader, type PageHeaderProps } from './shell/PageHeader.tsx';
export { useIsPhone } from './shell/use-is-phone.ts';
export { usePageTitle } from './shell/use-page-title.ts';
export { useRouteFocus } from './shell/use-route-focus.ts';
export { Avatar, type AvatarProps, initialsOf } from './text/Avatar.tsx';
export { isolated, withoutTurns } from './text/bidi/bidi.ts';
export { DateText } from './text/DateText.tsx';
export {
  type DateStyle,
  daysUntil,
  formatDate,
  formatLanguage,
  formatMoney,
  formatNumber,
  formatRelative,
  type Instant,
} from './text/format.ts';
export { MoneyText } from './text/MoneyText.tsx';
export { NoValue } from './text/NoValue.tsx';
export { NumberText } from './text/NumberText.tsx';
export { RelativeTime } from './text/RelativeTime.tsx';
export { StatusBadge, type Tone } from './text/StatusBadge.tsx';
export { useNow } from './text/use-now.ts';
export { SmartxProvider, type SmartxProviderProps } from './theme/SmartxProvider.tsx';
export { theme } from './theme/theme.ts';
export { colorTokens, sizeTokens, type TokenName, token } from './theme/tokens.ts';
export { useColorScheme } from './theme/use-color-scheme.ts';
