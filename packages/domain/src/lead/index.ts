export { LEAD_STATUSES, Lead, LeadAnswer } from './lead.entity.ts';
export { LeadService } from './lead.service.ts';
export type { Conversion } from './lead-conversion.ts';
export { type AnswerInput, LEAD_LIMITS, type LeadChanges, type LeadStatus, type NewLead } from './lead-input.ts';
