import { useMutation, useQuery } from '@apollo/client/react';
import { LoadingRows, PageHeader, StatusBadge, useI18n, usePageTitle } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import type { PurposeItem_SettingFragment } from '../gql/graphql.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { PurposeItem } from './PurposeItem.tsx';
import type { PurposeCommands } from './purpose-part.ts';
import styles from './purposes.module.css';
import { TopicList } from './TopicList.tsx';

const PurposeListQuery = graphql(`
  query PurposeList @purpose(is: RIGHTS_HANDLING) {
    purposeSettings(first: 50) {
      nodes {
        id
        ...PurposeItem_setting @unmask
      }
    }
    marketingTopics(first: 100) {
      nodes {
        id
        ...TopicList_topic @unmask
      }
    }
  }
`);

const PurposeUpdateMutation = graphql(`
  mutation PurposeUpdate($input: PurposeUpdateInput!) @purpose(is: RIGHTS_HANDLING) {
    purposeUpdate(input: $input) {
      record {
        id
        ...PurposeItem_setting
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const PurposeSetBasisMutation = graphql(`
  mutation PurposeSetBasis($input: PurposeSetBasisInput!) @purpose(is: RIGHTS_HANDLING) {
    purposeSetBasis(input: $input) {
      record {
        id
        ...PurposeItem_setting
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const PurposeAdoptAssessmentMutation = graphql(`
  mutation PurposeAdoptAssessment($input: PurposeAdoptAssessmentInput!) @purpose(is: RIGHTS_HANDLING) {
    purposeAdoptAssessment(input: $input) {
      record {
        id
        ...PurposeItem_setting
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const PurposePublishNoticeMutation = graphql(`
  mutation PurposePublishNotice($input: PurposePublishNoticeInput!) @purpose(is: RIGHTS_HANDLING) {
    purposePublishNotice(input: $input) {
      record {
        id
        ...PurposeItem_setting
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

/** For what the workspace uses data: what is switched on, on which ground, how it was weighed, and what the notice says. */
export function PurposeScreen() {
  const i18n = useI18n();
  const { data, error, refetch } = useQuery(PurposeListQuery);
  const commandsOf = usePurposeCommands();
  usePageTitle(i18n.t('Purposes'));
  if (error) {
    return (
      <ProblemState title={i18n.t('The purposes could not be loaded')} error={error} onRetry={() => void refetch()} />
    );
  }
  const settings = data?.purposeSettings.nodes ?? [];
  const open = settings.filter(({ assessmentState }) => ['missing', 'due'].includes(assessmentState)).length;
  return (
    <div className={screen.screen}>
      <PageHeader
        title={i18n.t('Purposes')}
        actions={
          open > 0 && (
            <StatusBadge tone="warn">
              {i18n.t('{count, plural, one {# interest to be weighed} other {# interests to be weighed}}', {
                count: open,
              })}
            </StatusBadge>
          )
        }
      />
      <p className={styles.lead}>
        {i18n.t(
          'Every operation of the product runs for one purpose. A purpose that is off is used by nobody, and data that only it needs is not shown. The words below stand in your privacy notice.',
        )}
      </p>
      {!data && <LoadingRows />}
      {data && (
        <ul className={styles.list}>
          {settings.map((setting) => (
            <PurposeItem key={setting.id} setting={setting} commands={commandsOf(setting)} />
          ))}
        </ul>
      )}
      {data && (
        <p className={screen.note}>
          {i18n.t(
            'Security, legal obligations, legal claims, the handling of rights and the care of data are always on: nobody can refuse them, and they contact nobody.',
          )}
        </p>
      )}
      {data && <TopicList topics={data.marketingTopics.nodes} onChanged={async () => void (await refetch())} />}
    </div>
  );
}

/** The commands of a purpose at the version that is shown. */
function usePurposeCommands(): (setting: PurposeItem_SettingFragment) => PurposeCommands {
  const [update] = useMutation(PurposeUpdateMutation);
  const [setBasis] = useMutation(PurposeSetBasisMutation);
  const [adopt] = useMutation(PurposeAdoptAssessmentMutation);
  const [publish] = useMutation(PurposePublishNoticeMutation);
  return ({ purpose, version: ifVersion }) => {
    const which = { purpose, ifVersion };
    return {
      turn: async (isOn) => (await update({ variables: { input: { ...which, isOn } } })).data?.purposeUpdate.errors,
      setBasis: async (basis) =>
        (await setBasis({ variables: { input: { ...which, basis } } })).data?.purposeSetBasis.errors,
      adopt: async (text, reviewOn) =>
        (await adopt({ variables: { input: { ...which, text, reviewOn } } })).data?.purposeAdoptAssessment.errors,
      publish: async (language, wording) =>
        (await publish({ variables: { input: { ...which, language, wording } } })).data?.purposePublishNotice.errors,
    };
  };
}
