import { Note } from '@smartx/domain/activity';
import { readType } from '../read/read-type.ts';
import type { TimelineDeclaration } from '../read/timeline/timeline-source.ts';
import { TIMELINE_SOURCES } from './timeline.sources.ts';

/** Entries are rows of many tables, so that they stand in none; the type is only asked for its name. */
const ENTRIES = readType({ name: 'TimelineEntry', entity: Note, readAction: null });

/** How what happened with a record is read. */
export const TIMELINE: TimelineDeclaration = {
  entries: ENTRIES,
  about: ['Contact', 'Company', 'Deal', 'Lead'],
  sources: TIMELINE_SOURCES,
};
