import type { Category } from '@smartx/domain/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { ReadContext } from '../context.ts';
import { columnOf, type ReadField, type ReadList, type Tells } from '../read-type.ts';
import { type Selected, selects } from '../selection.ts';
import { type Entry, jsonObject, jsonProjection } from './json.ts';
import { idSql, leafSql, moneySql } from './leaf.ts';
import { recordMark, sealedMark } from './marks.ts';
import type { NodeScope } from './node-scope.ts';
import { isLinkShown } from './related.ts';
import { selectMany, selectOne } from './select-relation.ts';
import { categoryOfList, categoryOfRows, isServed, unservedBy } from './visible/category.ts';
import { type Sensitivity, withheldAsNull } from './visible/own-value.ts';
import { subjectsOf } from './visible/subjects.ts';
import { fieldRule } from './visible/visibility.ts';
import { emailHintSql, selectWithheld, type WithheldFields } from './withheld.ts';

/** Compiles the selected fields of a row to one JSON object; masks and the purpose decision are part of each column's SQL. */
export function selectNode(scope: NodeScope, selection: readonly Selected[]): RawBuilder<unknown> {
  const compiler = new NodeCompiler(scope, selects(selection, 'withheld'));
  for (const field of selection) compiler.add(field);
  return compiler.finish();
}

class NodeCompiler implements WithheldFields {
  private readonly entries: { readonly key: string; readonly value: () => RawBuilder<unknown> }[] = [];
  readonly personal = new Set<string>();
  readonly unserved = new Map<string, Category>();
  readonly written = new Set<string>();
  readonly byRole = new Map<string, RawBuilder<unknown> | null>();
  private readonly row: RawBuilder<unknown>;

  constructor(
    private readonly scope: NodeScope,
    private readonly explains: boolean,
  ) {
    this.row = sql.ref(scope.alias);
  }

  add(selected: Selected): void {
    const { key, name } = selected;
    if (name === '__typename') this.put(key, sql.lit(this.scope.type.name));
    // What is withheld is known when every field was looked at.
    else if (name === 'withheld') this.entries.push({ key, value: () => selectWithheld(this.scope, selected, this) });
    else if (fieldRule(this.scope.type, name, this.scope.context) === 'show') this.put(key, this.shown(selected));
    else {
      this.put(key, sql`null`);
      this.withhold(name);
    }
  }

  finish(): RawBuilder<unknown> {
    const { type, decision, plan, isTyped } = this.scope;
    const mark = { key: '~', value: recordMark(subjectsOf(this.scope), decision.refusal) };
    const fields = this.entries.map(({ key, value }): Entry => ({ key, value: value() }));
    const isUntyped = isTyped && !fields.some(({ key }) => key === '__typename');
    const typename = isUntyped ? [{ key: '__typename', value: sql.lit(type.name) }] : [];
    return jsonObject([mark, ...typename, ...fields], plan);
  }

  private shown(selected: Selected): RawBuilder<unknown> {
    const { name } = selected;
    const field = this.definition(name);
    switch (field.kind) {
      case 'id':
        return idSql(field.of, this.own(field.column));
      case 'column':
        return this.column(selected, field.property);
      case 'either':
        return this.either(selected, field);
      case 'money':
        return this.money(selected, field);
      case 'derived': {
        const value = field.sql(this.scope.alias, this.scope.context.viewer, this.told, unservedBy(this.scope.context));
        const is = { isPersonal: field.personal, isWritten: false, category: categoryOfRows(this.meta()) };
        return this.guard(name, is, this.plain(selected, value));
      }
      case 'one': {
        const { json, isPersonal, category } = selectOne(this.scope, field, selected);
        if (isPersonal) this.note(name, category);
        return json;
      }
      default:
        // The list stands there empty, because what it lists is told by a field that the role does not see.
        if (!isLinkShown(this.scope, field)) this.byRole.set(name, null);
        return this.guard(name, ofList(field, this.scope.context), selectMany(this.scope, field, selected));
    }
  }

  private column(selected: Selected, property: string): RawBuilder<unknown> {
    const { name } = selected;
    const column = columnOf(this.meta(), property);
    const own = this.own(column.name);
    if (!column.isSealed) return this.guard(name, column, this.plain(selected, own, column.sqlType));
    const mark = this.sealed(column.name, own, (text) => text);
    return this.guard(name, column, sql`case when ${own} is not null then ${mark} end`);
  }

