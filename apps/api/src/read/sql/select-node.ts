import { type RawBuilder, sql } from 'kysely';
import type { FieldPlan, RoleWithheld } from '../plan.ts';
import { columnOf, type ReadField, type Tells } from '../read-type.ts';
import { type Selected, selects } from '../selection.ts';
import { AUTHOR_SLOT, type CompiledNode, ID_SLOT, type NodeScope, REASON_SLOT } from './node-scope.ts';
import { isLinkShown } from './related.ts';
import { selectMany, selectOne } from './select-relation.ts';
import { type Sensitivity, withheldAsNull } from './visible/own-value.ts';
import { fieldRule } from './visible/visibility.ts';

/** Compiles the selected fields of a row, and `further` values by their slots; masks and the purpose decision are part of each column's SQL. */
export function selectNode(
  scope: NodeScope,
  selection: readonly Selected[],
  further: Readonly<Record<string, RawBuilder<unknown>>> = {},
): CompiledNode {
  const compiler = new NodeCompiler(scope, selects(selection, 'withheld'));
  for (const field of selection) compiler.add(field);
  return compiler.finish(further);
}

class NodeCompiler {
  private readonly columns: RawBuilder<unknown>[] = [];
  private readonly fields: FieldPlan[] = [];
  private readonly personal = new Set<string>();
  private readonly written = new Set<string>();
  private readonly byRole = new Map<string, RoleWithheld>();
  private readonly row: RawBuilder<unknown>;

  constructor(
    private readonly scope: NodeScope,
    private readonly explains: boolean,
  ) {
    this.row = sql.ref(scope.alias);
  }

  add(selected: Selected): void {
    const { key, name } = selected;
    if (name === '__typename') return;
    if (name === 'withheld') {
      this.fields.push({ kind: 'withheld', key });
      return;
    }
    const field = this.definition(name);
    if (fieldRule(this.scope.type, name, this.scope.context) !== 'show') this.withhold(selected, field);
    else this.addShown(selected, field);
  }

  finish(further: Readonly<Record<string, RawBuilder<unknown>>>): CompiledNode {
    const { type, decision } = this.scope;
    const columns = [...this.columns, sql`${this.row}.id as ${sql.ref(ID_SLOT)}`];
    if (this.explains && decision.reason) columns.push(sql`${decision.reason} as ${sql.ref(REASON_SLOT)}`);
    if (this.explains && this.written.size > 0 && decision.isAuthorRestricted)
      columns.push(sql`${decision.isAuthorRestricted} as ${sql.ref(AUTHOR_SLOT)}`);
    for (const [slot, value] of Object.entries(further)) columns.push(sql`${value} as ${sql.ref(slot)}`);
    return {
      json: sql`(select to_jsonb(o) from (select ${sql.join(columns)}) o)`,
      plan: {
        type,
        fields: this.fields,
        personal: [...this.personal],
        written: [...this.written],
        byRole: [...this.byRole.values()],
      },
    };
  }

  private addShown(selected: Selected, field: ReadField): void {
    const { key, name } = selected;
    const { alias } = this.scope;
    if (field.kind === 'id')
      this.fields.push({ kind: 'id', key, slot: this.slot(this.own(field.column)), of: field.of });
    else if (field.kind === 'column') this.addColumn(key, name, field.property);
    else if (field.kind === 'either') this.addEither(key, name, field);
    else if (field.kind === 'money') this.addMoney(key, name, field);
    else if (field.kind === 'derived')
      this.fields.push({
        kind: 'value',
        key,
        slot: this.slot(
          this.guard(name, personal(field.personal), field.sql(alias, this.scope.context.viewer, this.told)),
        ),
      });
    else if (field.kind === 'one') {
      const { json, node, isPersonal } = selectOne(this.scope, field, selected);
      if (isPersonal) this.personal.add(name);
      this.fields.push({ kind: 'one', key, slot: this.slot(json), node });
    } else {
      // The list stands there empty, because what it lists is told by a field that the role does not see.
      if (!isLinkShown(this.scope, field)) this.byRole.set(name, { field: name, hintSlot: null });
      const { json, plan } = selectMany(this.scope, field, selected);
      this.fields.push({ ...plan, key, slot: this.slot(this.guard(name, personal(field.personal), json)) });
    }
  }

