import type { Translator } from '@smartx/ui';

/** Where something about a person lies, as staff call it; a table that this app does not know keeps the API's words. */
export function placeWord(i18n: Translator, table: string, title: string): string {
  const words: Record<string, string> = {
    account: i18n.t('Account'),
    activity: i18n.t('Calls, meetings and mail'),
    audit_entry: i18n.t('Audit log'),
    company: i18n.t('Company'),
    consent_event: i18n.t('Consents and objections'),
    contact: i18n.t('Contact'),
    contact_point: i18n.t('Addresses and numbers'),
    custom_value: i18n.t('Custom fields'),
    data_subject: i18n.t('Privacy state of the person'),
    deal: i18n.t('Deals'),
    disclosure: i18n.t('Disclosures'),
    field_change: i18n.t('History of changes'),
    file: i18n.t('Files'),
    import_line: i18n.t('Lines of imports'),
    invitation: i18n.t('Invitations'),
    kept_item: i18n.t('Kept on a ground of the law'),
    lead: i18n.t('Leads'),
    lead_answer: i18n.t('Answers of leads'),
    mail_message: i18n.t('Mail'),
    member: i18n.t('Member'),
    note: i18n.t('Notes'),
    privacy_request: i18n.t('Privacy requests'),
    recipient_notice: i18n.t('Notices to recipients'),
    record_subject: i18n.t('Who records are about'),
    review_item: i18n.t('Reviews of copies and deletions'),
    correction_item: i18n.t('Corrections that were asked for'),
    disputed_value: i18n.t('Disputed values'),
    request_evidence: i18n.t('Files added to requests'),
    request_message: i18n.t('Messages about requests'),
    request_subject: i18n.t('Whom requests cover'),
    task: i18n.t('Tasks'),
  };
  return words[table] ?? title;
}

/** How the records of a place belong to the person. */
export function relationWord(i18n: Translator, relation: string): string {
  switch (relation) {
    case 'owned':
      return i18n.t('about the person alone');
    case 'linked':
      return i18n.t('go on without the person');
    case 'joint':
      return i18n.t('about several people');
    case 'authored':
      return i18n.t('written by the person');
    default:
      return relation;
  }
}

/** A step in the life of a request, for its log. */
export function eventWord(i18n: Translator, type: string): string {
  const words: Record<string, string> = {
    submitted: i18n.t('asked in the privacy centre'),
    entered: i18n.t('entered by staff'),
    'code-sent': i18n.t('code mailed'),
    verified: i18n.t('verified'),
    matched: i18n.t('searched for the person'),
    included: i18n.t('person included'),
    excluded: i18n.t('person taken out'),
    assigned: i18n.t('assigned'),
    prepared: i18n.t('put forward for approval'),
    approved: i18n.t('approved'),
    decided: i18n.t('decided'),
    doubted: i18n.t('who asks is doubted'),
    duplicate: i18n.t('closed for an earlier request'),
    'others-told': i18n.t('other addresses told'),
    'evidence-added': i18n.t('file added'),
    'evidence-read': i18n.t('file opened'),
    'evidence-removed': i18n.t('file taken back'),
    'estate-proof': i18n.t('proof of the death seen'),
    'estate-granted': i18n.t('decided that heirs have a say'),
    asked: i18n.t('person asked'),
    answered: i18n.t('answered by the person'),
    written: i18n.t('message sent'),
    acknowledged: i18n.t('receipt told'),
    resumed: i18n.t('clock goes on without an answer'),
    extended: i18n.t('extended'),
    'items-kept': i18n.t('items kept on a ground of the law'),
    'items-not-kept': i18n.t('items go after all'),
    refused: i18n.t('refused'),
    withdrawn: i18n.t('withdrawn by the person'),
    'erasure-started': i18n.t('deletion started'),
    'copy-ready': i18n.t('copy made'),
    'certificate-issued': i18n.t('certificate signed'),
    'copy-downloaded': i18n.t('copy fetched'),
    forwarded: i18n.t('handed over to the company'),
    'texts-searched': i18n.t('searched for other people'),
    'copy-reviewed': i18n.t('records of the copy decided'),
    downloaded: i18n.t('copy fetched'),
    'copy-destroyed': i18n.t('copy destroyed'),
    'carried-out': i18n.t('carried out'),
    closed: i18n.t('closed'),
    'brought-back': i18n.t('brought back after a restore'),
    'lost-in-restore': i18n.t('parts lost with a restore'),
    'ended-again': i18n.t('ended again after a restore'),
    'identity-destroyed': i18n.t('who asked was destroyed'),
  };
  return words[type] ?? type;
}

/** How staff know who asks. */
export function proofWord(i18n: Translator, proof: string): string {
  switch (proof) {
    case 'known-voice-or-visit':
      return i18n.t('Known by voice, or on a visit');
    case 'callback-to-known-number':
      return i18n.t('Call back to a number that was known before');
    case 'answer-from-known-address':
      return i18n.t('Answer from an address that was known before');
    case 'signed-letter':
      return i18n.t('Signed letter');
    default:
      return proof;
  }
}
