/** The parts of the console. */
export const SECTIONS = [
  'requests',
  'texts',
  'recipients',
  'subjects',
  'notices',
  'agents',
  'holds',
  'retention',
  'archive',
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
] as const;

/** A part of the console. */
export type Section = (typeof SECTIONS)[number];

/** The purposes that the console works for. */
export type ConsolePurpose = 'DATA_CARE' | 'LEGAL_OBLIGATION' | 'RIGHTS_HANDLING' | 'SECURITY';

/** What an owner is besides, in a workspace that has named no privacy officer: no role, and it ends when one is named. */
const ACTING_OFFICER = 'acting-officer';

/** The roles of somebody in a workspace, as the console counts them. */
export function rolesIn({
  roles,
  purposes,
}: {
  roles: readonly string[];
  purposes?: readonly string[];
}): readonly string[] {
  const isActing = roles.includes('owner') && purposes?.includes('LEGAL_OBLIGATION') === true;
  return isActing ? [...roles, ACTING_OFFICER] : roles;
}

/**
 * Who finds what in the console, and for which purpose each works there. This only decides what is offered: the API checks
 * every operation by itself.
 */
const ACCESS: Record<Section, Readonly<Record<string, ConsolePurpose>>> = {
  requests: { owner: 'RIGHTS_HANDLING', 'privacy-officer': 'RIGHTS_HANDLING' },
  texts: { owner: 'RIGHTS_HANDLING', 'privacy-officer': 'RIGHTS_HANDLING' },
  subjects: { owner: 'RIGHTS_HANDLING', 'privacy-officer': 'RIGHTS_HANDLING' },
  notices: { owner: 'RIGHTS_HANDLING', 'privacy-officer': 'RIGHTS_HANDLING' },
  recipients: { owner: 'RIGHTS_HANDLING', 'privacy-officer': 'RIGHTS_HANDLING' },
  agents: { owner: 'RIGHTS_HANDLING', 'privacy-officer': 'RIGHTS_HANDLING' },
  holds: { owner: 'RIGHTS_HANDLING', 'privacy-officer': 'RIGHTS_HANDLING' },
  retention: { owner: 'RIGHTS_HANDLING', 'privacy-officer': 'RIGHTS_HANDLING' },
  // Read for nothing else. An owner reads it for as long as nobody is the privacy officer.
  archive: { 'privacy-officer': 'LEGAL_OBLIGATION', [ACTING_OFFICER]: 'LEGAL_OBLIGATION' },
  catalogue: {
    owner: 'RIGHTS_HANDLING',
    'privacy-officer': 'RIGHTS_HANDLING',
    auditor: 'RIGHTS_HANDLING',
    administrator: 'DATA_CARE',
  },
  purposes: { owner: 'RIGHTS_HANDLING', 'privacy-officer': 'RIGHTS_HANDLING' },
  consents: { owner: 'RIGHTS_HANDLING', 'privacy-officer': 'RIGHTS_HANDLING' },
  use: {
    owner: 'RIGHTS_HANDLING',
    'privacy-officer': 'RIGHTS_HANDLING',
    auditor: 'RIGHTS_HANDLING',
    administrator: 'SECURITY',
  },
  audit: {
    owner: 'RIGHTS_HANDLING',
    'privacy-officer': 'RIGHTS_HANDLING',
    auditor: 'RIGHTS_HANDLING',
    administrator: 'SECURITY',
  },
  encryption: {
    owner: 'SECURITY',
    administrator: 'SECURITY',
    'privacy-officer': 'RIGHTS_HANDLING',
    auditor: 'RIGHTS_HANDLING',
  },
  setup: { owner: 'SECURITY', administrator: 'SECURITY' },
  fields: { owner: 'DATA_CARE', administrator: 'DATA_CARE' },
  imports: { owner: 'DATA_CARE', administrator: 'DATA_CARE', 'privacy-officer': 'DATA_CARE' },
  pipelines: { owner: 'SECURITY', administrator: 'SECURITY' },
  members: { owner: 'SECURITY', administrator: 'SECURITY' },
  teams: { owner: 'SECURITY', administrator: 'SECURITY' },
  keys: { owner: 'SECURITY', administrator: 'SECURITY' },
  explorer: { owner: 'SECURITY', administrator: 'SECURITY' },
};

/** The purpose for which somebody with these roles works in a section; null where it is not for them. */
export function purposeIn(section: Section, roles: readonly string[]): ConsolePurpose | null {
  for (const role of Object.keys(ACCESS[section])) {
    if (roles.includes(role)) return ACCESS[section][role] ?? null;
  }
  return null;
}

/** The sections that somebody with these roles finds, in their order. */
export function sectionsOf(roles: readonly string[]): Section[] {
  return SECTIONS.filter((section) => purposeIn(section, roles) !== null);
}

/** The address of a section, as the router counts it: without the console's own `/admin`. */
export function sectionHref(slug: string, section: Section): string {
  return `/w/${slug}/${section}`;
}

/** The same as the browser counts it, with what comes behind it, for links that are opened in a tab of their own. */
export function browserHref(slug: string, section: Section, behind: string): string {
  return `/admin${sectionHref(slug, section)}${behind}`;
}
