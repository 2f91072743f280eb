import { normaliseEmail } from '../../contact/email-address.ts';
import { POLICY_LANGUAGES, type PolicyLanguage } from '../../privacy/policy/policy-words.ts';
import type { Patch } from '../../record/apply-patch.ts';
import { InputCheck } from '../../record/input/input-check.ts';
import type { Workspace } from '../workspace.entity.ts';

/** Where a workspace stands; what is left out stays as it is. */
export interface WorkspaceChanges {
  readonly name?: string | null | undefined;
  readonly country?: string | null | undefined;
  readonly timeZone?: string | null | undefined;
  /** The language in which it writes to people. */
  readonly locale?: string | null | undefined;
  /** Where people write about their data; null takes it out of the notice. */
  readonly privacyEmail?: string | null | undefined;
  readonly postalAddress?: string | null | undefined;
}

/** The longest texts, as a form says them too. */
const LIMITS = { name: { max: 200 }, postalAddress: { max: 500 } } as const;

/** What a workspace always has, and what people have to be told besides. */
const ALWAYS_THERE = ['name', 'country', 'timeZone', 'locale'] as const;
const TOLD = [...ALWAYS_THERE, 'privacyEmail', 'postalAddress'] as const;

/**
 * The changes with every part checked. A set-up names all that people have to be told (GDPR Art. 13(1)(a)): who, where, and how
 * to reach them.
 * @throws InvalidInputError naming every place
 */
export function readWorkspace(input: WorkspaceChanges, { isWhole }: { readonly isWhole: boolean }): Patch<Workspace> {
  const check = new InputCheck();
  for (const path of isWhole ? TOLD : ALWAYS_THERE) {
    const isLeftOut = input[path] === undefined && !isWhole;
    if (!isLeftOut && !input[path]?.trim()) check.refuse(path, 'This may not be empty.');
  }
  const read = {
    name: check.text('name', input.name, LIMITS.name),
    country: check.country('country', input.country),
    timeZone: readTimeZone(check, input.timeZone),
    locale: readLanguage(check, input.locale),
    privacyEmail: readEmail(check, input.privacyEmail),
    postalAddress: check.text('postalAddress', input.postalAddress, LIMITS.postalAddress),
  };
  check.assertValid();
  const { name, country, ...others } = read;
  return { name: name ?? undefined, country: country ?? undefined, ...others };
}

function readTimeZone(check: InputCheck, value: string | null | undefined): string | undefined {
  if (!value?.trim()) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    check.refuse('timeZone', 'Use a time zone such as Europe/Berlin.');
    return undefined;
  }
}

function readLanguage(check: InputCheck, value: string | null | undefined): PolicyLanguage | undefined {
  if (!value?.trim()) return undefined;
  const known = POLICY_LANGUAGES.find((one) => one === value);
  if (!known) check.refuse('locale', `Use one of: ${POLICY_LANGUAGES.join(', ')}.`);
  return known;
}

function readEmail(check: InputCheck, value: string | null | undefined): string | null | undefined {
  if (value == null || value.trim() === '') return value === undefined ? undefined : null;
  const email = normaliseEmail(value);
  if (!email) check.refuse('privacyEmail', 'Use an e-mail address such as privacy@example.com.');
  return email?.value;
}
