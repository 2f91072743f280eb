import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import type { Action, Category, Declaration, IdKind, Purpose, Viewer } from '@smartx/domain/kernel';
import type { RawBuilder } from 'kysely';
import type { SearchSource } from './search-term.ts';

/** How a type's rows reach the person whose refusal withholds their personal columns. */
export type SubjectPath =
  | {
      readonly kind: 'own';
      readonly column: string;
      /** Whether the row holds the decision about its person too, as that of a contact does. */
      readonly holdsDecision?: true;
    }
  /** Through the contact whom it belongs to, whose row holds the decision. */
  | { readonly kind: 'through'; readonly table: 'contact'; readonly column: string }
  /** Several people have a part in it; the column names the contact that it is kept under. */
  | { readonly kind: 'joint'; readonly recordType: 'note' | 'activity' | 'task' | 'file'; readonly column: string };

/** Which properties tell each field of a type beside its own: what lists sort by tells the name that it was made of. */
export type Tells = Readonly<Record<string, string>>;

/** The {@link Tells} of a type by its name. */
export type ToldBy = (typeName: string) => Tells;

/** Of what the declared purpose has no use. */
export interface Unserved {
  /** The fields and properties of a type, by its name. */
  readonly fieldsOf: (typeName: string) => readonly string[];
  readonly categories: readonly Category[];
}

/** A field that is not a plain column of the same name. Related types are named, so that files need not import each other. */
export type ReadField =
  | { readonly kind: 'column'; readonly property: string }
  | { readonly kind: 'id'; readonly of: IdKind; readonly column: string }
  | { readonly kind: 'money'; readonly minor: string; readonly currency: string }
  | { readonly kind: 'one'; readonly type: string; readonly column: string }
  | {
      /** A value that stands either sealed or in clear, in one of two columns. */
      readonly kind: 'either';
      readonly sealed: string;
      readonly clear: string;
      /** Which sealed values are of this field, where several share the column. */
      readonly when: (alias: string) => RawBuilder<unknown>;
      /** The opened text as the value that it stands for. */
      readonly parse: (text: string) => unknown;
    }
  | {
      readonly kind: 'list' | 'connection';
      readonly type: string;
      readonly column: string;
      readonly only?: Readonly<Record<string, string>>;
      /** Further conditions that the field's arguments set. */
      readonly restrict?: (
        alias: string,
        args: Readonly<Record<string, unknown>>,
        purpose: Purpose,
      ) => RawBuilder<unknown>;
      /** In which order a plain list stands; by default in that of its ids. */
      readonly order?: (alias: string) => RawBuilder<unknown>;
      readonly personal?: boolean;
      /** Whether each row says of what kind it is, so that `restrict` leaves out what the purpose has no use for. */
      readonly perField?: true;
    }
  | {
      readonly kind: 'derived';
      readonly personal: boolean;
      readonly sql: (alias: string, viewer: Viewer, told: ToldBy, unserved: Unserved) => RawBuilder<unknown>;
    };

/** What a list can be sorted by: a column with an index that starts with the workspace. */
export interface ReadSort {
  readonly property: string;
}

/** By what a list can be grouped. */
export interface ReadGroup {
  readonly property: string;
  /** What the property names; null for a plain value. */
  readonly of: IdKind | null;
  /** Groups dates by their months. */
  readonly per?: 'month';
}

/** What can be summed up: an amount of money in its smallest unit, or a number. */
export type ReadSum = { readonly minor: string; readonly currency: string } | { readonly number: string };

/** How rows are found by a part of a text, in spite of row-level security. */
export interface TextIndex {
  readonly property: string;
  /** The function that gives the ids of the rows whose text is like a pattern. */
  readonly by: `match_${string}`;
  /** Whether the property holds the text without case and accents; else it is compared without case. */
  readonly isFolded: boolean;
}

