import { companyPage } from './company-page.ts';
import { contactsPage } from './contacts-page.ts';
import { filteredPage } from './filtered-page.ts';
import type { Question, Subjects } from './question.ts';

/** Everything that is read in the comparison. */
export function questions(subjects: Subjects): readonly Question[] {
  return [contactsPage(subjects), companyPage(subjects), filteredPage(subjects)];
}
