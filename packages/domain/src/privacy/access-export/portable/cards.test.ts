import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJscontacts } from '../../../testing/copies/read-jscontact.ts';
import { readVcards } from '../../../testing/copies/read-vcard.ts';
import type { CardPoint, ContactCard } from './contact-card.ts';
import { renderJscontact } from './jscontact.ts';
import { renderPersonCsv } from './person-csv.ts';
import { renderVcard } from './vcard.ts';

const ANA: ContactCard = {
  ...{ id: '01987c1e-0000-7000-8000-000000000001', fullName: 'Ana Ruiz', givenName: 'Ana', familyName: 'Ruiz' },
  ...{ jobTitle: 'Buyer', company: 'Acme', birthDate: '1980-02-28', city: 'Madrid', country: 'ES', language: 'es' },
  points: [
    { kind: 'email', value: 'ana@example.test', label: null, isPrimary: true },
    { kind: 'phone', value: '+34 600 111 222', label: 'Büro', isPrimary: true },
    { kind: 'postal', value: 'Calle Mayor 1\n28013 Madrid', label: null, isPrimary: true },
    { kind: 'url', value: 'https://ana.example.test/a?b=c,d;e', label: null, isPrimary: false },
    { kind: 'handle', value: '@ana', label: 'chat', isPrimary: false },
  ],
};

const NAMES = [
  ['from right to left', 'محمد بن سلمان'],
  ['from right to left with a Latin part and a mark of direction', '\u202eabc\u202c علي Ltd.'],
  ['with commas, semicolons and backslashes', 'Ruiz, Ana; the \\ second\\, "third"'],
  ['that would be a line of its own', 'Ana\nEMAIL:evil@example.test\nEND:VCARD'],
  ['that looks escaped before it is', "Ana\\nRuiz \\; ^n ^^ ^'"],
  ['that a spreadsheet would run', '=HYPERLINK("https://evil.example.test")'],
  ['of many octets, so that it is folded inside of them', '𝒜ña '.repeat(40).trim()],
  ['of many letters, so that lines are full', 'x'.repeat(300)],
  ['that is one character of joined ones', '👩‍👩‍👧‍👦'],
  ['with a colon and a quote', 'TEL;X="a:b":1'],
] as const;

describe.each([
  ['vCard 4.0', renderVcard, readVcards],
  ['JSContact', renderJscontact, readJscontacts],
] as const)('B16-AC1 %s', (_format, render, read) => {
  it.each(NAMES)('B16-AC3 gives back a name %s, everywhere where it can stand', (_case, name) => {
    const points = ANA.points.map((point) => ({
      ...point,
      ...(point.kind === 'url' ? {} : { value: name }),
      label: name,
    }));
    const card = {
      ...ANA,
      fullName: name,
      givenName: name,
      familyName: name,
      jobTitle: name,
      company: name,
      city: name,
      points,
    };

    expect(read(render([card, ANA]))).toEqual([card, ANA]);
  });

  it('B16-AC3 gives back somebody of whom hardly anything is known', () => {
    const nothing = { jobTitle: null, company: null, birthDate: null, city: null, country: null, language: null };
    const unknown = { ...ANA, ...nothing, fullName: null, givenName: null, familyName: null, points: [] };

    expect(read(render([unknown]))).toEqual([unknown]);
    expect(
      read(
        render([
          { ...unknown, country: 'DE' },
          { ...unknown, points: ANA.points },
        ]),
      ),
    ).toEqual([
      { ...unknown, country: 'DE' },
      { ...unknown, points: ANA.points },
    ]);
  });

  it('B16-AC3 gives back whatever somebody typed', () => {
    const text = fc.string({ minLength: 1, maxLength: 120, unit: 'grapheme' });
    const card = fc.record({
      ...{ fullName: text, givenName: fc.option(text), familyName: fc.option(text), jobTitle: fc.option(text) },
      ...{ company: fc.option(text), city: fc.option(text) },
      points: fc.tuple(
        pointOf('email', text),
        pointOf('phone', text),
        pointOf('postal', text),
        pointOf('handle', text),
      ),
    });

    fc.assert(
      fc.property(card, (made) => {
        const given: ContactCard = { ...ANA, ...made };
        expect(read(render([given]))).toEqual([given]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('B16-AC1 vCard 4.0 as the RFC has it', () => {
  it('is written line by line as every address book reads it', () => {
    expect(renderVcard([ANA]).split('\r\n')).toEqual([
      ...['BEGIN:VCARD', 'VERSION:4.0', 'PRODID:-//SmartX//SmartX CRM//EN'],
      ...['UID:urn:uuid:01987c1e-0000-7000-8000-000000000001', 'FN:Ana Ruiz', 'N:Ruiz;Ana;;;', 'TITLE:Buyer'],
      ...['ORG:Acme', 'BDAY:19800228', 'LANG:es', 'ADR;CC="ES":;;;Madrid;;;', 'EMAIL;PREF=1:ana@example.test'],
      ...['item2.TEL;PREF=1;VALUE=text:+34 600 111 222', 'item2.X-ABLabel:Büro'],
      'ADR;PREF=1;LABEL="Calle Mayor 1^n28013 Madrid":;;;;;;',
      'URL:https://ana.example.test/a?b=c,d;e',
      ...['item5.SOCIALPROFILE;SERVICE-TYPE=other;VALUE=text:@ana', 'item5.X-ABLabel:chat', 'END:VCARD', ''],
    ]);
  });

  it.each(NAMES)('has no line of more than 75 octets, and none that a name began: %s', (_case, name) => {
    const text = renderVcard([{ ...ANA, fullName: name, company: name }]);

    const lines = text.split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(lines.filter((line) => /^(?:EMAIL|END)/.test(line))).toHaveLength(2);
    // Folded between characters: no half of one was replaced.
    expect(text).not.toContain('\ufffd');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});

it('B16-AC1 a table has a line for each card under heads that other systems know, and runs nothing', () => {
  const second = { ...ANA, fullName: '=1+1', points: [] };

  expect(renderPersonCsv([ANA, second]).split('\r\n').slice(0, 1)).toEqual([
    '\ufeffFull name,Given name,Family name,Job title,Company,Date of birth,City,Country,Language,E-mail,Phone,Postal address,Web address,Handle',
  ]);
  expect(renderPersonCsv([ANA, second])).toContain("\r\n'=1+1,Ana,Ruiz,Buyer,Acme,1980-02-28,Madrid,ES,es,,,,,\r\n");
});

function pointOf(kind: CardPoint['kind'], text: fc.Arbitrary<string>) {
  return fc.record({ kind: fc.constant(kind), value: text, label: fc.option(text), isPrimary: fc.boolean() });
}
