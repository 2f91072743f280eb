import { expect, it } from 'vitest';
import { purposeIn, sectionsOf } from './sections.ts';

it('offers an owner the whole console', () => {
  expect(sectionsOf(['owner'])).toEqual([
    ...[
      'requests',
      'recipients',
      'subjects',
      'notices',
      'holds',
      'agents',
      'retention',
      'catalogue',
      'purposes',
      'use',
      'consents',
      'audit',
      'encryption',
      'setup',
      'imports',
      'members',
      'teams',
      'keys',
      'explorer',
    ],
  ]);
});

it('keeps privacy requests from an administrator, who is not meant to read them', () => {
  expect(sectionsOf(['administrator'])).toEqual([
    'catalogue',
    'use',
    'audit',
    'encryption',
    'setup',
    'imports',
    'members',
    'teams',
    'keys',
    'explorer',
  ]);
});

it('shows a seller nothing of the console', () => {
  expect(sectionsOf(['sales'])).toEqual([]);
});

it('lets an administrator read the audit log for security, a privacy officer for the handling of rights', () => {
  expect(purposeIn('audit', ['administrator'])).toBe('SECURITY');
  expect(purposeIn('audit', ['privacy-officer', 'sales'])).toBe('RIGHTS_HANDLING');
});
