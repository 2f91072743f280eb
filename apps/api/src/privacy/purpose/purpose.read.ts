import { PurposeSetting } from '@smartx/domain/privacy';
import { readType } from '../../read/read-type.ts';

/** How a purpose of the workspace is read. */
export const purposeSettingRead = readType({
  name: 'PurposeSetting',
  entity: PurposeSetting,
  idKind: 'purposeSetting',
  readAction: 'catalogue:read',
});
