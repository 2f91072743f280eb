import { useMutation, useQuery } from '@apollo/client/react';
import {
  DateText,
  EmptyState,
  LoadingRows,
  PageHeader,
  StatusBadge,
  useI18n,
  usePageTitle,
  useToast,
} from '@smartx/ui';
import { getRouteApi } from '@tanstack/react-router';
import { graphql } from '../gql/gql.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { useClosingAt } from '../shell/SignedInProvider.tsx';
import { ClosePanel } from './closing/ClosePanel.tsx';
import { SetupForm, type SetupValues } from './SetupForm.tsx';

const route = getRouteApi('/w/$workspace/setup');

const WorkspaceSettingsQuery = graphql(`
  query WorkspaceSettings @purpose(is: SECURITY) {
    workspaceSettings {
      ...SetupForm_settings @unmask
      setUpAt
    }
  }
`);

const WorkspaceSetUpMutation = graphql(`
  mutation WorkspaceSetUp($input: WorkspaceSetUpInput!) @purpose(is: SECURITY) {
    workspaceSetUp(input: $input) {
      record {
        ...SetupForm_settings @unmask
        setUpAt
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const WorkspaceUpdateMutation = graphql(`
  mutation WorkspaceUpdate($input: WorkspaceUpdateInput!) @purpose(is: SECURITY) {
    workspaceUpdate(input: $input) {
      record {
        ...SetupForm_settings @unmask
        setUpAt
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** The one page on which a workspace says who it is; with the defaults it works from then on without a lawyer. */
export function SetupScreen() {
  const i18n = useI18n();
  const toast = useToast();
  const { data, error, refetch } = useQuery(WorkspaceSettingsQuery);
  const [setUp] = useMutation(WorkspaceSetUpMutation);
  const [update] = useMutation(WorkspaceUpdateMutation);
  const isClosing = useClosingAt(route.useParams().workspace) !== null;
  usePageTitle(i18n.t('Set-up'));
  if (error) {
    return (
      <ProblemState title={i18n.t('The set-up could not be loaded')} error={error} onRetry={() => void refetch()} />
    );
  }
  const settings = data?.workspaceSettings;
  if (data && !settings)
    return isClosing ? <ClosingScreen /> : <EmptyState title={i18n.t('The set-up is not for your role')} />;
  const isSetUp = settings?.setUpAt != null;
  const save = async ({ useDefaults, ...values }: SetupValues) => {
    const input = { ...values, ifVersion: settings?.version ?? null };
    const errors = isSetUp
      ? (await update({ variables: { input } })).data?.workspaceUpdate.errors
      : (await setUp({ variables: { input: { ...input, useDefaults } } })).data?.workspaceSetUp.errors;
    if (errors?.length) return errors;
    toast({ message: isSetUp ? i18n.t('The set-up is saved') : i18n.t('The workspace is set up') });
    await refetch();
    return [];
  };
  return (
    <div className={screen.screen}>
      <PageHeader
        title={i18n.t('Set-up')}
        actions={
          settings?.setUpAt ? (
            <StatusBadge tone="good">
              {i18n.t('set up')} <DateText value={settings.setUpAt} />
            </StatusBadge>
          ) : (
            settings && <StatusBadge tone="warn">{i18n.t('not set up yet')}</StatusBadge>
          )
        }
      />
      <p className={screen.lead}>
        {i18n.t(
          'Who you are, where you stand and how people reach you about their data. All of it stands in your privacy notice, and deadlines run in your time zone.',
        )}
      </p>
      {settings ? (
        <SetupForm key={settings.version} settings={settings} isSetUp={isSetUp} onSave={save} />
      ) : (
        <LoadingRows />
      )}
      {settings && <ClosePanel />}
    </div>
  );
}

/** While the workspace is being closed there is nothing left to set up. */
function ClosingScreen() {
  const i18n = useI18n();
  return (
    <div className={screen.screen}>
      <PageHeader title={i18n.t('Set-up')} />
      <ClosePanel />
    </div>
  );
}
