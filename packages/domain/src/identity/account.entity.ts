import { defineEntity, p } from '@mikro-orm/core';
import { instant, recordStamps, searchableName, tenantKey, tenantTable } from '../kernel/base-columns.ts';
import { identifying, notPersonal, relating } from '../kernel/classify.ts';
import { DataSubject } from '../privacy/subject/data-subject.entity.ts';

const AccountSchema = defineEntity({
  name: 'Account',
  ...tenantTable({ subjects: { via: 'subject' } }),
  properties: {
    ...tenantKey(),
    subject: () =>
      notPersonal(p.manyToOne(DataSubject).ref().joinColumns('workspace_id', 'subject_id').deleteRule('no action')),
    /** The user of the sign-in library, in the schema `auth`. */
    authUserId: relating(p.text(), { category: 'identity', onErasure: 'clear' }),
    fullName: identifying(p.text().nullable(), searchableName()),
    email: identifying(p.text().nullable(), {
      category: 'contact',
      onErasure: 'clear',
      mask: 'email',
      stored: 'searchable',
    }),
    locale: relating(p.text().nullable(), { category: 'preference', onErasure: 'clear' }),
    /** Stated to be at least 16 years old; no date of birth is kept. */
    statedOfAgeAt: relating(instant().nullable(), { category: 'identity', onErasure: 'clear' }),
    /** In which words. */
    ageStatement: relating(p.text().nullable(), { category: 'identity', onErasure: 'clear' }),
    ...recordStamps(),
  },
  uniques: [
    { name: 'account_auth_user', properties: ['workspaceId', 'authUserId'] },
    { name: 'account_email', properties: ['workspaceId', 'email'], where: 'email is not null' },
  ],
});

/** A person who can sign in. Accounts are subjects of the operator's workspace, where the operator is the controller. */
export class Account extends AccountSchema.class {}
AccountSchema.setClass(Account);
