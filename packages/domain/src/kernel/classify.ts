/** What personal data is about; retention and the record of processing are kept per category. */
export type Category =
  | 'identity'
  | 'contact'
  | 'relationship'
  | 'communication'
  | 'commerce'
  | 'preference'
  | 'usage'
  | 'security'
  | 'request'
  | 'special';

/** What erasure does with a column's value (GDPR Art. 17). */
export type ErasureAction =
  | 'clear'
  | 'pseudonymise'
  | 'redact'
  | 'unlink'
  | 'delete-row'
  | { readonly keepFor: 'legal-obligation' | 'legal-claims' | 'proof' };

/** How a role sees a column that is masked for it. */
export type MaskStyle = 'hide' | 'initials' | 'email' | 'last4' | 'year';

/** What a column says about a person, and what follows from it. */
export interface PersonalDeclaration {
  readonly category: Category;
  readonly onErasure: ErasureAction;
  readonly mask?: MaskStyle;
  readonly stored?: 'sealed' | 'searchable';
}

/** The declaration of a column as the catalogue reads it. */
export type Declaration =
  | ({ readonly kind: 'identifying' | 'relating' } & PersonalDeclaration)
  | { readonly kind: 'notPersonal' };

/** How a row reaches the people whom it is about; every table says so. */
export type SubjectPath = 'self' | 'none' | 'participants' | 'author' | { readonly via: string };

interface Declarable {
  '~options': object;
}

/** The key under which a declaration travels on a property; MikroORM carries unknown options through discovery. */
export const DECLARATION_KEY = 'privacy';

function declare<Builder extends Declarable>(builder: Builder, declaration: Declaration): Builder {
  const options = { [DECLARATION_KEY]: declaration };
  // A relation owns two columns and one of them is the tenant's, so only a scalar carries its words into the database.
  if (!('kind' in builder['~options'])) Object.assign(options, { comment: describe(declaration) });
  Object.assign(builder['~options'], options);
  return builder;
}

function describe(declaration: Declaration): string {
  if (declaration.kind === 'notPersonal') return 'not personal';
  const action =
    typeof declaration.onErasure === 'string' ? declaration.onErasure : `keep for ${declaration.onErasure.keepFor}`;
  return [declaration.kind, declaration.category, `on erasure: ${action}`, declaration.stored]
    .filter(Boolean)
    .join(', ');
}

/** Declares a column that names a person, alone or together with others (GDPR Art. 4(1)). */
export function identifying<Builder extends Declarable>(builder: Builder, declaration: PersonalDeclaration): Builder {
  return declare(builder, { kind: 'identifying', ...declaration });
}

/** Declares a column that says something about a person without naming them. */
export function relating<Builder extends Declarable>(builder: Builder, declaration: PersonalDeclaration): Builder {
  return declare(builder, { kind: 'relating', ...declaration });
}

/** Declares a column that is technical, or a fact about an organisation that is no natural person. */
export function notPersonal<Builder extends Declarable>(builder: Builder): Builder {
  return declare(builder, { kind: 'notPersonal' });
}
