import type { Translator } from '@smartx/ui';
import { propertyWord } from '../catalogue/property-words.ts';
import { purposeWord } from '../shell/words/purpose-words.ts';

/** What was done: the verb of an action such as `contact:update`. */
export function verbWord(i18n: Translator, action: string): string {
  const verb = action.slice(action.indexOf(':') + 1);
  const words: Record<string, string> = {
    create: i18n.t('created'),
    update: i18n.t('changed'),
    delete: i18n.t('deleted'),
    restore: i18n.t('restored'),
    reveal: i18n.t('revealed'),
    reassign: i18n.t('reassigned'),
    merge: i18n.t('merged'),
    unmerge: i18n.t('parted again'),
    close: i18n.t('closed'),
    place: i18n.t('placed'),
    release: i18n.t('released'),
    convert: i18n.t('converted'),
    move: i18n.t('moved'),
    win: i18n.t('won'),
    lose: i18n.t('lost'),
    log: i18n.t('logged'),
    attach: i18n.t('attached'),
    define: i18n.t('defined'),
    rotate: i18n.t('rotated'),
    invite: i18n.t('invited'),
    join: i18n.t('joined'),
    leave: i18n.t('left'),
    revoke: i18n.t('revoked'),
    assign: i18n.t('assigned'),
    run: i18n.t('run'),
    record: i18n.t('recorded'),
    restrict: i18n.t('restricted'),
    submit: i18n.t('submitted'),
    verify: i18n.t('verified'),
    withdraw: i18n.t('withdrawn'),
    download: i18n.t('downloaded'),
    handle: i18n.t('handled'),
    ask: i18n.t('asked'),
    answer: i18n.t('answered'),
    decide: i18n.t('decided'),
    approve: i18n.t('approved'),
    refuse: i18n.t('refused'),
    extend: i18n.t('extended'),
    forward: i18n.t('handed over'),
    'carry-out': i18n.t('carried out'),
    export: i18n.t('exported'),
    erase: i18n.t('erased'),
    tell: i18n.t('told'),
    acknowledge: i18n.t('acknowledged'),
    read: i18n.t('read'),
    send: i18n.t('sent'),
  };
  return words[verb] ?? verb;
}

/** The kind of record that an action was about. */
export function targetWord(i18n: Translator, type: string): string {
  const words: Record<string, string> = {
    workspace: i18n.t('Workspace'),
    member: i18n.t('Member'),
    invitation: i18n.t('Invitation'),
    account: i18n.t('Account'),
    team: i18n.t('Team'),
    'api-key': i18n.t('Key'),
    retention_rule: i18n.t('Rule of retention'),
    retention_batch: i18n.t('Batch of retention'),
    company: i18n.t('Company'),
    contact: i18n.t('Contact'),
    contact_point: i18n.t('Address'),
    lead: i18n.t('Lead'),
    deal: i18n.t('Deal'),
    pipeline: i18n.t('Pipeline'),
    stage: i18n.t('Stage'),
    product: i18n.t('Product'),
    task: i18n.t('Task'),
    note: i18n.t('Note'),
    activity: i18n.t('Activity'),
    file: i18n.t('File'),
    import_run: i18n.t('Import'),
    bulk_action: i18n.t('Bulk action'),
    saved_view: i18n.t('View of a list'),
    import_template: i18n.t('Template of imports'),
    access_copy: i18n.t('Copy of their data'),
    review_item: i18n.t('Record under review'),
    erasure_ledger: i18n.t('Proof of a deletion'),
    kept_item: i18n.t('A kept record'),
    authorised_agent: i18n.t('Agent'),
    legal_hold: i18n.t('Legal hold'),
    workspace_closure: i18n.t('Closure of a workspace'),
    workspace_export: i18n.t('Export of the workspace'),
    privacy_request: i18n.t('Privacy request'),
    recipient_notice: i18n.t('Notice to a recipient'),
    data_subject: i18n.t('Person'),
    purpose_setting: i18n.t('Purpose'),
    marketing_topic: i18n.t('Topic'),
    consent_event: i18n.t('Consent'),
  };
  return words[type] ?? propertyWord(i18n, type);
}

/** The fields that were touched, or the step that was taken, in words. */
export function touchedText(i18n: Translator, fields: string | null): string {
  const names = fields?.split(',').map((name) => name.trim()) ?? [];
  return names
    .filter(Boolean)
    .map((name) => (/^[A-Z_]+$/.test(name) ? purposeWord(i18n, name) : propertyWord(i18n, name)))
    .join(', ');
}

/** By what kind of actor, where no member did it. */
export function actorKindWord(i18n: Translator, kind: string): string {
  switch (kind) {
    case 'member':
      return i18n.t('a member');
    case 'api-key':
      return i18n.t('a partner’s key');
    case 'person':
      return i18n.t('the person');
    case 'system':
      return i18n.t('the product');
    default:
      return kind;
  }
}

/** Through what something was done. */
export function throughWord(i18n: Translator, through: string): string {
  switch (through) {
    case 'screen':
      return i18n.t('screen');
    case 'api':
      return i18n.t('API');
    case 'import':
      return i18n.t('import');
    case 'bulk':
      return i18n.t('bulk action');
    case 'portal':
      return i18n.t('privacy centre');
    case 'job':
      return i18n.t('background job');
    case 'cli':
      return i18n.t('command line');
    case 'seed':
      return i18n.t('demo data');
    default:
      return through;
  }
}
