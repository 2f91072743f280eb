import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { composeMail } from '../kernel/mail/mail-templates.ts';
import { openTestDomain, type TestDomain, type TestWorkspace } from '../testing/test-domain.ts';
import { MailService } from './mail.service.ts';
import { MailMessage } from './mail-message.entity.ts';
import { listMail } from './mailbox.ts';
import { MailNotSentError, type MailTransport, sendMail } from './send-mail.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await openTestDomain();
});
afterAll(() => domain.close());

const INVITATION = composeMail('invitation', {
  workspace: 'Acme',
  inviter: 'Ana',
  url: 'https://crm.test/i',
  days: '7',
});

describe('a message', () => {
  it('stays sealed in the database, and its job carries ids only', async () => {
    const workspace = await domain.givenWorkspace();

    const messageId = await queue(workspace);

    const message = await find(workspace, messageId);
    expect(message.state).toBe('queued');
    expect(JSON.stringify(message)).not.toContain('ana@example.test');
    expect(Buffer.from(message.recipient).toString('latin1')).not.toContain('ana@example.test');
    expect(domain.jobs.jobs).toContainEqual({ name: 'mail:send', payload: { workspaceId: workspace.id, messageId } });
  });

  it('is gone when the command that caused it fails', async () => {
    const workspace = await domain.givenWorkspace();

    const failed = workspace.asSystem().transaction(async (em) => {
      await mailer().queue(em, {
        workspaceId: workspace.id,
        keyId: workspace.id,
        to: 'ana@example.test',
        ...INVITATION,
      });
      throw new Error('refused');
    });

    await expect(failed).rejects.toThrow('refused');
    expect(await listMail(workspace.asSystem('SECURITY'))).toEqual([]);
  });

  it('is handed over once, with the same id at every attempt', async () => {
    const workspace = await domain.givenWorkspace();
    const messageId = await queue(workspace);
    const transport = new RecordingTransport();

    await send(workspace, messageId, transport);
    await send(workspace, messageId, transport);

    expect(transport.sent).toEqual([{ to: 'ana@example.test', ...words(INVITATION), messageId }]);
    expect((await find(workspace, messageId)).state).toBe('sent');
  });

  it('without a mail server counts as sent and stays in the mailbox', async () => {
    const workspace = await domain.givenWorkspace();
    const messageId = await queue(workspace);

    await send(workspace, messageId, null);

    expect(await listMail(workspace.asSystem('SECURITY'))).toMatchObject([
      { id: messageId, template: 'invitation', state: 'sent', mail: { to: 'ana@example.test', ...words(INVITATION) } },
    ]);
  });

  it('is tried eight times and then stands as failed, with a reason that names nobody', async () => {
    const workspace = await domain.givenWorkspace();
    const messageId = await queue(workspace);
    const broken = { send: () => Promise.reject(Object.assign(new Error('ana@example.test?'), { code: 'EENVELOPE' })) };

    for (let time = 1; time <= 7; time++)
      await expect(send(workspace, messageId, broken)).rejects.toThrow(MailNotSentError);
    await send(workspace, messageId, broken);

    expect(await find(workspace, messageId)).toMatchObject({ state: 'failed', attempts: 8, failure: 'EENVELOPE' });
  });

  it('under a key that was destroyed is neither sent nor shown', async () => {
    const workspace = await domain.givenWorkspace();
    const keyId = newId();
    await domain.vault.ensureKeys(workspace.id, 'subject', [keyId]);
    const messageId = await queue(workspace, keyId);
    await domain.vault.destroyKeys(workspace.id, [keyId]);
    const transport = new RecordingTransport();

    await send(workspace, messageId, transport);

    expect(transport.sent).toEqual([]);
    expect(await listMail(workspace.asSystem('SECURITY'))).toMatchObject([{ state: 'failed', mail: null }]);
  });
});

describe('the mailbox', () => {
  it.each(['sales', 'administrator'] as const)(
    'shows nothing to "%s", who has no part in what is mailed',
    async (role) => {
      const workspace = await domain.givenWorkspace();

      await expect(async () => listMail(await workspace.as(role, 'SECURITY'))).rejects.toThrow('mail:read');
      await expect(listMail(await workspace.as('owner', 'SECURITY'))).resolves.toEqual([]);
    },
  );

  it('of one workspace does not show the mail of another', async () => {
    const ours = await domain.givenWorkspace();
    const theirs = await domain.givenWorkspace();
    await queue(theirs);

    expect(await listMail(await ours.as('owner', 'SECURITY'))).toEqual([]);
  });
});

class RecordingTransport implements MailTransport {
  readonly sent: Parameters<MailTransport['send']>[0][] = [];

  async send(mail: Parameters<MailTransport['send']>[0]): Promise<void> {
    this.sent.push(mail);
  }
}

function mailer(): MailService {
  return new MailService(domain);
}

function queue(workspace: TestWorkspace, keyId = workspace.id): Promise<string> {
  const mail = { workspaceId: workspace.id, keyId, to: 'ana@example.test', ...INVITATION };
  return workspace.asSystem().transaction((em) => mailer().queue(em, mail));
}

function send(workspace: TestWorkspace, messageId: string, transport: MailTransport | null): Promise<void> {
  return sendMail({ em: domain.orm.em, ...domain, transport }, { workspaceId: workspace.id, messageId });
}

function find(workspace: TestWorkspace, id: string): Promise<MailMessage> {
  return workspace.asSystem().transaction((em) => em.findOneOrFail(MailMessage, { workspaceId: workspace.id, id }));
}

function words({ subject, body }: { subject: string; body: string }) {
  return { subject, body };
}
