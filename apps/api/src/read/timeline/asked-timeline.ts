import { decodeId, findUuid } from '@smartx/domain/kernel';
import type { ReadContext } from '../context.ts';
import { type CursorPosition, cursorBinding } from '../cursor.ts';
import type { PageArguments } from '../sql/select-page.ts';
import type { AskedTimeline } from './select-timeline.ts';
import type { TimelineDeclaration } from './timeline-source.ts';

/** The id of no record; the same each time, so that equal questions send equal statements. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The arguments of a timeline. */
export interface TimelineArguments extends PageArguments {
  /** The public id of the record. */
  readonly about: string;
  readonly kinds?: readonly string[] | null | undefined;
  readonly memberId?: string | null | undefined;
}

/** A timeline with what its run leaves open: the record, and behind which entry it begins. */
export interface AskedRun extends AskedTimeline {
  readonly recordId: string;
  readonly position: CursorPosition | null;
  /** What its plan depends on beside the document. */
  readonly shape: Readonly<Record<string, unknown>>;
}

/**
 * Takes the arguments of a timeline apart. What is no id of a record that has one is like a record that is not there.
 * @throws InvalidInputError for what is no id of a member · RequestError `INVALID_CURSOR`
 */
export function askedTimeline(declared: TimelineDeclaration, args: TimelineArguments, context: ReadContext): AskedRun {
  const found = declared.about
    .map((name) => context.typeNamed(name))
    .map((type) => ({ type, recordId: type.idKind ? findUuid(type.idKind, args.about) : null }));
  const [first] = found;
  const named = found.find(({ recordId }) => recordId !== null) ?? first;
  if (!named) throw new Error('A timeline is one of a record.');
  const { first: size, after, last, before, kinds, memberId } = args;
  const filter = {
    kinds: kinds == null ? null : [...new Set(kinds)].sort(),
    by: memberId == null ? null : decodeId('member', memberId, 'memberId'),
  };
  const { cursors, viewer } = context;
  const binding = cursorBinding([viewer.workspaceId, declared.entries.name, args.about, filter]);
  const cursor = (last == null ? after : before) ?? null;
  return {
    ...{ about: named.type, entries: declared.entries, sources: declared.sources, filter, binding },
    page: { first: size, after, last, before },
    recordId: named.recordId ?? NOBODY,
    position: cursor === null ? null : cursors.decode(cursor, binding),
    shape: { about: named.type.name, filter, first: size, last, isBehind: cursor !== null },
  };
}
