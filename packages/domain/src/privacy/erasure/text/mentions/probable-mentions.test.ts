import { describe, expect, it } from 'vitest';
import { productCatalogue } from '../../../../database/catalogue/product-catalogue.ts';
import { blackOut } from '../../../reach/redact-text.ts';
import { isSealed } from '../../../reach/table-rows.ts';
import type { LookedFor } from '../looked-for.ts';
import { searchedTables } from '../searched-texts.ts';
import { certainMentions } from './certain-mentions.ts';
import { isOneSlipApart } from './fold-word.ts';
import { probableMentions } from './probable-mentions.ts';

const ALEX: LookedFor = {
  names: ['Alexander Müller'],
  addresses: ['alexander.mueller@firma.example', '+49 170 1234567', '@alexm', 'Hauptstraße 5, Ulm'],
  ...{ shared: [], companyIds: [], dealIds: [], jointIds: [] },
};

describe('B11-AC6 what of a text is the person for certain', () => {
  it.each([
    ['Met Alexander Müller today', 'Met … today'],
    ['Write to Alexander.Mueller@firma.example or +49 (170) 123 45 67', 'Write to … or …'],
    ['Lives in Hauptstraße 5, Ulm since May', 'Lives in … since May'],
    ['alexm is a handle, and Alexander a name of many', 'alexm is a handle, and Alexander a name of many'],
  ])('takes out of “%s” what nobody else has', (text, left) => {
    expect(blackOut(text, certainMentions(text, ALEX), '…')).toBe(left);
  });

  it('leaves to be looked at what somebody else has too', () => {
    const shared = { ...ALEX, shared: ['Alexander Müller', '+49 170 1234567'] };
    expect(certainMentions('Alexander Müller, +49 170 1234567', shared)).toEqual([]);
    expect(marked('Alexander Müller, +49 170 1234567', shared)).toEqual([
      ['Alexander Müller', 'shared'],
      ['+49 170 1234567', 'shared'],
    ]);
  });
});

describe('B11-AC6 what of a text may mean the person', () => {
  it.each([
    ['Spoke to Alexander Mueller', 'Alexander Mueller', 'spelling'],
    ['Spoke to Александр Мюллер and to Alexander Muller', 'Alexander Muller', 'spelling'],
    ['Spoke to Alexander Mülller', 'Alexander Mülller', 'misspelt'],
    ['Spoke to Müller, A. about it', 'Müller, A', 'initials'],
    ['Spoke to Sascha Müller', 'Sascha Müller', 'nickname'],
    ['Call extension 234567 in the morning', '234567', 'number'],
    ['His number ends in 4567.', '4567', 'number'],
    ['Ring …4567 or the office', '4567', 'number'],
    ['Ring ...567', '567', 'number'],
    ['Number ***4567', '4567', 'number'],
    ['Nummer endet auf 4567', '4567', 'number'],
    ['Die letzten vier Ziffern sind 4567', '4567', 'number'],
    ['Son numéro se termine par 4567', '4567', 'number'],
    ['رقمه ينتهي بـ 4567', '4567', 'number'],
    ['Durchwahl: 4567', '4567', 'number'],
    ['He is alexm over there', 'alexm', 'handle'],
    ['alexander.mueller at the new firm', 'alexander.mueller', 'handle'],
  ])('puts forward in any text “%s”: %s', (text, part, cause) => {
    expect(marked(text)).toContainEqual([part, cause]);
  });

  it.each([
    ['Alexander called', 'Alexander', 'part-of-name'],
    ['Alex called', 'Alex', 'nickname'],
    ['AM wants the offer', 'AM', 'initials'],
    ['Alexandr called', 'Alexandr', 'misspelt'],
    ['Muller called', 'Muller', 'spelling'],
    ['Use 4567 from now on', '4567', 'number'],
  ])('puts forward “%s” in a text of their company or deal, and in no other', (text, part, cause) => {
    expect(marked(text, ALEX, true)).toEqual([[part, cause]]);
    expect(marked(text)).toEqual([]);
  });

  it('puts nothing forward in what is about others', () => {
    const text =
      'Meet the mill at 10 am, pay 1234 and 567, it ends in 1234 or …99, ask Alice Smith or info@firma.example';
    expect(marked(text, ALEX, true)).toEqual([]);
  });

  it('B11-AC7 puts a quoted reply and a signature of theirs forward as a whole', () => {
    const text = [
      'Thanks, see below.',
      'On Monday Alexander Mueller wrote:',
      '> We need ten.',
      '> Soon.',
      '',
      'Regards,',
      'Sascha Müller',
      'Firma GmbH',
      '',
      'Best regards,',
      'Kim Park',
    ].join('\n');
    expect(marked(text)).toEqual([
      ['On Monday Alexander Mueller wrote:\n> We need ten.\n> Soon.\n', 'quoted'],
      ['Regards,\nSascha Müller\nFirma GmbH', 'signature'],
    ]);
    const named = 'On Monday [erased] wrote:\n> We need ten.';
    expect(probableMentions(named, ALEX, { isNear: true, wasNamed: true })).toHaveLength(1);
    expect(probableMentions(named, ALEX, { isNear: true, wasNamed: false })).toEqual([]);
  });

  it('knows one slip from two', () => {
    expect(['miller', 'muler', 'mulller', 'mlueller'].map((word) => isOneSlipApart(word, 'muller'))).toEqual([
      ...[true, true, true, false],
    ]);
    expect(isOneSlipApart('mlulér', 'muller')).toBe(false);
    expect(isOneSlipApart('umller', 'muller')).toBe(true);
  });
});

