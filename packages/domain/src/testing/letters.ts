import { enterWorkspace } from '../kernel/scope.ts';
import { type OpenMail, openMail } from '../mail/mail.service.ts';
import { MailMessage } from '../mail/mail-message.entity.ts';
import type { TestDomain } from './test-domain.ts';

const NEWEST = 100;

/**
 * The letters to an address, the newest first, in whatever workspace they lie or in the one that is named. For tests, which
 * look where nothing in the product may.
 */
export async function lettersTo(
  { orm, vault }: Pick<TestDomain, 'orm' | 'vault'>,
  email: string,
  inSlug?: string,
): Promise<OpenMail[]> {
  const workspaces = await orm.em
    .fork()
    .execute<{ id: string; slug: string }[]>('select id, slug from every_workspace()');
  const letters: { readonly queuedAt: Date; readonly mail: OpenMail }[] = [];
  for (const { id } of workspaces.filter(({ slug }) => slug === (inSlug ?? slug))) {
    const messages = await orm.em.fork().transactional(async (em) => {
      await enterWorkspace(em, id);
      return em.find(MailMessage, { workspaceId: id }, { orderBy: { queuedAt: 'desc', id: 'desc' }, limit: NEWEST });
    });
    for (const message of messages) {
      const mail = await openMail(vault, message);
      if (mail?.to === email) letters.push({ queuedAt: message.queuedAt, mail });
    }
  }
  return letters.sort((one, other) => other.queuedAt.getTime() - one.queuedAt.getTime()).map(({ mail }) => mail);
}