  private addColumn(key: string, name: string, property: string): void {
    const column = columnOf(this.meta(), property);
    const own = this.own(column.name);
    if (column.isSealed) {
      const slot = this.slot(this.guard(name, column, sql`encode(${own}, 'base64')`));
      this.fields.push({ kind: 'sealed', key, slot, table: this.meta().tableName, column: column.name });
      return;
    }
    const value = column.sqlType === 'bigint' ? sql`${own}::text` : own;
    this.fields.push({ kind: 'value', key, slot: this.slot(this.guard(name, column, value)) });
  }

  /** What is sealed travels in a list of one, so that it is told apart from a text in clear. */
  private addEither(key: string, name: string, field: Extract<ReadField, { kind: 'either' }>): void {
    const sealed = columnOf(this.meta(), field.sealed).name;
    const bytes = this.own(sealed);
    const value = sql`case when ${bytes} is null then to_jsonb(${this.own(columnOf(this.meta(), field.clear).name)})
      when ${field.when(this.scope.alias)} then jsonb_build_array(encode(${bytes}, 'base64')) end`;
    const place = { table: this.meta().tableName, column: sealed, parse: field.parse };
    this.fields.push({ kind: 'either', key, slot: this.slot(this.guard(name, personal(true), value)), ...place });
  }

  private addMoney(key: string, name: string, { minor, currency }: Extract<ReadField, { kind: 'money' }>): void {
    const column = columnOf(this.meta(), minor);
    const amount = this.own(column.name);
    const unit = this.own(columnOf(this.meta(), currency).name);
    const value = sql`case when ${amount} is not null then jsonb_build_array(${amount}::text, ${unit}) end`;
    this.fields.push({ kind: 'money', key, slot: this.slot(this.guard(name, column, value)) });
  }

  private withhold(selected: Selected, field: ReadField): void {
    this.fields.push({ kind: 'constant', key: selected.key, value: null });
    if (this.byRole.has(selected.name)) return;
    const isMasked = fieldRule(this.scope.type, selected.name, this.scope.context) === 'mask';
    const hint = this.explains && isMasked ? this.hint(field) : null;
    this.byRole.set(selected.name, { field: selected.name, hintSlot: hint });
  }

  /** The value that a hint is made from; only clear e-mail addresses have one, the rest is sealed. */
  private hint(field: ReadField): string | null {
    if (field.kind !== 'list' || field.only?.kind !== 'email') return null;
    const { context, decision } = this.scope;
    const value = sql`(select clear_value from contact_point where workspace_id = ${context.viewer.workspaceId}::uuid
      and contact_id = ${this.row}.id and kind = 'email' order by is_primary desc, id limit 1)`;
    return this.slot(decision.allowed ? sql`case when ${decision.allowed} then ${value} end` : value);
  }

  /** A personal value is null where the person refuses the purpose. */
  private guard(name: string, is: Sensitivity, value: RawBuilder<unknown>): RawBuilder<unknown> {
    if (is.isPersonal) this.personal.add(name);
    if (is.isWritten) this.written.add(name);
    return withheldAsNull(this.scope, is, value);
  }

  private readonly told = (typeName: string): Tells => this.scope.context.typeNamed(typeName).tells ?? {};

  private own(column: string): RawBuilder<unknown> {
    return sql`${this.row}.${sql.ref(column)}`;
  }

  private slot(value: RawBuilder<unknown>): string {
    const name = `f${this.columns.length}`;
    this.columns.push(sql`${value} as ${sql.ref(name)}`);
    return name;
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

function personal(isPersonal = false): Sensitivity {
  return { isPersonal, isWritten: false };
}
