import { File } from '@smartx/domain/file';
import { readType } from '../read/read-type.ts';

/** How a file is read: its name is opened when selected; the content is never read here but fetched by a link. */
export const fileRead = readType({
  name: 'File',
  entity: File,
  idKind: 'file',
  readAction: 'file:read',
  ownerColumn: 'uploaded_by_id',
  hasBin: true,
  subject: { kind: 'joint', recordType: 'file', column: 'contact_id' },
  fields: {
    contact: { kind: 'one', type: 'Contact', column: 'contact_id' },
    company: { kind: 'one', type: 'Company', column: 'company_id' },
    deal: { kind: 'one', type: 'Deal', column: 'deal_id' },
    lead: { kind: 'one', type: 'Lead', column: 'lead_id' },
    uploadedBy: { kind: 'one', type: 'Member', column: 'uploaded_by_id' },
  },
  sorts: { CREATED_AT: { property: 'createdAt' } },
});
