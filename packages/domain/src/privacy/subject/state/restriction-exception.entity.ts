import { defineEntity, p } from '@mikro-orm/core';
import { instant, LINK, oneOf, sealedBytes, tenantKey, tenantTable } from '../../../kernel/base-columns.ts';
import { notPersonal, type PersonalDeclaration, relating } from '../../../kernel/classify.ts';
import type { Purpose } from '../../../kernel/purposes.ts';
import { DataSubject } from '../data-subject.entity.ts';

/** GDPR Art. 18(2): on what processing goes on although it is restricted. */
export const EXCEPTION_GROUNDS = ['consent', 'legal-claims', 'rights-of-others', 'public-interest'] as const;

/** A ground of {@link EXCEPTION_GROUNDS}. */
export type ExceptionGround = (typeof EXCEPTION_GROUNDS)[number];

const OF_PERSON: PersonalDeclaration = { category: 'preference', onErasure: 'delete-row' };

const RestrictionExceptionSchema = defineEntity({
  name: 'RestrictionException',
  ...tenantTable({ subjects: { via: 'subject' } }),
  properties: {
    ...tenantKey(),
    subject: () =>
      relating(
        p.manyToOne(DataSubject).ref().joinColumns('workspace_id', 'subject_id').deleteRule('no action'),
        OF_PERSON,
      ),
    purpose: relating(p.text().$type<Purpose>(), OF_PERSON),
    ground: relating(oneOf('ground', EXCEPTION_GROUNDS), OF_PERSON),
    reason: relating(sealedBytes(), { ...OF_PERSON, stored: 'sealed' }),
    /** From then on the restriction holds for the purpose again; brought forward where the exception is ended before. */
    expiresAt: relating(instant(), OF_PERSON),
    approvedById: relating(p.uuid().nullable(), LINK),
    createdAt: notPersonal(instant()),
  },
  indexes: [{ name: 'restriction_exception_by_subject', properties: ['workspaceId', 'subject'] }],
});

/** What a privacy officer allowed although processing is restricted: one purpose, on a ground of the law, for a time. */
export class RestrictionException extends RestrictionExceptionSchema.class {}
RestrictionExceptionSchema.setClass(RestrictionException);
