import { RequestEvidence } from '@smartx/domain/privacy';
import { readType } from '../../read/read-type.ts';

/** How a file of a request is read; its content is fetched by a link. */
export const requestEvidenceRead = readType({
  name: 'PrivacyRequestEvidence',
  entity: RequestEvidence,
  idKind: 'requestEvidence',
  readAction: null,
});
