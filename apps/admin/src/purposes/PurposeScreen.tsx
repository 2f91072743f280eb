import { useMutation, useQuery } from '@apollo/client/react';
import { LoadingRows, PageHeader, useI18n, usePageTitle } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import { ProblemState } from '../screen/ProblemState.tsx';
import screen from '../screen/screen.module.css';
import { PurposeItem } from './PurposeItem.tsx';
import styles from './purposes.module.css';

const PurposeListQuery = graphql(`
  query PurposeList @purpose(is: RIGHTS_HANDLING) {
    purposeSettings(first: 50) {
      nodes {
        id
        ...PurposeItem_setting @unmask
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

/** For what the workspace uses data: what is switched on, on which ground, and what the notice says about it. */
export function PurposeScreen() {
  const i18n = useI18n();
  const { data, error, refetch } = useQuery(PurposeListQuery);
  const [update] = useMutation(PurposeUpdateMutation);
  usePageTitle(i18n.t('Purposes'));
  if (error) {
    return (
      <ProblemState title={i18n.t('The purposes could not be loaded')} error={error} onRetry={() => void refetch()} />
    );
  }
  return (
    <div className={screen.screen}>
      <PageHeader title={i18n.t('Purposes')} />
      <p className={styles.lead}>
        {i18n.t(
          'Every operation of the product runs for one purpose. A purpose that is off is used by nobody, and data that only it needs is not shown. The words below stand in your privacy notice.',
        )}
      </p>
      {!data && <LoadingRows />}
      {data && (
        <ul className={styles.list}>
          {data.purposeSettings.nodes.map((setting) => (
            <PurposeItem
              key={setting.id}
              setting={setting}
              onChange={async (change) => {
                const input = { purpose: setting.purpose, ifVersion: setting.version, ...change };
                return (await update({ variables: { input } })).data?.purposeUpdate.errors;
              }}
            />
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
    </div>
  );
}
