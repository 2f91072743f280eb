import type { Tone, Translator } from '@smartx/ui';

/** What happens to a value that the record has already. */
export function collisionWord(i18n: Translator, rule: string): string {
  switch (rule) {
    case 'overwrite':
      return i18n.t('replace it');
    case 'fill-if-blank':
      return i18n.t('fill only if empty');
    case 'never':
      return i18n.t('keep it');
    default:
      return rule;
  }
}

/** What happens where a cell names a record that does not exist. */
export function missingLinkWord(i18n: Translator, rule: string): string {
  switch (rule) {
    case 'error':
      return i18n.t('report the line');
    case 'create':
      return i18n.t('create it');
    case 'leave-empty':
      return i18n.t('leave it empty');
    default:
      return rule;
  }
}

/** How sure a suggestion is, in a word; only a guess that may be wrong stands out. */
export function confidenceMark(
  i18n: Translator,
  choice: { confidence: number | null; field: string },
): { word: string; tone: Tone } {
  const { confidence } = choice;
  if (confidence === null) return { word: i18n.t('your choice'), tone: 'quiet' };
  if (confidence >= 1) return { word: i18n.t('sure'), tone: 'quiet' };
  if (confidence >= 0.9) return { word: i18n.t('very likely'), tone: 'quiet' };
  if (confidence >= 0.7) return { word: i18n.t('likely'), tone: 'warn' };
  if (confidence > 0) return { word: i18n.t('by its content'), tone: 'warn' };
  return { word: i18n.t('not recognised'), tone: 'quiet' };
}
