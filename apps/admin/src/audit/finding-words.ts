import { formatNumber, type Translator } from '@smartx/ui';

/** What is wrong with the log or with the tree over it, as a sentence. */
export function findingSentence(i18n: Translator, kind: string, at: number | null): string {
  const position = at === null ? '' : formatNumber(i18n.locale, at);
  const words: Record<string, string> = {
    ENTRY_CHANGED: i18n.t('Entry {position} was changed after it was written.', { position }),
    ENTRY_MISSING: i18n.t('Entry {position} was removed.', { position }),
    ENTRY_ADDED: i18n.t('An entry was slipped in afterwards.'),
    PAYLOAD_CHANGED: i18n.t('The reason that is sealed with entry {position} was exchanged.', { position }),
    LEAF_MISSING: i18n.t('Place {position} of the tree is gone.', { position }),
    LEAF_CHANGED: i18n.t('Place {position} of the tree was changed.', { position }),
    HEAD_CHANGED: i18n.t('The tree is not the one that was signed at {position} entries.', { position }),
    HEAD_FORGED: i18n.t('The signature at {position} entries is not of this installation.', { position }),
    HEAD_MISSING: i18n.t('The tree has {position} places, and nobody signed the last of them.', { position }),
  };
  return words[kind] ?? kind;
}
