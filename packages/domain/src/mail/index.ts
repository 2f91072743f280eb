export { MailService, type OpenMail } from './mail.service.ts';
export { MailMessage } from './mail-message.entity.ts';
export { listMail, type MailboxEntry } from './mailbox.ts';
export { MailNotSentError, type MailTransport, type SendMailParts, sendMail } from './send-mail.ts';
export { SendRefusedError } from './send-refused.ts';
