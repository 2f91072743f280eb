import type { Translator } from '@smartx/ui';
import { targetWord } from '../audit/audit-words.ts';

/** The table in which something stands, as people call it. */
export function placeWord(i18n: Translator, table: string): string {
  const words: Record<string, string> = {
    access_copy: i18n.t('Copy of their data'),
    audit_entry: i18n.t('Audit log'),
    correction_item: i18n.t('Correction that they asked for'),
    custom_value: i18n.t('Custom field'),
    data_subject: i18n.t('What is true of the person'),
    deal_contact: i18n.t('Part in a deal'),
    deal_line: i18n.t('Line of a deal'),
    disclosure: i18n.t('Disclosure'),
    disputed_value: i18n.t('Value that they dispute'),
    external_id: i18n.t('Id in another system'),
    field_change: i18n.t('History of changes'),
    import_line: i18n.t('Line of an imported file'),
    item_restriction: i18n.t('Record that is stored alone'),
    purpose_restriction: i18n.t('Purpose that stands still'),
    lead_answer: i18n.t('Answer of a lead'),
    legal_contact: i18n.t('Who speaks for them'),
    mail_message: i18n.t('Mail to them'),
    member_role: i18n.t('Role'),
    read_log: i18n.t('Log of what they read'),
    read_log_subject: i18n.t('Log of who read about them'),
    record_subject: i18n.t('Part in a record'),
    request_evidence: i18n.t('File added to a request'),
    request_message: i18n.t('Message about a request'),
    request_subject: i18n.t('Request that covers them'),
    restriction_exception: i18n.t('Exception to a restriction'),
    subject_ground: i18n.t('Ground that was stated'),
    team_member: i18n.t('Place in a team'),
  };
  return words[table] ?? targetWord(i18n, table);
}

/** How a place concerns a person. */
export function relationWord(i18n: Translator, relation: string): string {
  switch (relation) {
    case 'owned':
      return i18n.t('theirs alone');
    case 'linked':
      return i18n.t('goes on without them');
    case 'joint':
      return i18n.t('about others too');
    case 'authored':
      return i18n.t('tells what they did');
    default:
      return relation;
  }
}
