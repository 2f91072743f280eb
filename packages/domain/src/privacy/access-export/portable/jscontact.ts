import { jsonText } from '../formats/data-json.ts';
import type { CardPoint, ContactCard } from './contact-card.ts';

/** The property of a JSContact card that holds addresses of a kind, with the form of one. */
const PLACES: Readonly<Record<CardPoint['kind'], readonly [property: string, value: string, type: string]>> = {
  email: ['emails', 'address', 'EmailAddress'],
  phone: ['phones', 'number', 'Phone'],
  postal: ['addresses', 'full', 'Address'],
  url: ['links', 'uri', 'Link'],
  handle: ['onlineServices', 'user', 'OnlineService'],
};

/** Cards as JSContact 1.0 (RFC 9553): a list of `Card` objects. */
export function renderJscontact(cards: readonly ContactCard[]): string {
  return jsonText(cards.map(renderCard));
}

function renderCard(card: ContactCard) {
  const { jobTitle, company, birthDate, language, points } = card;
  return {
    ...{ '@type': 'Card', version: '1.0', kind: 'individual', uid: `urn:uuid:${card.id}` },
    ...nameOf(card),
    ...(jobTitle ? { titles: { title: { '@type': 'Title', name: jobTitle } } } : {}),
    ...(company ? { organizations: { company: { '@type': 'Organization', name: company } } } : {}),
    ...(birthDate ? { anniversaries: { birth: birthOf(birthDate) } } : {}),
    ...(language ? { preferredLanguages: { language: { '@type': 'LanguagePref', language } } } : {}),
    ...pointsOf(points.filter(({ kind }) => kind !== 'postal')),
    ...addressesOf(card),
  };
}

function nameOf({ fullName, givenName, familyName }: ContactCard) {
  const components = [
    ...(givenName ? [{ '@type': 'NameComponent', kind: 'given', value: givenName }] : []),
    ...(familyName ? [{ '@type': 'NameComponent', kind: 'surname', value: familyName }] : []),
  ];
  if (fullName === null && components.length === 0) return {};
  const full = fullName === null ? {} : { full: fullName };
  return { name: { '@type': 'Name', ...full, ...(components.length > 0 ? { components } : {}) } };
}

function birthOf(date: string) {
  const [year, month, day] = date.split('-').map(Number);
  return { '@type': 'Anniversary', kind: 'birth', date: { '@type': 'PartialDate', year, month, day } };
}

function addressesOf({ city, country, points }: ContactCard) {
  const { addresses = {} } = pointsOf(points.filter(({ kind }) => kind === 'postal'));
  if (!city && !country) return Object.keys(addresses).length > 0 ? { addresses } : {};
  const components = city ? { components: [{ '@type': 'AddressComponent', kind: 'locality', value: city }] } : {};
  const place = { '@type': 'Address', ...components, ...(country ? { countryCode: country } : {}) };
  return { addresses: { place, ...addresses } };
}

function pointsOf(points: readonly CardPoint[]): Record<string, Record<string, object>> {
  const placed: Record<string, Record<string, object>> = {};
  for (const [index, { kind, value, label, isPrimary }] of points.entries()) {
    const [property, name, type] = PLACES[kind];
    const entry = { '@type': type, [name]: value, ...(label ? { label } : {}), ...(isPrimary ? { pref: 1 } : {}) };
    placed[property] = { ...placed[property], [`${kind}-${index + 1}`]: entry };
  }
  return placed;
}
