import type { FragmentType } from '@apollo/client';
import { useFragmentData } from '@smartx/client';
import { graphql } from '../gql/gql.ts';
import type { TaskAbout_TaskFragment } from '../gql/graphql.ts';
import { RecordLink } from '../record/RecordLink.tsx';

const TaskAbout_task = graphql(`
  fragment TaskAbout_task on Task {
    id
    contact {
      id
      fullName
    }
    company {
      id
      name
    }
    deal {
      id
      name
    }
  }
`);

/** What a task is about: the deal, the person or the company. */
export function TaskAbout(props: { task: FragmentType<TaskAbout_TaskFragment> }) {
  const { deal, contact, company } = useFragmentData(TaskAbout_task, props.task);
  if (deal) return <RecordLink kind="deals" id={deal.id} name={deal.name} />;
  if (contact) return <RecordLink kind="contacts" id={contact.id} name={contact.fullName} />;
  return company ? <RecordLink kind="companies" id={company.id} name={company.name} /> : null;
}
