import { encodeId, type SealedPlace, type Vault } from '@smartx/domain/kernel';
import { keyIdOf } from '@smartx/domain/privacy';
import { formatMoney } from '@smartx/domain/record';
import type { ReadContext } from './context.ts';
import { emailHint, isWithheldReason, type Withheld } from './masks.ts';
import type { FieldPlan, NodePlan, PagePlan, SearchPlan } from './plan.ts';
import { type Selected, selectedAs } from './selection.ts';
import { AUTHOR_SLOT, ID_SLOT, REASON_SLOT, SORT_SLOT } from './sql/node-scope.ts';
import { LARGEST_COUNT } from './sql/select-page.ts';

/** A row as SQL returned it. */
export type Row = Readonly<Record<string, unknown>>;

/** An object as the executor reads it. */
export type Shaped = Record<string, unknown>;

interface SealedValue {
  readonly target: Shaped;
  readonly key: string;
  readonly place: SealedPlace;
  readonly bytes: Buffer;
  readonly parse: (text: string) => unknown;
}

/** Turns rows into objects of the API; sealed values are collected and opened together at the end. */
export class Shaper {
  private readonly sealed: SealedValue[] = [];
  /** How many records and lists were shaped: what the reading cost. */
  count = 0;

  constructor(private readonly context: ReadContext) {}

  /** Opens what is sealed; call it once, after everything is shaped. */
  async open(vault: Vault): Promise<void> {
    if (this.sealed.length === 0) return;
    const { workspaceId } = this.context.viewer;
    await vault.loadKeys(workspaceId, [...new Set(this.sealed.map(({ bytes }) => keyIdOf(bytes)))]);
    for (const { target, key, place, bytes, parse } of this.sealed) {
      const text = await vault.open(place, bytes);
      target[key] = text === null ? null : parse(text);
    }
  }

  node(plan: NodePlan, row: Row): Shaped {
    this.count++;
    const shaped: Shaped = { __typename: plan.type.name };
    for (const field of plan.fields) shaped[field.key] = this.field(plan, field, row, shaped);
    return shaped;
  }

  connection(plan: PagePlan, value: Row): Shaped {
    this.count++;
    const all = asRows(value.r);
    const hasMore = all.length > plan.size;
    const rows = all.slice(0, plan.size);
    if (plan.isBackward) rows.reverse();
    const nodes = (place: Selected) => this.view(plan, place, rows);
    const cursors = rows.map((row) => () => this.cursor(plan, row));
    return shapeSelected(plan.selection, {
      nodes,
      edges: (edge) => {
        const seen = new Map(selectedAs(edge.children, 'node').map((place) => [place, nodes(place)]));
        return cursors.map((cursor, index) =>
          shapeSelected(edge.children, { node: (place) => seen.get(place)?.[index], cursor }),
        );
      },
      pageInfo: (info) =>
        shapeSelected(info.children, {
          hasNextPage: () => (plan.isBackward ? plan.hasCursor : hasMore),
          hasPreviousPage: () => (plan.isBackward ? hasMore : plan.hasCursor),
          startCursor: () => cursors[0]?.() ?? null,
          endCursor: () => cursors.at(-1)?.() ?? null,
        }),
      totalCount: (count) => shapeSelected(count.children, countParts(Number(value.c))),
    });
  }

  search(plan: SearchPlan, value: unknown): Shaped[] {
    return asRows(value).flatMap((row) => {
      const hits = plan.types.get(String(row.t));
      if (!hits) return [];
      const records = asRows(row.n);
      const places = selectedAs(hits.places, 'record');
      const record = (place: Selected) => {
        const index = places.indexOf(place);
        const node = hits.nodes[index];
        return node ? this.node(node, records[index] ?? {}) : null;
      };
      return [shapeSelected(hits.places, { record, field: () => row.field })];
    });
  }

  /** The records of a page as one place of the selection asks for them. */
  private view(plan: PagePlan, place: Selected, rows: readonly Row[]): Shaped[] {
    const view = plan.views.find((one) => one.place === place);
    if (!view) return [];
    const { node, slot } = view;
    return rows.map((row) => this.node(node, slot === null ? row : asRow(row[slot])));
  }

  private field(plan: NodePlan, field: FieldPlan, row: Row, target: Shaped): unknown {
    if (field.kind === 'constant') return field.value;
    if (field.kind === 'withheld') return withheldOf(plan, row);
    const value = row[field.slot];
    if (value == null) return null;
    switch (field.kind) {
      case 'value':
        return value;
      case 'id':
        return encodeId(field.of, String(value));
      case 'money':
        return Array.isArray(value)
          ? { amount: formatMoney({ minor: BigInt(value[0]), currency: value[1] }), currency: value[1] }
          : null;
      case 'one':
        return this.node(field.node, asRow(value));
      case 'list':
        return asRows(value).map((one) => this.node(field.node, one));
      case 'connection':
        return this.connection(field.page, asRow(value));
      case 'sealed':
        return this.keepSealed(field, String(value), row, target);
      case 'either':
        return Array.isArray(value) ? this.keepSealed(field, String(value[0]), row, target, field.parse) : value;
    }
  }

  private keepSealed(
    field: Extract<FieldPlan, { kind: 'sealed' | 'either' }>,
    base64: string,
    row: Row,
    target: Shaped,
    parse: (text: string) => unknown = (text) => text,
  ): null {
    const place = {
      workspaceId: this.context.viewer.workspaceId,
      table: field.table,
      column: field.column,
      rowId: String(row[ID_SLOT]),
    };
    this.sealed.push({ target, key: field.key, place, bytes: Buffer.from(base64, 'base64'), parse });
    return null;
  }

  private cursor(plan: PagePlan, row: Row): string {
    const value = row[SORT_SLOT];
    const position = { value: value == null ? null : String(value), id: String(row[ID_SLOT]) };
    return this.context.cursors.encode(position, plan.binding);
  }
}

function withheldOf(plan: NodePlan, row: Row): Withheld[] {
  const reason = row[REASON_SLOT];
  const byRole = plan.byRole.map(({ field, hintSlot }): Withheld => {
    const value = hintSlot === null ? null : row[hintSlot];
    return { field, reason: 'ROLE', hint: typeof value === 'string' ? emailHint(value) : null };
  });
  if (!isWithheldReason(reason)) return [...(row[AUTHOR_SLOT] === true ? byAuthor(plan) : []), ...byRole];
  const byPurpose = [...plan.personal, ...plan.byRole.map(({ field }) => field)];
  return byPurpose.map((field) => ({ field, reason, hint: null }));
}

/** GDPR Art. 18: the words of somebody who is restricted are withheld, although others whom they concern allow the purpose. */
function byAuthor(plan: NodePlan): Withheld[] {
  return plan.written.map((field) => ({ field, reason: 'RESTRICTED', hint: null }));
}

function countParts(count: number): Record<string, () => unknown> {
  return {
    value: () => Math.min(count, LARGEST_COUNT),
    relation: () => (count > LARGEST_COUNT ? 'AT_LEAST' : 'EXACT'),
  };
}

function shapeSelected(selection: readonly Selected[], parts: Record<string, (field: Selected) => unknown>): Shaped {
  const shaped: Shaped = {};
  for (const field of selection) {
    const part = parts[field.name];
    if (part) shaped[field.key] = part(field);
  }
  return shaped;
}

function asRow(value: unknown): Row {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function asRows(value: unknown): Row[] {
  return Array.isArray(value) ? value.map(asRow) : [];
}
