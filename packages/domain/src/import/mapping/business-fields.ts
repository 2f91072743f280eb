import type { ImportField } from './import-field.ts';

/** The member who answers for a record. */
export const OWNER: ImportField = {
  key: 'owner',
  label: 'Owner',
  kind: 'link',
  synonyms: [
    'account owner',
    'deal owner',
    'contact owner',
    'lead owner',
    'sales agent',
    'sales rep',
    'agent',
    'assigned to',
    'responsible',
  ],
};

/** What the system that the file comes from calls the record. */
export function externalId(...synonyms: string[]): ImportField {
  return {
    key: 'externalId',
    label: 'External id',
    kind: 'external-id',
    synonyms: ['id', 'external id', 'external identifier', 'record id', ...synonyms],
  };
}

/** The fields of a company. */
export const COMPANY_FIELDS: readonly ImportField[] = [
  externalId('company id', 'account id', 'organisation id'),
  {
    key: 'name',
    label: 'Name',
    kind: 'text',
    isRequired: true,
    synonyms: [
      'company',
      'company name',
      'account',
      'account name',
      'organisation',
      'organization',
      'firm',
      'customer',
      'firma',
    ],
  },
  { key: 'domain', label: 'Domain', kind: 'text', synonyms: ['company domain', 'company domain name', 'email domain'] },
  { key: 'website', label: 'Website', kind: 'url', synonyms: ['web site', 'homepage', 'url', 'web page', 'webseite'] },
  { key: 'industry', label: 'Industry', kind: 'text', synonyms: ['sector', 'branche', 'business', 'vertical'] },
  { key: 'city', label: 'City', kind: 'text', synonyms: ['town', 'billing city', 'ort', 'stadt'] },
  {
    key: 'country',
    label: 'Country',
    kind: 'country',
    synonyms: ['country region', 'billing country', 'office location', 'location', 'headquarters', 'land'],
  },
  {
    key: 'foundedYear',
    label: 'Founded in',
    kind: 'integer',
    synonyms: ['year established', 'year founded', 'founded', 'established'],
  },
  {
    key: 'employeeCount',
    label: 'Employees',
    kind: 'integer',
    synonyms: ['number of employees', 'employee count', 'staff', 'headcount', 'mitarbeiter'],
  },
  {
    key: 'annualRevenue',
    label: 'Annual revenue',
    kind: 'money',
    synonyms: ['revenue', 'turnover', 'sales', 'umsatz'],
  },
  {
    key: 'parent',
    label: 'Parent company',
    kind: 'link',
    synonyms: ['subsidiary of', 'parent', 'parent account', 'belongs to', 'parent company name', 'group'],
  },
  OWNER,
];

/** The fields of a product. */
export const PRODUCT_FIELDS: readonly ImportField[] = [
  externalId('sku', 'product id', 'product code', 'article number', 'item number'),
  {
    key: 'name',
    label: 'Name',
    kind: 'text',
    isRequired: true,
    synonyms: ['product', 'product name', 'item', 'title', 'produkt', 'artikel'],
  },
  { key: 'series', label: 'Series', kind: 'text', synonyms: ['family', 'product family', 'category', 'line', 'group'] },
  { key: 'price', label: 'Price', kind: 'money', synonyms: ['sales price', 'unit price', 'list price', 'preis'] },
  { key: 'isActive', label: 'On sale', kind: 'boolean', synonyms: ['active', 'enabled', 'available'] },
];

/** The fields of a member; an imported one cannot sign in until they are invited. */
export const MEMBER_FIELDS: readonly ImportField[] = [
  externalId('user id', 'agent id', 'employee id', 'owner id'),
  {
    key: 'fullName',
    label: 'Name',
    kind: 'text',
    isRequired: true,
    synonyms: [
      'sales agent',
      'agent',
      'sales rep',
      'rep',
      'member',
      'employee',
      'user',
      'full name',
      'owner',
      'mitarbeiter',
    ],
  },
  { key: 'email', label: 'E-mail', kind: 'email', synonyms: ['email address', 'mail', 'work email'] },
  {
    key: 'regionalOffice',
    label: 'Regional office',
    kind: 'text',
    synonyms: ['office', 'region', 'branch', 'location'],
  },
  { key: 'team', label: 'Team', kind: 'text', synonyms: ['team name', 'sales team', 'group', 'department'] },
  {
    key: 'manager',
    label: 'Manager of the team',
    kind: 'text',
    synonyms: ['team manager', 'team lead', 'supervisor', 'reports to', 'boss'],
  },
];

/** The fields of a deal. */
export const DEAL_FIELDS: readonly ImportField[] = [
  externalId('opportunity id', 'deal id', 'opportunity number'),
  {
    key: 'name',
    label: 'Name',
    kind: 'text',
    synonyms: ['deal', 'deal name', 'opportunity', 'opportunity name', 'title', 'subject'],
  },
  {
    key: 'company',
    label: 'Company',
    kind: 'link',
    synonyms: ['account', 'account name', 'company name', 'organisation', 'organization', 'customer'],
  },
  { key: 'contact', label: 'Contact by e-mail', kind: 'email', synonyms: ['contact email', 'email', 'customer email'] },
  OWNER,
  { key: 'product', label: 'Product', kind: 'link', synonyms: ['product name', 'item', 'produkt'] },
  { key: 'pipeline', label: 'Pipeline', kind: 'link', synonyms: ['pipeline name', 'sales process'] },
  {
    key: 'stage',
    label: 'Stage',
    kind: 'link',
    synonyms: ['deal stage', 'stage name', 'status', 'phase', 'sales stage'],
  },
  {
    key: 'value',
    label: 'Value',
    kind: 'money',
    synonyms: ['close value', 'amount', 'deal value', 'deal amount', 'price', 'betrag', 'wert'],
  },
  {
    key: 'engagedOn',
    label: 'Engaged on',
    kind: 'date',
    synonyms: ['engage date', 'start date', 'opened', 'created', 'create date', 'created date'],
  },
  { key: 'closedOn', label: 'Closed on', kind: 'date', synonyms: ['close date', 'closed date', 'won date', 'closed'] },
  {
    key: 'expectedCloseOn',
    label: 'Expected to close on',
    kind: 'date',
    synonyms: ['expected close date', 'forecast date', 'expected close'],
  },
  {
    key: 'lostReason',
    label: 'Reason of the loss',
    kind: 'text',
    synonyms: ['loss reason', 'closed lost reason', 'lost reason'],
  },
];
