export type { ListedView, ViewObject } from './list-views.ts';
export { SavedView, SavedViewFavourite, VIEW_OBJECTS, VIEW_VISIBILITIES } from './saved-view.entity.ts';
export { type NewSavedView, type SavedViewChanges, SavedViewService } from './saved-view.service.ts';
export { VIEW_LAYOUTS, type ViewState } from './view-state.ts';
