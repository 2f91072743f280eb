import { EmptyState, useI18n } from '@smartx/ui';
import { Navigate } from '@tanstack/react-router';
import { useSignedIn } from './SignedInProvider.tsx';
import { sectionHref, sectionsOf } from './sections.ts';

/** A workspace's address without a section leads to the first one that the roles allow. */
export function FirstSection({ slug }: { slug: string }) {
  const { workspaces } = useSignedIn();
  const roles = workspaces.find((workspace) => workspace.slug === slug)?.roles ?? [];
  const [first] = sectionsOf(roles);
  return first ? <Navigate to={sectionHref(slug, first)} replace /> : null;
}

/** The console's address without a workspace leads to the first one in which there is something to do. */
export function FirstWorkspace() {
  const i18n = useI18n();
  const { workspaces } = useSignedIn();
  const first = workspaces.find(({ roles }) => sectionsOf(roles).length > 0) ?? workspaces[0];
  if (first) return <Navigate to="/w/$workspace" params={{ workspace: first.slug }} replace />;
  return (
    <EmptyState title={i18n.t('You belong to no workspace')}>
      {i18n.t('Ask somebody who runs one to invite you to this address.')}
    </EmptyState>
  );
}
