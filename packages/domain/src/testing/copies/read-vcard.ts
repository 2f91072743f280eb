import type { CardPoint, ContactCard } from '../../privacy/access-export/portable/contact-card.ts';

/** A line of a vCard, taken apart by RFC 6350, 3.3. */
interface Property {
  readonly group: string;
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
}

const PROPERTY = /^(?:([A-Za-z0-9-]+)\.)?([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/su;
const PARAMETER = /;([A-Za-z0-9-]+)=(?:"([^"]*)"|([^";:,]*))/gu;

/** Reads vCards as another product would, written from the RFC alone. @throws Error for what is no vCard */
export function readVcards(text: string): ContactCard[] {
  if (!text.endsWith('\r\n')) throw new Error('The last line does not end.');
  const lines = text
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .slice(0, -1);
  const cards: Property[][] = [];
  for (const property of lines.map(readProperty)) {
    if (property.name === 'BEGIN') cards.push([]);
    cards.at(-1)?.push(property);
  }
  return cards.map(readCard);
}

function readProperty(line: string): Property {
  const match = PROPERTY.exec(line);
  if (!match) throw new Error(`This is no property: ${line}`);
  const [, group = '', name = '', parameters = '', value = ''] = match;
  const read = [...parameters.matchAll(PARAMETER)].map(([, key = '', quoted, bare]): [string, string] => [
    key.toUpperCase(),
    (quoted ?? bare ?? '').replaceAll(/\^[n^']/g, (escaped) => ({ '^n': '\n', '^^': '^' })[escaped] ?? '"'),
  ]);
  return { group, name: name.toUpperCase(), parameters: new Map(read), value };
}

function readCard(properties: readonly Property[]): ContactCard {
  const firstOf = (name: string) => properties.find((property) => property.name === name)?.value;
  if (firstOf('VERSION') !== '4.0' || properties[1]?.name !== 'VERSION') throw new Error('This is no vCard 4.0.');
  const [familyName, givenName] = (firstOf('N') ?? ';').split(/(?<!(?<!\\)(?:\\\\)*\\);/).map(readText);
  const name = properties.find((property) => property.name === 'FN');
  const place = properties.find((property) => property.name === 'ADR' && !property.parameters.has('LABEL'));
  return {
    id: firstOf('UID')?.replace('urn:uuid:', '') ?? '',
    fullName: name?.parameters.has('DERIVED') ? null : readText(name?.value),
    ...{ givenName: givenName ?? null, familyName: familyName ?? null },
    ...{ jobTitle: readText(firstOf('TITLE')), company: readText(firstOf('ORG')) },
    birthDate: firstOf('BDAY')?.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3') ?? null,
    city: readText(place?.value.split(/(?<!(?<!\\)(?:\\\\)*\\);/)[3]),
    country: place?.parameters.get('CC') ?? null,
    language: firstOf('LANG') ?? null,
    points: properties.flatMap((property) => readPoint(property, properties)),
  };
}

function readPoint({ group, name, parameters, value }: Property, all: readonly Property[]): CardPoint[] {
  const label = all.find((other) => group !== '' && other.group === group && other.name === 'X-ABLABEL');
  const common = { label: readText(label?.value), isPrimary: parameters.get('PREF') === '1' };
  const text = readText(value) ?? '';
  switch (name) {
    case 'EMAIL':
      return [{ kind: 'email', value: text, ...common }];
    case 'TEL':
      return [{ kind: 'phone', value: text, ...common }];
    case 'URL':
      return [{ kind: 'url', value, ...common }];
    case 'SOCIALPROFILE':
      return [{ kind: 'handle', value: text, ...common }];
    case 'ADR':
      return parameters.has('LABEL') ? [{ kind: 'postal', value: parameters.get('LABEL') ?? '', ...common }] : [];
    default:
      return [];
  }
}

function readText(value: string | undefined): string | null {
  if (value === undefined || value === '') return null;
  return value.replaceAll(/\\(.)/gsu, (_, escaped: string) => (escaped.toLowerCase() === 'n' ? '\n' : escaped));
}
