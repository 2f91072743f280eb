import type { NavGroup, NavItem, Translator } from '@smartx/ui';
import {
  IconAddressBook,
  IconApi,
  IconArchive,
  IconCalendarDue,
  IconChartBar,
  IconChecklist,
  IconDatabase,
  IconFileImport,
  IconForms,
  IconGavel,
  IconHistory,
  IconKey,
  IconLayoutKanban,
  IconLock,
  IconMailbox,
  IconMailForward,
  IconSend,
  IconSettings,
  IconTargetArrow,
  IconTextScan2,
  IconUserSearch,
  IconUserShield,
  IconUsersGroup,
} from '@tabler/icons-react';
import { type Section, sectionHref, sectionsOf } from './sections.ts';

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;

/** What a section is called, in the navigation and as its page's title. */
export function sectionName(i18n: Translator, section: Section): string {
  switch (section) {
    case 'requests':
      return i18n.t('Requests');
    case 'texts':
      return i18n.t('Texts to look at');
    case 'subjects':
      return i18n.t('Person view');
    case 'notices':
      return i18n.t('Notices');
    case 'recipients':
      return i18n.t('Recipients');
    case 'agents':
      return i18n.t('Agents');
    case 'holds':
      return i18n.t('Legal holds');
    case 'retention':
      return i18n.t('Retention');
    case 'archive':
      return i18n.t('Archive');
    case 'catalogue':
      return i18n.t('Catalogue');
    case 'purposes':
      return i18n.t('Purposes');
    case 'use':
      return i18n.t('Purpose use');
    case 'consents':
      return i18n.t('Consents');
    case 'audit':
      return i18n.t('Audit log');
    case 'encryption':
      return i18n.t('Encryption');
    case 'setup':
      return i18n.t('Set-up');
    case 'fields':
      return i18n.t('Fields');
    case 'imports':
      return i18n.t('Imports');
    case 'pipelines':
      return i18n.t('Pipelines');
    case 'members':
      return i18n.t('Members');
    case 'teams':
      return i18n.t('Teams');
    case 'keys':
      return i18n.t('API keys');
    case 'explorer':
      return i18n.t('API explorer');
  }
}

const ICONS: Record<Section, typeof IconMailbox> = {
  requests: IconMailbox,
  texts: IconTextScan2,
  recipients: IconSend,
  subjects: IconUserSearch,
  notices: IconMailForward,
  agents: IconUserShield,
  holds: IconGavel,
  retention: IconCalendarDue,
  archive: IconArchive,
  catalogue: IconDatabase,
  purposes: IconTargetArrow,
  use: IconChartBar,
  consents: IconChecklist,
  audit: IconHistory,
  encryption: IconLock,
  setup: IconSettings,
  fields: IconForms,
  imports: IconFileImport,
  pipelines: IconLayoutKanban,
  members: IconAddressBook,
  teams: IconUsersGroup,
  keys: IconKey,
  explorer: IconApi,
};

/** What stands in the sidebar for somebody with these roles. */
export function navigationFor(
  i18n: Translator,
  workspace: { slug: string; roles: readonly string[] },
  current: Section | null,
): NavGroup[] {
  const mine = sectionsOf(workspace.roles);
  const item = (section: Section): NavItem => {
    const Icon = ICONS[section];
    return {
      id: section,
      label: sectionName(i18n, section),
      href: sectionHref(workspace.slug, section),
      icon: <Icon {...icon} />,
      current: section === current,
      primary: ['requests', 'imports', 'members', 'audit'].includes(section),
    };
  };
  const group = (id: string, heading: string, sections: readonly Section[]): NavGroup => ({
    id,
    heading,
    items: sections.filter((section) => mine.includes(section)).map(item),
  });
  return [
    group('privacy', i18n.t('Privacy'), [
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
    ]),
    group('data', i18n.t('Data'), ['fields', 'imports']),
    group('people', i18n.t('People'), ['members', 'teams']),
    group('workspace', i18n.t('Workspace'), ['setup', 'pipelines']),
    group('developers', i18n.t('Developers'), ['keys', 'explorer']),
  ].filter(({ items }) => items.length > 0);
}