  private plain(selected: Selected, value: RawBuilder<unknown>, sqlType?: string): RawBuilder<unknown> {
    if (selected.leaf === null) return jsonProjection(value, selected, this.scope.plan);
    return leafSql(selected.leaf, value, sqlType);
  }

  private either({ name, leaf }: Selected, field: Extract<ReadField, { kind: 'either' }>): RawBuilder<unknown> {
    const sealed = columnOf(this.meta(), field.sealed).name;
    const clear = columnOf(this.meta(), field.clear);
    const value = sql`case when ${this.own(sealed)} is null then to_json(${leafSql(leaf, this.own(clear.name), clear.sqlType)})
      when ${field.when(this.scope.alias)} then ${this.sealed(sealed, this.own(sealed), field.parse)} end`;
    return this.guard(name, { ...columnOf(this.meta(), field.sealed), category: null, isWritten: false }, value);
  }

  private money(
    { name, children, object }: Selected,
    field: Extract<ReadField, { kind: 'money' }>,
  ): RawBuilder<unknown> {
    const column = columnOf(this.meta(), field.minor);
    const amount = this.own(column.name);
    const currency = this.own(columnOf(this.meta(), field.currency).name);
    const parts = new Map([
      ['amount', moneySql(amount, currency)],
      ['currency', currency],
      ['__typename', sql.lit(object)],
    ]);
    const entries = children.map(({ key, name: part }): Entry => ({ key, value: parts.get(part) ?? sql`null` }));
    const json = jsonObject(entries, this.scope.plan);
    return this.guard(name, column, sql`case when ${amount} is not null then ${json} end`);
  }

  private sealed(column: string, bytes: RawBuilder<unknown>, parse: (text: string) => unknown): RawBuilder<unknown> {
    const index = this.scope.plan.sealed.push({ table: this.meta().tableName, column, parse }) - 1;
    return sealedMark(index, this.own('id'), bytes);
  }

  private withhold(name: string): void {
    if (this.byRole.has(name)) return;
    const isMasked = fieldRule(this.scope.type, name, this.scope.context) === 'mask';
    this.byRole.set(name, this.explains && isMasked ? this.hint(this.definition(name)) : null);
  }

  /** A hint at what is masked; only clear e-mail addresses have one, the rest is sealed. */
  private hint(field: ReadField): RawBuilder<unknown> | null {
    if (field.kind !== 'list' || field.only?.kind !== 'email') return null;
    return emailHintSql(sql`(select clear_value from contact_point
      where workspace_id = ${this.scope.context.viewer.workspaceId}::uuid and contact_id = ${this.row}.id and kind = 'email'
      order by is_primary desc, id limit 1)`);
  }

  /** A personal value is null where the person refuses the purpose. */
  private guard(name: string, is: Sensitivity, value: RawBuilder<unknown>): RawBuilder<unknown> {
    if (is.isPersonal) {
      this.note(name, is.category);
      this.scope.plan.personalFields.add(`${this.scope.type.name}.${name}`);
    }
    if (is.isWritten) this.written.add(name);
    return withheldAsNull(this.scope, is, value);
  }

  private note(name: string, category: Category | null): void {
    this.personal.add(name);
    if (category && !isServed(category, this.scope.context)) this.unserved.set(name, category);
  }

  private readonly told = (typeName: string): Tells => this.scope.context.typeNamed(typeName).tells ?? {};

  private own(column: string): RawBuilder<unknown> {
    return sql`${this.row}.${sql.ref(column)}`;
  }

  private put(key: string, value: RawBuilder<unknown>): void {
    this.entries.push({ key, value: () => value });
  }

  private definition(name: string): ReadField {
    const { type } = this.scope;
    const declared = type.fields[name];
    if (declared) return declared;
    if (name === 'id' && type.idKind) return { kind: 'id', of: type.idKind, column: 'id' };
    return { kind: 'column', property: name };
  }

  private meta() {
    return this.scope.context.metadata(this.scope.type.entity);
  }
}

/** What is made of several columns, or of several rows. */
function ofList(field: ReadList, context: ReadContext): Sensitivity {
  return { isPersonal: field.personal === true, isWritten: false, category: categoryOfList(field, context) };
}
