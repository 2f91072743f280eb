import type { CardPoint, ContactCard } from './contact-card.ts';

/** RFC 6350, 3.2: a line has at most 75 octets. */
const LINE_OCTETS = 75;

/** Cards as vCard 4.0 (RFC 6350), one after the other; labels stand beside their property, as every address book writes them. */
export function renderVcard(cards: readonly ContactCard[]): string {
  return cards.map(renderCard).join('');
}

function renderCard(card: ContactCard): string {
  const { familyName, givenName, jobTitle, company, birthDate, language } = card;
  const lines = [
    ...['BEGIN:VCARD', 'VERSION:4.0', 'PRODID:-//SmartX//SmartX CRM//EN', `UID:urn:uuid:${card.id}`],
    nameLine(card),
    ...(familyName || givenName ? [`N:${escapeText(familyName ?? '')};${escapeText(givenName ?? '')};;;`] : []),
    ...(jobTitle ? [`TITLE:${escapeText(jobTitle)}`] : []),
    ...(company ? [`ORG:${escapeText(company)}`] : []),
    ...(birthDate ? [`BDAY:${birthDate.replaceAll('-', '')}`] : []),
    ...(language ? [`LANG:${escapeUri(language)}`] : []),
    ...placeLine(card),
    ...card.points.flatMap(pointLines),
    'END:VCARD',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** A card has a name (RFC 6350, 6.2.1): where the person has none, an address stands for it, marked as such (RFC 9554). */
function nameLine({ fullName, points }: ContactCard): string {
  return fullName === null ? `FN;DERIVED=TRUE:${escapeText(points[0]?.value ?? '?')}` : `FN:${escapeText(fullName)}`;
}

/** Where somebody lives or works, as far as it is known: not the address at which post reaches them. */
function placeLine({ city, country }: ContactCard): string[] {
  if (!city && !country) return [];
  return [`ADR${country ? `;CC=${escapeParameter(country)}` : ''}:;;;${escapeText(city ?? '')};;;`];
}

function pointLines(point: CardPoint, index: number): string[] {
  const group = point.label === null ? '' : `item${index + 1}.`;
  const pref = point.isPrimary ? ';PREF=1' : '';
  const line = `${group}${propertyOf(point, pref)}`;
  return point.label === null ? [line] : [line, `${group}X-ABLabel:${escapeText(point.label)}`];
}

function propertyOf({ kind, value }: CardPoint, pref: string): string {
  switch (kind) {
    case 'email':
      return `EMAIL${pref}:${escapeText(value)}`;
    case 'phone':
      return `TEL${pref};VALUE=text:${escapeText(value)}`;
    case 'postal':
      return `ADR${pref};LABEL=${escapeParameter(value)}:;;;;;;`;
    case 'url':
      return `URL${pref}:${escapeUri(value)}`;
    case 'handle':
      return `SOCIALPROFILE${pref};SERVICE-TYPE=other;VALUE=text:${escapeText(value)}`;
  }
}

/** RFC 6350, 3.4: nothing that somebody typed begins a new line, a new value or a new part. */
function escapeText(text: string): string {
  return plain(text)
    .replaceAll(/[\\,;]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** RFC 6868: a quoted parameter has no line break and no quote. */
function escapeParameter(text: string): string {
  const safe = plain(text).replaceAll('^', '^^').replaceAll('\n', '^n').replaceAll('"', "^'");
  return `"${safe}"`;
}

function escapeUri(text: string): string {
  return plain(text).replaceAll(/[\n\t ]/g, encodeURIComponent);
}

/** Line breaks are one character; what no vCard can hold is left out. */
function plain(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(/(?![\n\t\u0080-\u009f])\p{Cc}/gu, '');
}

/** Breaks a line after 75 octets at the latest, and never inside of a character. */
function fold(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    // The space that begins a further line counts too.
    if (octets + size > LINE_OCTETS) {
      pieces.push(piece);
      [piece, octets] = ['', 1];
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join('\r\n ');
}
