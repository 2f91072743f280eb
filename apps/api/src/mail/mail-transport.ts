import type { MailTransport } from '@smartx/domain/mail';
import { createTransport } from 'nodemailer';

/** A mail server that says nothing for so long is tried again later; the library itself would wait for ten minutes. */
const SILENCE_MS = 30_000;

/** Sends through the mail server of `SMTP_URL`. */
export function smtpTransport(smtpUrl: string, from: string, silenceMs = SILENCE_MS): MailTransport {
  const [connectionTimeout, greetingTimeout, socketTimeout] = [silenceMs, silenceMs, silenceMs];
  const transport = createTransport({ url: smtpUrl, connectionTimeout, greetingTimeout, socketTimeout });
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
