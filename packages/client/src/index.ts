export { type ApiProblem, describeProblem, errorCodes } from './api-error.ts';
export {
  type AccountClosure,
  type AuthClient,
  AuthError,
  createAuthClient,
  type InvitationAnswer,
  type Me,
  type OpenInvitation,
  type OwnSession,
  type OwnWorkspace,
} from './auth-client.ts';
export { DraftStore, forgetDrafts, tidyDrafts } from './draft/draft-store.ts';
export { findViewer, type ViewerAnswer } from './find-viewer.ts';
export type { Purpose, WatchedType } from './generated/graphql.ts';
export { useLiveRecords } from './live/use-live-records.ts';
export {
  CompanySuggestions,
  ContactSuggestions,
  MemberSuggestions,
  ProductSuggestions,
} from './operations/suggestions.ts';
export { ViewerQuery } from './operations/viewer.ts';
export type { ConnectionPage, PageVariables } from './paging/connection-windows.ts';
export { type ConnectionList, type ConnectionQuery, useConnectionWindows } from './paging/use-connection-windows.ts';
export {
  SmartxClientProvider,
  type SmartxClientProviderProps,
  type SmartxScope,
  useSmartxScope,
} from './react/SmartxClientProvider.tsx';
export { useFragmentData } from './react/use-fragment-data.ts';
export { type SignInAgain, useSignInAgain } from './react/use-sign-in-again.ts';
export { createSmartxClient, type SmartxClientOptions } from './smartx-client.ts';
export {
  conflictingVersion,
  duplicatesIn,
  type PlacedError,
  placeErrors,
  type UserErrorFields,
} from './user-error.ts';
