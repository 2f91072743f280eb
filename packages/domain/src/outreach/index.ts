export {
  type NewOutreachMail,
  OUTREACH_LIMITS,
  OUTREACH_PURPOSES,
  OutreachMailService,
} from './outreach-mail.service.ts';
