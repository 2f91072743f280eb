export { COLLECTED_FROM, Contact, LIFECYCLES } from './contact.entity.ts';
export { ContactService } from './contact.service.ts';
export { CONTACT_LIMITS, type ContactChanges, type NewContact } from './contact-input.ts';
export { CONTACT_POINT_KINDS, ContactPoint } from './contact-point.entity.ts';
export { type EmailAddress, normaliseEmail } from './email-address.ts';
export { normalisePhone, type PhoneNumberText } from './phone-number.ts';
export { ContactPointService, type PointOptions } from './point/contact-point.service.ts';
export { POINT_LIMITS, type PointChanges, type PointInput, type PointKind } from './point/contact-point-input.ts';
export { ContactReveal, REASON_RULE, REVEALABLE_FIELDS, type RevealableField } from './reveal/contact-reveal.ts';
