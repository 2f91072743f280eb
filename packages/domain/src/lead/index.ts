export { Lead, LEAD_STATUSES, LeadAnswer } from './lead.entity.ts';
