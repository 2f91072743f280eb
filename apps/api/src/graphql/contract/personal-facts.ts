import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import type { Category, Declaration, MaskStyle } from '@smartx/domain/kernel';
import { columnNamed, columnOf, type MetadataSource, type ReadField, type ReadType } from '../../read/read-type.ts';
import { READ_TYPES, typeNamed } from '../read-types.ts';

/** What is declared about a field that says something about a person. */
export interface PersonalFact {
  readonly category: Category;
  readonly mask?: MaskStyle;
  readonly stored?: 'sealed' | 'searchable';
  /** Whether it goes when the person refuses the purpose. */
  readonly withheld?: true;
}

/**
 * What is personal in the API, by `Type.field`: from the classification of the columns that the read engine reads, so that it
 * cannot differ from what is withheld.
 */
export function personalFacts(
  fieldsOf: (typeName: string) => readonly string[],
  metadata: MetadataSource,
): ReadonlyMap<string, PersonalFact> {
  const facts: (readonly [string, PersonalFact])[] = READ_TYPES.flatMap((type) =>
    fieldsOf(type.name).flatMap((name) => {
      const fact = factOf(type, name, metadata);
      return fact ? [[`${type.name}.${name}`, type.subject ? { ...fact, withheld: true } : fact] as const] : [];
    }),
  );
  return new Map(facts);
}

function factOf(type: ReadType, name: string, metadata: MetadataSource): PersonalFact | null {
  const meta = metadata(type.entity);
  const field = type.fields[name];
  if (field) return factOfField(field, meta, metadata);
  return meta.properties[name] ? declared(meta, columnOf(meta, name).property) : null;
}

function factOfField(field: ReadField, meta: EntityMetadata, metadata: MetadataSource): PersonalFact | null {
  if (field.kind === 'column') return declared(meta, field.property);
  if (field.kind === 'money') return declared(meta, field.minor);
  if (field.kind === 'either') return declared(meta, field.sealed);
  if (field.kind === 'id' || field.kind === 'one') return declared(meta, columnNamed(meta, field.column).property);
  // What is made of several columns says itself that it is personal; its kind is that of the first that identifies.
  return field.personal
    ? firstPersonal(field.kind === 'derived' ? meta : metadata(typeNamed(field.type).entity))
    : null;
}

function declared(meta: EntityMetadata, property: string): PersonalFact | null {
  const found: (EntityProperty & { privacy?: Declaration }) | undefined = meta.properties[property];
  const declaration = found?.privacy;
  return declaration && declaration.kind !== 'notPersonal' ? declaration : null;
}

function firstPersonal(meta: EntityMetadata): PersonalFact | null {
  const names = Object.keys(meta.properties);
  const facts = names.flatMap((name) => declared(meta, name) ?? []);
  return facts[0] ? { category: facts[0].category } : null;
}
