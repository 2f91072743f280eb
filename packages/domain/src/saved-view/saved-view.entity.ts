import { defineEntity, p } from '@mikro-orm/core';
import { Member } from '../identity/member.entity.ts';
import { Team } from '../identity/team.entity.ts';
import { binColumns, LINK, oneOf, recordStamps, sealedBytes, tenantKey, tenantTable } from '../kernel/base-columns.ts';
import { notPersonal, relating } from '../kernel/classify.ts';
import type { KeptState } from './view-state.ts';

/** The lists that have views. */
export const VIEW_OBJECTS = ['contact', 'company', 'deal', 'lead', 'task'] as const;

/** Who sees a view. */
export const VIEW_VISIBILITIES = ['personal', 'team', 'everyone'] as const;

const SavedViewSchema = defineEntity({
  name: 'SavedView',
  ...tenantTable({ subjects: { via: 'owner' } }),
  properties: {
    ...tenantKey(),
    object: notPersonal(oneOf('object', VIEW_OBJECTS)),
    name: relating(p.text(), { category: 'communication', onErasure: 'redact', stored: 'searchable' }),
    /** Layout, order, columns, and the filters by the names of their fields; what was typed into them is in `typedValues`. */
    state: notPersonal(p.json<KeptState>()),
    typedValues: relating(sealedBytes().nullable(), {
      ...{ category: 'communication', onErasure: 'redact', stored: 'sealed' },
    }),
    visibility: notPersonal(oneOf('visibility', VIEW_VISIBILITIES).default('personal')),
    team: () =>
      notPersonal(p.manyToOne(Team).ref().nullable().joinColumns('workspace_id', 'team_id').deleteRule('no action')),
    owner: () =>
      relating(
        p.manyToOne(Member).ref().nullable().joinColumns('workspace_id', 'owner_id').deleteRule('no action'),
        LINK,
      ),
    isLocked: notPersonal(p.boolean().default(false)),
    position: notPersonal(p.integer().default(0)),
    ...recordStamps(),
    ...binColumns(),
  },
  checks: [{ name: 'saved_view_of_team', expression: `(visibility = 'team') = (team_id is not null)` }],
  indexes: [
    { name: 'saved_view_by_object', properties: ['workspaceId', 'object', 'position', 'id'] },
    { name: 'saved_view_by_owner', properties: ['workspaceId', 'owner'] },
    { name: 'saved_view_by_team', properties: ['workspaceId', 'team'] },
  ],
});

/** A list as somebody keeps it: layout, filters, order and columns under a name. What was typed into the filters is sealed. */
export class SavedView extends SavedViewSchema.class {}
SavedViewSchema.setClass(SavedView);

const SavedViewFavouriteSchema = defineEntity({
  name: 'SavedViewFavourite',
  ...tenantTable({ subjects: { via: 'member' } }),
  properties: {
    ...tenantKey(),
    savedView: () =>
      notPersonal(p.manyToOne(SavedView).ref().joinColumns('workspace_id', 'saved_view_id').deleteRule('no action')),
    member: () =>
      notPersonal(p.manyToOne(Member).ref().joinColumns('workspace_id', 'member_id').deleteRule('no action')),
    markedOn: relating(p.date(), { category: 'preference', onErasure: 'delete-row' }),
  },
  uniques: [{ name: 'saved_view_favourite_once', properties: ['workspaceId', 'member', 'savedView'] }],
  indexes: [{ name: 'saved_view_favourite_by_view', properties: ['workspaceId', 'savedView'] }],
});

/** That a member wants a view at hand. */
export class SavedViewFavourite extends SavedViewFavouriteSchema.class {}
SavedViewFavouriteSchema.setClass(SavedViewFavourite);
