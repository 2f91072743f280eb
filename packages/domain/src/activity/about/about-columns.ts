import { p } from '@mikro-orm/core';
import { Company } from '../../company/company.entity.ts';
import { Contact } from '../../contact/contact.entity.ts';
import { Deal } from '../../deal/deal.entity.ts';
import { LINK } from '../../kernel/base-columns.ts';
import { notPersonal, relating } from '../../kernel/classify.ts';

/** The records that a task, note, activity or file is about; each may be empty. */
export function aboutColumns() {
  return {
    contact: () =>
      relating(
        p.manyToOne(Contact).ref().nullable().joinColumns('workspace_id', 'contact_id').deleteRule('no action'),
        LINK,
      ),
    company: () =>
      notPersonal(
        p.manyToOne(Company).ref().nullable().joinColumns('workspace_id', 'company_id').deleteRule('no action'),
      ),
    deal: () =>
      notPersonal(p.manyToOne(Deal).ref().nullable().joinColumns('workspace_id', 'deal_id').deleteRule('no action')),
  };
}
