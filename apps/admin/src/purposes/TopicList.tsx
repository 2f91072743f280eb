import { useMutation } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { StatusBadge, UserErrors, useI18n, useToast } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import type { TopicList_TopicFragment } from '../gql/graphql.ts';
import screen from '../screen/screen.module.css';
import { useCommand, useFormCommand } from '../screen/use-command.ts';
import styles from './purposes.module.css';

/** One topic of the list. */
export const TopicList_topic = graphql(`
  fragment TopicList_topic on MarketingTopic {
    id
    key
    label
    isActive
    version
  }
`);

const TopicAddMutation = graphql(`
  mutation TopicAdd($input: TopicAddInput!) @purpose(is: RIGHTS_HANDLING) {
    topicAdd(input: $input) {
      record {
        id
        ...TopicList_topic
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const TopicRetireMutation = graphql(`
  mutation TopicRetire($input: TopicRetireInput!) @purpose(is: RIGHTS_HANDLING) {
    topicRetire(input: $input) {
      record {
        id
        ...TopicList_topic
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface TopicListProps {
  topics: readonly TopicList_TopicFragment[];
  onChanged: () => Promise<void>;
}

/** What people can be written to about, each topic with a consent of its own. */
export function TopicList({ topics, onChanged }: TopicListProps) {
  const i18n = useI18n();
  const toast = useToast();
  const command = useCommand();
  const [retire] = useMutation(TopicRetireMutation);
  const end = async ({ id, label, version }: TopicList_TopicFragment) => {
    const input = { id, ifVersion: version };
    const done = await command.run(async () => (await retire({ variables: { input } })).data?.topicRetire.errors);
    if (done) toast({ message: i18n.t('{label} is offered no more', { label }) });
  };
  return (
    <section className={styles.topics}>
      <h2 className={screen.sectionTitle}>{i18n.t('Topics of marketing')}</h2>
      <p className={styles.lead}>
        {i18n.t(
          'A consent can be for one topic alone: a newsletter, events. A topic that is offered no more stays in the ledger, and what people said about it counts.',
        )}
      </p>
      <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
      {topics.length === 0 && (
        <p className={screen.note}>{i18n.t('No topic yet: a consent is then for everything.')}</p>
      )}
      <ul className={styles.topicList}>
        {topics.map((topic) => (
          <li key={topic.id} className={styles.topic}>
            <bdi>{topic.label}</bdi>
            {topic.isActive ? (
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={i18n.t('Stop offering “{label}”', { label: topic.label })}
                onClick={() => void end(topic)}
              >
                {i18n.t('Stop offering')}
              </Button>
            ) : (
              <StatusBadge>{i18n.t('offered no more')}</StatusBadge>
            )}
          </li>
        ))}
      </ul>
      <TopicForm onAdded={onChanged} />
    </section>
  );
}

function TopicForm({ onAdded }: { onAdded: () => Promise<void> }) {
  const i18n = useI18n();
  const form = useForm({ initialValues: { label: '' } });
  const command = useFormCommand(form, ['label']);
  const [add] = useMutation(TopicAddMutation);
  const submit = form.onSubmit(async ({ label }) => {
    const done = await command.run(async () => (await add({ variables: { input: { label } } })).data?.topicAdd.errors);
    if (!done) return;
    form.reset();
    await onAdded();
  });
  return (
    <form onSubmit={submit} className={styles.topicForm}>
      <UserErrors errors={command.errors} />
      <TextInput
        label={i18n.t('New topic')}
        placeholder={i18n.t('Newsletter')}
        maxLength={80}
        {...form.getInputProps('label')}
      />
      <Button type="submit" variant="default" loading={command.busy}>
        {i18n.t('Offer the topic')}
      </Button>
    </form>
  );
}