/** How a GraphQL object type is read from a table. A field with the name of a property needs no entry. */
export interface ReadTypeInput {
  readonly name: string;
  /** The name under which relations find it, where several read the same GraphQL type. */
  readonly variant?: string;
  readonly entity: abstract new () => object;
  readonly idKind?: IdKind;
  /** The action whose row scope limits what is seen; null where the parent decides. */
  readonly readAction: Action | null;
  readonly subject?: SubjectPath;
  /** The column that names the contact whom a row is about, where it stays although they refuse: a deal stays on the board. */
  readonly about?: string;
  /** The object to which the workspace adds fields, where it can; its list of values is the field `customFields`. */
  readonly customObject?: string;
  /** The column that names the responsible member, for the scopes team and own. */
  readonly ownerColumn?: string;
  readonly hasBin?: boolean;
  /** The record that answers to an id, where several ids may be those of one. */
  readonly answeringFor?: (id: RawBuilder<unknown>, workspaceId: string) => RawBuilder<unknown>;
  /** Whether a workspace has so few of them that any filter on them is quick. */
  readonly isSmall?: boolean;
  readonly fields?: Readonly<Record<string, ReadField>>;
  readonly sorts?: Readonly<Record<string, ReadSort>>;
  /** The fields of which parts are looked for through an index. */
  readonly texts?: Readonly<Record<string, TextIndex>>;
  /** Properties without a field of their own, with the field that they tell: whoever does not see that may not use them. */
  readonly tells?: Tells;
  readonly groups?: Readonly<Record<string, ReadGroup>>;
  readonly sums?: Readonly<Record<string, ReadSum>>;
  /** In which ways the search of the product finds its records. */
  readonly search?: readonly SearchSource[];
}

/** A read type joined with the metadata of its entity. */
export interface ReadType extends ReadTypeInput {
  readonly fields: Readonly<Record<string, ReadField>>;
  readonly sorts: Readonly<Record<string, ReadSort>>;
}

/** A field that names a record of another type. */
export type ReadRelation = Extract<ReadField, { kind: 'one' }>;

/** A field that lists the records which point to a row. */
export type ReadList = Extract<ReadField, { kind: 'list' | 'connection' }>;

/** Declares how a GraphQL type is read. */
export function readType(input: ReadTypeInput): ReadType {
  return { fields: {}, sorts: {}, ...input };
}

/** A column as the engine needs it. */
export interface ReadColumn {
  readonly name: string;
  readonly property: string;
  readonly sqlType: string;
  readonly isPersonal: boolean;
  /** What kind of personal data it holds; null for what is not personal. */
  readonly category: Category | null;
  readonly isSealed: boolean;
  /** Somebody's words: what erasure redacts. */
  readonly isWritten: boolean;
  readonly isNullable: boolean;
}

/** Whether an index that begins with the workspace goes on with the property. */
export function isIndexed(meta: EntityMetadata, property: string): boolean {
  if (property === 'id') return true;
  return [...meta.indexes, ...meta.uniques].some(({ properties }) => {
    const [first, second] = [properties ?? []].flat();
    return first === 'workspaceId' && second === property;
  });
}

/** The metadata of every entity, by class. */
export type MetadataSource = (entity: abstract new () => object) => EntityMetadata;

/** The column behind a property. @throws Error for a property that is no column: a mistake in a declaration */
export function columnOf(meta: EntityMetadata, property: string): ReadColumn {
  return describe(meta, ({ name }) => name === property, property);
}

/** A column by its own name, such as that of a relation. @throws Error for an unknown one: a mistake in a declaration */
export function columnNamed(meta: EntityMetadata, column: string): ReadColumn {
  return describe(meta, ({ fieldNames }) => fieldNames?.at(-1) === column, column);
}

function describe(meta: EntityMetadata, isWanted: (property: EntityProperty) => boolean, wanted: string): ReadColumn {
  const found: (EntityProperty & { privacy?: Declaration }) | undefined = Object.values(meta.properties).find(isWanted);
  const name = found?.fieldNames.at(-1);
  if (!found || name === undefined) throw new Error(`${meta.className} has no column for "${wanted}".`);
  const declaration = found.privacy?.kind === 'notPersonal' ? undefined : found.privacy;
  return {
    name,
    property: found.name,
    sqlType: found.columnTypes.at(-1) ?? 'text',
    isPersonal: declaration !== undefined,
    category: declaration?.category ?? null,
    isSealed: declaration?.stored === 'sealed',
    isWritten: declaration?.onErasure === 'redact',
    isNullable: found.nullable === true,
  };
}
