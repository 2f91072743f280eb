import { expect, it } from 'vitest';
import { purposeIn, rolesIn, sectionsOf } from './sections.ts';

it('offers an owner the whole console', () => {
  expect(sectionsOf(['owner'])).toEqual([
    ...[
      'requests',
      'texts',
      'recipients',
      'subjects',
      'notices',
      'agents',
      'holds',
      'retention',
      'catalogue',
      'purposes',
      'use',
      'consents',
      'audit',
      'encryption',
      'setup',
      'fields',
      'imports',
      'pipelines',
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
    'fields',
    'imports',
    'pipelines',
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

it('offers the archive to the privacy officer, and to an owner while nobody is', () => {
  const acting = rolesIn({ roles: ['owner'], purposes: ['RELATIONSHIP', 'LEGAL_OBLIGATION'] });

  expect(purposeIn('archive', ['privacy-officer'])).toBe('LEGAL_OBLIGATION');
  expect(purposeIn('archive', acting)).toBe('LEGAL_OBLIGATION');
  expect(purposeIn('requests', acting)).toBe('RIGHTS_HANDLING');
  expect(purposeIn('archive', rolesIn({ roles: ['owner'], purposes: ['RELATIONSHIP'] }))).toBeNull();
});
