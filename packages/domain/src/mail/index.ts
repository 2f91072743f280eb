export { MailService, type OpenMail } from './mail.service.ts';
export { MailMessage } from './mail-message.entity.ts';
export { listMail, listMailWithoutVisibility, type MailboxEntry } from './mailbox.ts';
export { MailNotSentError, type MailTransport, type SendMailParts, sendMail } from './send-mail.ts';
