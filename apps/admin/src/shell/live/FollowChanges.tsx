import { useLiveRecords, type WatchedType } from '@smartx/client';
import type { Section } from '../sections.ts';

/** What is shown in a section and may be changed by others meanwhile. */
const SHOWN: Readonly<Partial<Record<Section, readonly WatchedType[]>>> = {
  requests: ['PRIVACY_REQUEST'],
  imports: ['IMPORT_RUN'],
  members: ['MEMBER', 'INVITATION'],
  teams: ['TEAM', 'MEMBER'],
};

/** Keeps what a section shows up to date with what is changed elsewhere. */
export function FollowChanges({ section }: { section: Section }) {
  const types = SHOWN[section];
  return types ? <Follow key={section} types={types} /> : null;
}

function Follow({ types }: { types: readonly WatchedType[] }) {
  useLiveRecords(types);
  return null;
}
