import { formatDate, formatMoney, type Translator } from '@smartx/ui';
import { lifecycleWord, noticeWord, originWord } from '../../contact/contact-words.ts';
import { fieldWord } from '../../contact/field-words.ts';
import { leadStatusWord } from '../../lead/lead-words.ts';

/** A field of any record as people call it; a custom field by its key. */
export function changedFieldWord(i18n: Translator, field: string): string {
  const [name = '', key] = field.split('.');
  if (name === 'customFields' && key) return key;
  switch (name.replace(/(Minor|Currency)$/, '')) {
    case 'name':
      return i18n.t('Name');
    case 'domain':
      return i18n.t('Domain');
    case 'website':
      return i18n.t('Website');
    case 'industry':
      return i18n.t('Industry');
    case 'employeeCount':
      return i18n.t('Employees');
    case 'foundedYear':
      return i18n.t('Founded');
    case 'annualRevenue':
      return i18n.t('Revenue a year');
    case 'isSoleTrader':
      return i18n.t('Sole trader');
    case 'parent':
      return i18n.t('Part of');
    case 'value':
      return i18n.t('Value');
    case 'expectedCloseOn':
      return i18n.t('Expected close');
    case 'engagedOn':
      return i18n.t('Engaged');
    case 'closedOn':
      return i18n.t('Closed');
    case 'lostReason':
      return i18n.t('Why it was lost');
    case 'stage':
      return i18n.t('Stage');
    case 'pipeline':
      return i18n.t('Pipeline');
    case 'owner':
      return i18n.t('Owner');
    case 'company':
      return i18n.t('Company');
    case 'contact':
      return i18n.t('Contact');
    case 'contacts':
      return i18n.t('People');
    case 'lines':
      return i18n.t('Products');
    case 'status':
      return i18n.t('Status');
    case 'score':
      return i18n.t('Score');
    case 'deletedAt':
      return i18n.t('Bin');
    default:
      return fieldWord(i18n, name);
  }
}

/** What the history keeps of a value, in words: words of closed lists, dates, amounts and names as everywhere. */
export function changedValueWord(i18n: Translator, field: string, value: string, name: string | null): string {
  const [amount, currency] = name?.split(' ') ?? [];
  if (/Minor$/.test(field) && amount && currency) return formatMoney(i18n.locale, amount, currency);
  if (name !== null) return name;
  if (value === 'true') return i18n.t('yes');
  if (value === 'false') return i18n.t('no');
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return formatDate(i18n.locale, value, 'date');
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return formatDate(i18n.locale, value);
  switch (field) {
    case 'lifecycle':
      return lifecycleWord(i18n, value);
    case 'status':
      return leadStatusWord(i18n, value);
    case 'collectedFrom':
      return originWord(i18n, value);
    case 'noticeState':
      return noticeWord(i18n, value);
    default:
      // The id of a record that the viewer may not see, or that is gone.
      return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value) ? i18n.t('another record') : value;
  }
}

/** By what way a change came, where nobody made it at a screen. */
export function throughWord(i18n: Translator, through: string, importNumber: number | null): string | null {
  switch (through) {
    case 'import':
      return importNumber === null
        ? i18n.t('through an import')
        : i18n.t('through import {number}', { number: importNumber });
    case 'bulk':
      return i18n.t('in a change of many records');
    case 'api':
      return i18n.t('through the API');
    case 'portal':
      return i18n.t('in the privacy centre');
    case 'job':
      return i18n.t('by the product itself');
    case 'cli':
      return i18n.t('on the command line');
    case 'seed':
      return i18n.t('with the sample data');
    default:
      return null;
  }
}
