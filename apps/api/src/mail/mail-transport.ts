import type { MailTransport } from '@smartx/domain/mail';
import { createTransport } from 'nodemailer';

/** Sends through the mail server of `SMTP_URL`. */
export function smtpTransport(smtpUrl: string, from: string): MailTransport {
  const transport = createTransport(smtpUrl);
  return {
    send: async (mail) => {
      const { messageId, to, subject, body } = mail;
      await transport.sendMail({ from, to, subject, text: body, messageId: `<${messageId}@${domainOf(from)}>` });
    },
  };
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).replace('>', '');
}
