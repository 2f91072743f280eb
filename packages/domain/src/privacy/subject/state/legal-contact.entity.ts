import { defineEntity, p } from '@mikro-orm/core';
import { instant, oneOf, sealedBytes, tenantKey, tenantTable } from '../../../kernel/base-columns.ts';
import { identifying, notPersonal, type PersonalDeclaration, relating } from '../../../kernel/classify.ts';
import { DataSubject } from '../data-subject.entity.ts';

/** What somebody is to the person for whom they speak. */
export const LEGAL_CONTACT_KINDS = ['guardian', 'heir', 'representative'] as const;

const OF_PERSON: PersonalDeclaration = { category: 'relationship', onErasure: 'delete-row' };

const LegalContactSchema = defineEntity({
  name: 'LegalContact',
  ...tenantTable({ subjects: { via: 'subject' } }),
  properties: {
    ...tenantKey(),
    subject: () =>
      relating(
        p.manyToOne(DataSubject).ref().joinColumns('workspace_id', 'subject_id').deleteRule('no action'),
        OF_PERSON,
      ),
    kind: relating(oneOf('kind', LEGAL_CONTACT_KINDS), OF_PERSON),
    // They are somebody else: names and addresses that are the person's own are looked for in texts, and these are not.
    fullName: identifying(sealedBytes(), { ...OF_PERSON, stored: 'sealed' }),
    email: identifying(sealedBytes().nullable(), { ...OF_PERSON, stored: 'sealed' }),
    createdAt: notPersonal(instant()),
  },
  indexes: [{ name: 'legal_contact_by_subject', properties: ['workspaceId', 'subject'] }],
});

/** Who speaks for a person: a guardian for a minor, an heir for somebody who died; sealed under the person's key. */
export class LegalContact extends LegalContactSchema.class {}
LegalContactSchema.setClass(LegalContact);
