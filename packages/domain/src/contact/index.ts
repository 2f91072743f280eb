export { COLLECTED_FROM, Contact, LIFECYCLES } from './contact.entity.ts';
export { CONTACT_POINT_KINDS, ContactPoint } from './contact-point.entity.ts';
