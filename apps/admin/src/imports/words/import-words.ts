import type { Tone, Translator } from '@smartx/ui';

/** What a file can be imported as, in the order in which a company usually does it. */
export const IMPORT_OBJECTS = ['company', 'contact', 'lead', 'product', 'member', 'deal'] as const;

/** The records that a file holds. */
export function objectWord(i18n: Translator, object: string): string {
  switch (object) {
    case 'company':
      return i18n.t('Companies');
    case 'contact':
      return i18n.t('Contacts');
    case 'lead':
      return i18n.t('Leads');
    case 'deal':
      return i18n.t('Deals');
    case 'product':
      return i18n.t('Products');
    case 'member':
      return i18n.t('Members');
    default:
      return object;
  }
}

/** What stands in such a file, and how a line finds the record that exists already. */
export function objectSentence(i18n: Translator, object: string): string {
  switch (object) {
    case 'company':
      return i18n.t('Organisations. Recognised by external id, else by name.');
    case 'contact':
      return i18n.t('People with their addresses. Recognised by external id, else by e-mail.');
    case 'lead':
      return i18n.t('Enquiries; each makes or finds the contact behind it. Recognised by external id.');
    case 'deal':
      return i18n.t('Sales. They find companies, products and owners by name. Recognised by external id.');
    case 'product':
      return i18n.t('What you sell. Recognised by external id, else by name.');
    case 'member':
      return i18n.t('Colleagues who own records. They cannot sign in until you invite them.');
    default:
      return '';
  }
}

/** Where a run stands. */
export function runStateWord(i18n: Translator, state: string): string {
  switch (state) {
    case 'uploaded':
      return i18n.t('being prepared');
    case 'dry-run':
      return i18n.t('being checked');
    case 'checked':
      return i18n.t('checked');
    case 'running':
      return i18n.t('running');
    case 'done':
      return i18n.t('done');
    case 'failed':
      return i18n.t('failed');
    case 'cancelled':
      return i18n.t('cancelled');
    default:
      return state;
  }
}

/** The colour that goes with the word of a state. */
export function runStateTone(state: string): Tone {
  if (state === 'done') return 'good';
  if (state === 'failed') return 'bad';
  if (state === 'running' || state === 'dry-run') return 'accent';
  return 'quiet';
}

/** What would become of a line. */
export function trialWord(i18n: Translator, outcome: string): string {
  switch (outcome) {
    case 'created':
      return i18n.t('would be created');
    case 'updated':
      return i18n.t('would be updated');
    case 'skipped':
      return i18n.t('would be skipped');
    case 'failed':
      return i18n.t('would fail');
    default:
      return outcome;
  }
}

/** What became of a line. */
export function outcomeWord(i18n: Translator, outcome: string): string {
  switch (outcome) {
    case 'created':
      return i18n.t('created');
    case 'updated':
      return i18n.t('updated');
    case 'skipped':
      return i18n.t('skipped');
    case 'failed':
      return i18n.t('failed');
    default:
      return outcome;
  }
}

/** The colour that goes with the word of an outcome. */
export function outcomeTone(outcome: string): Tone {
  if (outcome === 'created') return 'good';
  if (outcome === 'failed') return 'bad';
  return outcome === 'updated' ? 'accent' : 'quiet';
}

/** From whom the data of the people in a file came (GDPR Art. 13 and 14). */
export function originWord(i18n: Translator, origin: string): string {
  switch (origin) {
    case 'person':
      return i18n.t('From the people themselves');
    case 'third-party':
      return i18n.t('From somebody else');
    case 'public-source':
      return i18n.t('From a public source');
    case 'not-stated':
      return i18n.t('Not stated');
    default:
      return origin;
  }
}

/** What separates the cells of a file. */
export function delimiterWord(i18n: Translator, delimiter: string): string {
  switch (delimiter) {
    case ',':
      return i18n.t('comma ,');
    case ';':
      return i18n.t('semicolon ;');
    case '\t':
      return i18n.t('tab');
    case '|':
      return i18n.t('bar |');
    default:
      return delimiter;
  }
}

/** An encoding as people know it. */
export function encodingName(i18n: Translator, encoding: string): string {
  switch (encoding) {
    case 'utf-8':
      return 'UTF-8';
    case 'windows-1252':
      return i18n.t('Windows-1252 (Western European)');
    case 'utf-16le':
      return 'UTF-16 LE';
    case 'utf-16be':
      return 'UTF-16 BE';
    default:
      return encoding;
  }
}
