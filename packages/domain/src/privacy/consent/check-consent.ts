import { NotFoundError } from '../../kernel/errors.ts';
import { AuditEntry } from '../../kernel/records/audit-entry.entity.ts';
import type { Scope } from '../../kernel/scope.ts';
import { BrokenCiphertextError } from '../keys/sealed-value.ts';
import { ConsentEvent } from './consent-event.entity.ts';
import { consentText } from './consent-text.ts';

/** What a look into the audit says about an entry of the consent ledger. */
export interface ConsentCheck {
  /**
   * `same` as it was written; `changed` behind the product's back; `unreadable` since its person was erased; `not-audited` for an
   * objection that an import wrote with many others, which has one entry for the whole run; `unaccounted` for everything else of
   * which the audit says nothing, for the product writes nothing without it.
   */
  readonly outcome: 'same' | 'changed' | 'unreadable' | 'not-audited' | 'unaccounted';
  /** The entry of the audit, whose place in the signed tree can be proven; null where there is none. */
  readonly auditEntryId: string | null;
  readonly subjectId: string;
}

/**
 * Compares an entry of the ledger with what the audit wrote down when it was made.
 * @throws NotAllowedError · PurposeNotAllowedError · NotFoundError
 */
export async function checkConsent(scope: Scope, id: string): Promise<ConsentCheck> {
  scope.require('audit:read');
  const { workspaceId } = scope;
  return scope.transaction(async (em) => {
    const event = await em.findOne(ConsentEvent, { workspaceId, id });
    if (!event) throw new NotFoundError('consent');
    const about = { targetType: 'consent_event', targetId: id, action: { $in: ['consent:record', 'consent:confirm'] } };
    const entry = await em.findOne(AuditEntry, { workspaceId, ...about });
    const subjectId = event.subject.id;
    if (!entry?.payload) {
      const isImported = event.event === 'objected' && event.method === 'import';
      return { outcome: isImported ? 'not-audited' : 'unaccounted', auditEntryId: entry?.id ?? null, subjectId };
    }
    const written = await openPayload(scope, entry.id, entry.payload);
    const outcome = written === null ? 'unreadable' : written === consentText(event) ? 'same' : 'changed';
    return { outcome, auditEntryId: entry.id, subjectId };
  });
}

async function openPayload({ workspaceId, vault }: Scope, rowId: string, payload: Uint8Array): Promise<string | null> {
  try {
    return await vault.open({ workspaceId, table: 'audit_entry', column: 'payload', rowId }, payload);
  } catch (error) {
    // The audit itself was tampered with: then it vouches for nothing.
    if (error instanceof BrokenCiphertextError) return '';
    throw error;
  }
}
