import { isPurpose, PURPOSES, type Purpose } from '../../../kernel/purposes.ts';
import { RESTRICTION_GROUNDS } from '../../subject/data-subject.entity.ts';
import { ASKED_FOR } from '../privacy-request.entity.ts';
import { CORRECTABLE_FIELDS } from './correction-item.entity.ts';
import type { CorrectableField, ProposedValue } from './corrections.ts';

/** What single rights need to know beside who asks. */
export interface RequestDetails {
  /** Whose data it is about: `self`, or `child` for a parent or guardian. */
  readonly askedFor?: string | null;
  /** The purposes that an objection is about; none for everything that can be objected to. */
  readonly objectedTo?: readonly string[] | null;
  /** On which ground of GDPR Art. 18(1) the use is to be restricted. */
  readonly restrictionGround?: string | null;
  /** The values that are wrong, as they should be. */
  readonly corrections?: readonly { readonly field: string; readonly value: string }[] | null;
}

/** The same, checked. */
export interface CheckedDetails {
  readonly askedFor: (typeof ASKED_FOR)[number];
  readonly objectedTo: readonly Purpose[];
  readonly restrictionGround: (typeof RESTRICTION_GROUNDS)[number] | null;
  readonly corrections: readonly ProposedValue[];
}

const LONGEST_VALUE = 300;

/** Checks what single rights need to know; what belongs to another right is left out. */
export function checkDetails(
  input: RequestDetails & { readonly kind: string },
  refuse: (path: string, expected: string) => void,
): CheckedDetails {
  const { kind, restrictionGround } = input;
  const askedFor = ASKED_FOR.find((one) => one === (input.askedFor ?? 'self'));
  if (!askedFor) refuse('askedFor', `Expected one of ${ASKED_FOR.join(', ')}.`);
  const ground = RESTRICTION_GROUNDS.find((one) => one === restrictionGround) ?? null;
  if (restrictionGround && !ground) refuse('restrictionGround', `Expected one of ${RESTRICTION_GROUNDS.join(', ')}.`);
  return {
    askedFor: askedFor ?? 'self',
    objectedTo: kind === 'objection' ? checkPurposes(input.objectedTo ?? [], refuse) : [],
    restrictionGround: kind === 'restriction' ? ground : null,
    corrections: kind === 'rectification' ? checkCorrections(input.corrections ?? [], refuse) : [],
  };
}

function checkPurposes(names: readonly string[], refuse: (path: string, expected: string) => void): Purpose[] {
  const known = names.filter(isPurpose).filter((purpose) => PURPOSES[purpose].list !== 'always');
  if (known.length < names.length) refuse('objectedTo', 'Expected purposes that somebody can object to.');
  return [...new Set(known)];
}

function checkCorrections(
  values: NonNullable<RequestDetails['corrections']>,
  refuse: (path: string, expected: string) => void,
): ProposedValue[] {
  const checked = new Map<CorrectableField, string>();
  for (const { field, value } of values) {
    const known = CORRECTABLE_FIELDS.find((one) => one === field);
    const text = value.trim().normalize('NFC');
    if (!known) refuse('corrections', `Expected one of ${CORRECTABLE_FIELDS.join(', ')}.`);
    else if (text.length > LONGEST_VALUE) refuse('corrections', `Expected at most ${LONGEST_VALUE} characters.`);
    else if (text !== '') checked.set(known, text);
  }
  return [...checked].map(([field, value]) => ({ field, value }));
}
