import { COLLECTED_FROM } from '../../contact/contact.entity.ts';
import { LEGAL_BASES } from '../../privacy/consent/purpose-setting.entity.ts';
import { InputCheck } from '../../record/input/input-check.ts';
import type { ImportOptions } from '../import-mapping.ts';
import { TEXT_ENCODINGS } from '../read/text-encoding.ts';

const MOST_EMPTY_VALUES = 50;

/**
 * Checks how a file is to be read and where its people come from.
 * @throws InvalidInputError naming every option that is not understood
 */
export function assertOptions(options: ImportOptions): void {
  const check = new InputCheck();
  checkWord(check, 'encoding', options.encoding, TEXT_ENCODINGS);
  checkWord(check, 'collectedFrom', options.collectedFrom, COLLECTED_FROM);
  checkWord(check, 'basis', options.basis, LEGAL_BASES);
  check.text('options.source', options.source, { max: 200 });
  check.text('options.externalSystem', options.externalSystem, { max: 50 });
  if (options.delimiter !== undefined && !/^[^"\r\n\0]$/u.test(options.delimiter))
    check.refuse('options.delimiter', 'Use a single character that is no quote and no line break.');
  // GDPR Art. 7(1): a consent is demonstrated for each person, with the words that they agreed to.
  if (options.basis === 'consent')
    check.refuse('options.basis', 'Consent is proven for each person and cannot be stated for a whole file.');
  const emptyValues = options.emptyValues ?? [];
  if (emptyValues.length > MOST_EMPTY_VALUES)
    check.refuse('options.emptyValues', `Use at most ${MOST_EMPTY_VALUES} words.`);
  for (const [index, word] of emptyValues.entries()) check.text(`options.emptyValues.${index}`, word, { max: 100 });
  check.assertValid();
}

function checkWord(check: InputCheck, option: string, value: string | undefined, words: readonly string[]): void {
  check.oneOf<string>(`options.${option}`, value, words);
}