/** Sealed texts that are the own data of their person, or of a kind that ends by itself, and in which nobody writes about others. */
const NOT_SEARCHED = [
  ...['contact.birth_date', 'contact_point.sealed_value', 'contact_merge.before', 'upload.file_name'],
  ...['mail_message.recipient', 'mail_message.subject_line', 'mail_message.body'],
  ...['field_change.from_sealed', 'field_change.to_sealed', 'audit_entry.payload', 'kept_item.snapshot'],
  ...['legal_hold.reason', 'legal_hold.release_reason', 'review_item.explanation', 'erasure_search.looked_for'],
  ...['disputed_value.claimed', 'disputed_value.statement', 'restriction_exception.reason'],
  ...['legal_contact.full_name', 'legal_contact.email', 'consent_event.wording', 'consent_event.proof'],
];
/** They die with the key of their request or run, or with their sealed copy. */
const ENDS_BY_ITSELF =
  /^(import_|privacy_request|request_|correction_item|purpose_|subject_ground|authorised_|agent_|account_|workspace_)/;

describe('B11-AC6 the texts that are searched', () => {
  it('are all that are sealed, but those that are named here: a new one is decided about', () => {
    const catalogue = productCatalogue();
    const searched = searchedTables(catalogue).flatMap(({ columns }) => columns);
    const names = searched.map(({ table, column }) => `${table}.${column}`);
    const left = catalogue
      .flatMap(({ columns }) => columns.filter(isSealed))
      .map(({ table, column }) => `${table}.${column}`)
      .filter((name) => !names.includes(name) && !NOT_SEARCHED.includes(name) && !ENDS_BY_ITSELF.test(name));
    expect(left).toEqual([]);
    expect(names).toEqual([
      ...[
        'activity.subject_line',
        'activity.body',
        'custom_value.text_value',
        'custom_value.sealed_value',
        'deal.name',
      ],
      ...['file.name', 'file.storage_key', 'lead.enquiry', 'lead_answer.answer', 'note.body', 'saved_view.name'],
      ...['saved_view.typed_values', 'task.title', 'field_change.from_value', 'field_change.to_value'],
    ]);
  });
});

function marked(text: string, lookedFor = ALEX, isNear = false): string[][] {
  return probableMentions(text, lookedFor, { isNear, wasNamed: false }).map(({ from, length, cause }) => [
    text.slice(from, from + length),
    cause,
  ]);
}
