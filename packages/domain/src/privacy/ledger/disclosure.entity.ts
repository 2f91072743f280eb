import { defineEntity, p } from '@mikro-orm/core';
import { instant, tenantKey, tenantTable } from '../../kernel/base-columns.ts';
import { notPersonal, type PersonalDeclaration, relating } from '../../kernel/classify.ts';
import type { Purpose } from '../../kernel/purposes.ts';
import { DataSubject } from '../subject/data-subject.entity.ts';

const PROOF: PersonalDeclaration = { category: 'relationship', onErasure: { keepFor: 'proof' } };

const DisclosureSchema = defineEntity({
  name: 'Disclosure',
  ...tenantTable({ subjects: { via: 'subject' }, appendOnly: true }),
  properties: {
    ...tenantKey(),
    subject: () =>
      relating(p.manyToOne(DataSubject).ref().joinColumns('workspace_id', 'subject_id').deleteRule('no action'), PROOF),
    /** The recipient by name: an access copy lists who, not what kind (CJEU C-154/21). */
    recipient: notPersonal(p.text()),
    fields: notPersonal(p.text()),
    purpose: relating(p.text().$type<Purpose>(), PROOF),
    ground: notPersonal(p.text()),
    operation: notPersonal(p.text()),
    disclosedAt: relating(instant(), PROOF),
  },
  indexes: [{ name: 'disclosure_by_subject', properties: ['workspaceId', 'subject', 'disclosedAt'] }],
});

/** Every time a person's data left the workspace, and to whom (GDPR Art. 15(1)(c), 19). */
export class Disclosure extends DisclosureSchema.class {}
DisclosureSchema.setClass(Disclosure);
