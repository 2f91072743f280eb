import { DateText, type GridColumn, type Translator } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import type { AuditColumns_EntryFragment } from '../gql/graphql.ts';
import { purposeWord } from '../shell/words/purpose-words.ts';
import { actorKindWord, targetWord, throughWord, touchedText, verbWord } from './audit-words.ts';

/** What a row of the log shows. */
export const AuditColumns_entry = graphql(`
  fragment AuditColumns_entry on AuditEntry {
    id
    occurredAt
    action
    actorKind
    actor {
      id
      displayName
    }
    targetType
    targetId
    subjectId
    fields
    purpose
    through
    operationId
  }
`);

/** A row of the log. */
export type AuditRow = AuditColumns_EntryFragment;

/** Who did it: a member by name, else what kind of actor. */
export function actorName(i18n: Translator, { actor, actorKind }: AuditRow): string {
  return actor?.displayName ?? actorKindWord(i18n, actorKind);
}

/** The columns of the audit log. */
export function auditColumns(i18n: Translator): GridColumn<AuditRow>[] {
  return [
    {
      ...{ id: 'when', header: i18n.t('When'), width: 190, opens: true, sortable: true },
      cell: ({ occurredAt }) => <DateText value={occurredAt} format="datetime" />,
    },
    { id: 'who', header: i18n.t('Who'), width: 180, cell: (entry) => actorName(i18n, entry) },
    { id: 'verb', header: i18n.t('What'), width: 130, cell: ({ action }) => verbWord(i18n, action) },
    {
      ...{ id: 'target', header: i18n.t('Record'), width: 160 },
      cell: ({ targetType }) => targetType && targetWord(i18n, targetType),
    },
    { id: 'fields', header: i18n.t('Fields or step'), width: 240, cell: ({ fields }) => touchedText(i18n, fields) },
    { id: 'purpose', header: i18n.t('Purpose'), width: 160, cell: ({ purpose }) => purposeWord(i18n, purpose) },
    { id: 'through', header: i18n.t('Through'), width: 140, cell: ({ through }) => throughWord(i18n, through) },
  ];
}
