import type { Translator } from '@smartx/ui';

/** What an item of the archive is. */
export function archiveKindWord(i18n: Translator, kind: string): string {
  const words: Record<string, string> = {
    deal: i18n.t('Sale'),
    file: i18n.t('Document'),
    company: i18n.t('Sole trader, as a buyer'),
  };
  return words[kind] ?? kind;
}

/** What a field of a sealed copy is called; the way to it has a dot before each part, and places are counted from 1. */
export function archiveFieldWord(i18n: Translator, field: string): string {
  const [, place = '', part = field] = /^lines\.(\d+)\.(\w+)$/.exec(field) ?? [];
  if (place) {
    const of: Record<string, string> = {
      product: i18n.t('Line {place}: product', { place }),
      quantity: i18n.t('Line {place}: quantity', { place }),
      unitPrice: i18n.t('Line {place}: price of one', { place }),
    };
    return of[part] ?? field;
  }
  const words: Record<string, string> = {
    name: i18n.t('Name'),
    value: i18n.t('Value'),
    closedOn: i18n.t('Closed on'),
    engagedOn: i18n.t('Begun on'),
    statutoryOn: i18n.t('Day of the document'),
    mediaType: i18n.t('Type of file'),
    byteSize: i18n.t('Size in bytes'),
    'buyer.name': i18n.t('Buyer'),
    'buyer.company': i18n.t('Buyer: company'),
    'buyer.city': i18n.t('Buyer: city'),
    'buyer.country': i18n.t('Buyer: country'),
    city: i18n.t('City'),
    country: i18n.t('Country'),
  };
  if (/^buyer\.addresses\.\d+$/.test(field)) return i18n.t('Buyer: address');
  if (/^buyer\.emails\.\d+$/.test(field)) return i18n.t('Buyer: email');
  return words[field] ?? '';
}
