import { PurposeBasis, PurposeNotice, PurposeSetting } from '@smartx/domain/privacy';
import { sql } from 'kysely';
import { readType } from '../../read/read-type.ts';
import { NOW } from '../../read/statement/late.ts';

/** How a purpose of the workspace is read. */
export const purposeSettingRead = readType({
  name: 'PurposeSetting',
  entity: PurposeSetting,
  idKind: 'purposeSetting',
  readAction: 'catalogue:read',
  fields: {
    bases: {
      ...{ kind: 'list', type: 'PurposeBasis', column: 'setting_id' },
      order: (alias) => sql`${sql.ref(alias)}.valid_from desc, ${sql.ref(alias)}.id desc`,
    },
    notices: {
      ...{ kind: 'list', type: 'PurposeNotice', column: 'setting_id' },
      order: (alias) => sql`${sql.ref(alias)}.number desc`,
    },
    assessmentState: {
      kind: 'derived',
      personal: false,
      sql: (alias) => {
        const row = sql.ref(alias);
        return sql`(case when ${row}.basis <> 'legitimate-interest' then 'not-needed' when ${row}.assessment is null then 'missing'
          when ${row}.assessment_review_on <= (${NOW} at time zone 'UTC')::date then 'due' else 'adopted' end)`;
      },
    },
    assessmentAdoptedBy: { kind: 'one', type: 'Member', column: 'assessment_adopted_by_id' },
  },
});

/** How a ground of a purpose is read. */
export const purposeBasisRead = readType({
  name: 'PurposeBasis',
  entity: PurposeBasis,
  readAction: null,
  fields: {
    decidedAt: { kind: 'column', property: 'validFrom' },
    decidedBy: { kind: 'one', type: 'Member', column: 'decided_by_id' },
  },
});

/** How a version of the notice is read. */
export const purposeNoticeRead = readType({
  name: 'PurposeNotice',
  entity: PurposeNotice,
  readAction: null,
  fields: { publishedBy: { kind: 'one', type: 'Member', column: 'published_by_id' } },
});
