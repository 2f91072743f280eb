import type { EntityManager } from '@mikro-orm/postgresql';
import { dateOf } from '../../../kernel/clock.ts';
import { composeMail } from '../../../kernel/mail/mail-templates.ts';
import type { MailValues } from '../../../kernel/mail/mail-words.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { type PrivacyParts, workspaceFacts } from '../../privacy-parts.ts';
import type { RetentionBatch } from '../retention.entity.ts';
import { notBefore } from './shown-batch.ts';

/** What those who approve are told of a batch: that it waits, that it is approved and when it goes, what became of it. */
type Telling = Extract<keyof MailValues, `retention-${string}`>;

/** Writes to everybody who can approve a batch, in numbers alone, with a link to where it is looked at. */
export async function tellApprovers(
  em: EntityManager,
  scope: Scope,
  { directory, mailer, publicUrl }: Pick<PrivacyParts, 'directory' | 'mailer' | 'publicUrl'>,
  batch: RetentionBatch,
  telling: Telling,
): Promise<void> {
  const { workspaceId, clock } = scope;
  const { name: workspace, slug, timeZone } = await workspaceFacts(em, workspaceId);
  const { itemCount, doneCount, sparedCount, failedCount } = batch;
  const values = {
    ...{ workspace, url: `${publicUrl}/admin/w/${slug}/retention`, count: `${itemCount}`, done: `${doneCount}` },
    ...{ spared: `${sparedCount}`, failed: `${failedCount}`, date: dateOf(notBefore(batch) ?? clock.now(), timeZone) },
  };
  for (const { subjectId, email } of await directory.approverAddresses(em, workspaceId)) {
    const language = await directory.languageOf(em, workspaceId, subjectId);
    await mailer.queue(em, {
      ...{ workspaceId, keyId: subjectId, subjectId, to: email },
      ...composeMail(telling, values, language),
    });
  }
}
