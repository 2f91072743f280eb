import { defineEntity, p } from '@mikro-orm/core';
import { instant, LINK, oneOf, recordStamps, searchableName, tenantKey, tenantTable } from '../kernel/base-columns.ts';
import { identifying, notPersonal, relating } from '../kernel/classify.ts';
import { DataSubject } from '../privacy/subject/data-subject.entity.ts';

const MemberSchema = defineEntity({
  name: 'Member',
  ...tenantTable({ subjects: { via: 'subject' } }),
  properties: {
    ...tenantKey(),
    subject: () =>
      notPersonal(p.manyToOne(DataSubject).ref().joinColumns('workspace_id', 'subject_id').deleteRule('no action')),
    /** The account in the operator's workspace; null for somebody who never signs in, such as an imported sales agent. */
    accountId: relating(p.uuid().nullable(), LINK),
    fullName: identifying(p.text().nullable(), searchableName()),
    email: identifying(p.text().nullable(), {
      category: 'contact',
      onErasure: 'clear',
      mask: 'email',
      stored: 'searchable',
    }),
    status: notPersonal(oneOf('status', ['active', 'without-account', 'left'])),
    regionalOffice: relating(p.text().nullable(), { category: 'relationship', onErasure: 'clear' }),
    leftAt: notPersonal(instant().nullable()),
    /** What the name becomes after the member left: "former member 7". */
    formerNumber: notPersonal(p.integer().nullable()),
    ...recordStamps(),
  },
  uniques: [{ name: 'member_account', properties: ['workspaceId', 'accountId'], where: 'account_id is not null' }],
  indexes: [{ name: 'member_by_name', properties: ['workspaceId', 'fullName', 'id'] }],
});

/** A user in a workspace, or somebody whom its records name as responsible. */
export class Member extends MemberSchema.class {}
MemberSchema.setClass(Member);
