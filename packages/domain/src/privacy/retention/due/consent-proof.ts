/**
 * Which entries of the consent ledger are proof that nobody needs any more: a yes whose end, a withdrawal or its last day, is over
 * since before a moment with nothing said since, and everything of a person who was erased before it. A no stays as long as the
 * person does: without it a consent of theirs could come back. Text for a query over `consent_event e`.
 */
export const PROOF_IS_OVER = `(
  e.occurred_at < $BEFORE and (
    exists (select 1 from public.data_subject s
      where s.workspace_id = e.workspace_id and s.id = e.subject_id and s.erased_at < $BEFORE)
    or (e.event in ('pending', 'given') and (e.expires_at < $BEFORE or exists (
      select 1 from public.consent_event w
      where w.workspace_id = e.workspace_id and w.subject_id = e.subject_id and w.purpose = e.purpose
        and w.event in ('withdrawn', 'refused', 'expired') and w.occurred_at >= e.occurred_at and w.occurred_at < $BEFORE
        and (w.channel = 'any' or w.channel = e.channel)
        and (w.topic is null or w.topic = e.topic)
        and (w.contact_point_id is null or w.contact_point_id = e.contact_point_id))))))`;
