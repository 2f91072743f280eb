export type { ApiFetch } from './api/public-api.ts';
export { createPortal, type Portal, type PortalOptions } from './portal.ts';
