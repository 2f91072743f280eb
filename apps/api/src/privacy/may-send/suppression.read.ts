import { Suppression } from '@smartx/domain/privacy';
import { readType } from '../../read/read-type.ts';

/** How an entry of the suppression list is read: its digest, of which nobody learns anything, stays where it is. */
export const suppressionRead = readType({
  name: 'Suppression',
  entity: Suppression,
  idKind: 'suppression',
  readAction: 'catalogue:read',
  sorts: { CREATED_AT: { property: 'createdAt' } },
});
