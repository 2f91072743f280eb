export {
  EXTERNAL_ID_OBJECTS,
  type ExternalIdInput,
  type ExternalIdObject,
  ExternalIdService,
} from './external-id.service.ts';
