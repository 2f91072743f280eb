import { NotFoundError, PurposeNotAllowedError } from '../../../kernel/errors.ts';
import type { Purpose } from '../../../kernel/purposes.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { type KeepGround, KeptItem } from './erasure-item.entity.ts';

/** For which purpose alone a copy is read that a ground keeps. */
export const PURPOSE_OF_GROUND: Readonly<Record<KeepGround, Purpose>> = {
  'legal-claims': 'LEGAL_CLAIMS',
  'legal-obligation': 'LEGAL_OBLIGATION',
};

/** A field of something that was kept. */
export interface KeptField {
  readonly field: string;
  readonly value: string;
}

/** Something that was kept, opened. */
export interface OpenedItem {
  readonly id: string;
  readonly subjectId: string;
  readonly table: string;
  readonly fields: readonly KeptField[];
}

/** Reads what claims keep of people who were erased; what a law wants kept is read through the archive alone. */
export class KeptItems {
  constructor(private readonly scope: Scope) {}

  /**
   * What a kept copy says; every opening is written into the audit.
   * @throws NotAllowedError · PurposeNotAllowedError, also for one that is in the archive · NotFoundError also for one that was
   * destroyed
   */
  async open(id: string): Promise<OpenedItem> {
    this.scope.require('kept-item:read');
    const { workspaceId, vault, purpose } = this.scope;
    return this.scope.transaction(async (em) => {
      const item = await em.findOne(KeptItem, { workspaceId, id, releasedAt: null });
      if (!item?.snapshot) throw new NotFoundError('kept item');
      if (PURPOSE_OF_GROUND[item.ground] !== purpose) throw new PurposeNotAllowedError(purpose);
      const place = { workspaceId, table: 'kept_item', column: 'snapshot', rowId: id };
      const text = await vault.open(place, item.snapshot);
      if (text === null) throw new NotFoundError('kept item');
      const subjectId = item.subject.id;
      this.scope.record(em, { action: 'kept-item:read', targetType: 'kept_item', targetId: id, subjectId });
      return { id, subjectId, table: item.itemTable, fields: keptFieldsOf(text) };
    });
  }
}

/** The fields of a snapshot; what is inside of others is named by its way there, such as `buyer.name` or `lines.1.product`. */
export function keptFieldsOf(text: string): KeptField[] {
  return leavesOf('', JSON.parse(text));
}

function leavesOf(field: string, value: unknown): KeptField[] {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [{ field, value: String(value) }];
  const from = Array.isArray(value) ? 1 : null;
  return Object.entries(value).flatMap(([name, inner]) => {
    const own = from === null ? name : `${Number(name) + from}`;
    return leavesOf(field === '' ? own : `${field}.${own}`, inner);
  });
}

/** Everything kept of the people of a request, as the person is told it: what, on which ground, until when. */
export type KeptSummary = Pick<KeptItem, 'itemTable' | 'ground'> & {
  readonly endsOn: string | null;
  readonly count: number;
};

/** What is kept after the deletions of a request, by place, ground and last day. */
export function summariseKept(items: readonly KeptItem[]): KeptSummary[] {
  const groups = Map.groupBy(items, ({ itemTable, ground, endsOn }) => JSON.stringify([itemTable, ground, endsOn]));
  return [...groups.values()].flatMap(([first, ...others]) =>
    first
      ? [
          {
            ...{ itemTable: first.itemTable, ground: first.ground, endsOn: first.endsOn ?? null },
            count: others.length + 1,
          },
        ]
      : [],
  );
}
