import { z } from 'zod';
import type { CardPoint, ContactCard } from '../../privacy/access-export/portable/contact-card.ts';

const COMMON = { label: z.string().optional(), pref: z.int().min(1).max(100).optional() };
const list = <Value extends z.ZodType>(value: Value) => z.record(z.string().regex(/^[A-Za-z0-9_-]{1,255}$/), value);
const typed = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.strictObject({ '@type': z.literal(name), ...shape });

const BIRTH = typed('PartialDate', { year: z.int(), month: z.int().min(1).max(12), day: z.int().min(1).max(31) });

/** What of RFC 9553 the product writes; a property that the RFC does not know there is refused. */
const CARD = typed('Card', {
  version: z.literal('1.0'),
  kind: z.literal('individual'),
  uid: z.string().startsWith('urn:uuid:'),
  name: typed('Name', {
    full: z.string().optional(),
    components: z.array(typed('NameComponent', { kind: z.enum(['given', 'surname']), value: z.string() })).optional(),
  }).optional(),
  titles: list(typed('Title', { name: z.string() })).optional(),
  organizations: list(typed('Organization', { name: z.string() })).optional(),
  anniversaries: list(typed('Anniversary', { kind: z.literal('birth'), date: BIRTH })).optional(),
  preferredLanguages: list(typed('LanguagePref', { language: z.string() })).optional(),
  emails: list(typed('EmailAddress', { address: z.string(), ...COMMON })).optional(),
  phones: list(typed('Phone', { number: z.string(), ...COMMON })).optional(),
  links: list(typed('Link', { uri: z.string(), ...COMMON })).optional(),
  onlineServices: list(typed('OnlineService', { user: z.string(), ...COMMON })).optional(),
  addresses: list(
    typed('Address', {
      full: z.string().optional(),
      components: z.array(typed('AddressComponent', { kind: z.literal('locality'), value: z.string() })).optional(),
      countryCode: z.string().length(2).optional(),
      label: COMMON.label,
      pref: COMMON.pref,
    }),
  ).optional(),
});

/** Reads JSContact cards as another product would, written from the RFC alone. @throws ZodError for what is none */
export function readJscontacts(text: string): ContactCard[] {
  return z.array(CARD).parse(JSON.parse(text)).map(readCard);
}

function readCard(card: z.infer<typeof CARD>): ContactCard {
  const part = (kind: string) => card.name?.components?.find((component) => component.kind === kind)?.value ?? null;
  const addresses = Object.values(card.addresses ?? {});
  const place = addresses.find(({ full }) => full === undefined);
  const birth = card.anniversaries?.birth?.date;
  return {
    id: card.uid.replace('urn:uuid:', ''),
    ...{ fullName: card.name?.full ?? null, givenName: part('given'), familyName: part('surname') },
    ...{ jobTitle: card.titles?.title?.name ?? null, company: card.organizations?.company?.name ?? null },
    birthDate: birth ? [birth.year, twoDigits(birth.month), twoDigits(birth.day)].join('-') : null,
    ...{ city: place?.components?.[0]?.value ?? null, country: place?.countryCode ?? null },
    language: card.preferredLanguages?.language?.language ?? null,
    points: [
      ...pointsOf('email', card.emails, ({ address }) => address),
      ...pointsOf('phone', card.phones, ({ number }) => number),
      ...pointsOf('postal', card.addresses, ({ full }) => full),
      ...pointsOf('url', card.links, ({ uri }) => uri),
      ...pointsOf('handle', card.onlineServices, ({ user }) => user),
    ],
  };
}

function pointsOf<Entry extends { label?: string | undefined; pref?: number | undefined }>(
  kind: CardPoint['kind'],
  entries: Readonly<Record<string, Entry>> | undefined,
  read: (entry: Entry) => string | undefined,
): CardPoint[] {
  return Object.values(entries ?? {}).flatMap((entry) => {
    const value = read(entry);
    return value === undefined ? [] : [{ kind, value, label: entry.label ?? null, isPrimary: entry.pref === 1 }];
  });
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
