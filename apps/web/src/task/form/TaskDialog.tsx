import { useMutation, useQuery } from '@apollo/client/react';
import { useI18n, useToast } from '@smartx/ui';
import { useDraft } from '../../form/draft/use-draft.ts';
import type { FormValues } from '../../form/model/field-spec.ts';
import { nullable, textOf } from '../../form/model/form-values.ts';
import { RecordDialog } from '../../form/RecordDialog.tsx';
import { type FormRecord, RecordForm } from '../../form/RecordForm.tsx';
import { graphql } from '../../gql/gql.ts';
import type { TaskEditQuery as TaskEditData, TaskUpdateInput } from '../../gql/graphql.ts';
import { RecordState } from '../../record/RecordPage.tsx';
import { useMay } from '../../session/use-session.ts';
import { TaskDelete } from './TaskDelete.tsx';
import { TaskReading } from './TaskReading.tsx';
import { taskFields } from './task-fields.ts';

const TaskEditQuery = graphql(`
  query TaskEdit($id: ID!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    tasks(first: 1, where: { id: { eq: $id } }) {
      nodes {
        id
        version
        title
        kind
        dueOn
        assignee {
          id
          displayName
        }
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
        withheld {
          field
          reason
          category
        }
      }
    }
  }
`);

const TaskCreateMutation = graphql(`
  mutation TaskCreate($input: TaskCreateInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    taskCreate(input: $input) {
      record {
        id
        ...TaskColumns_task
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const TaskUpdateMutation = graphql(`
  mutation TaskUpdate($input: TaskUpdateInput!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    taskUpdate(input: $input) {
      record {
        id
        version
        ...TaskColumns_task
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface TaskDialogProps {
  /** The task to change; null for a new one. */
  id: string | null;
  onClose: () => void;
  onSaved: () => void;
}

/** A task, to be planned or changed; to be read by those who may not change it. */
export function TaskDialog(props: TaskDialogProps) {
  const mayUpdate = useMay('task:update');
  if (props.id === null) return <NewTask {...props} />;
  return mayUpdate ? <ExistingTask {...props} id={props.id} /> : <TaskReading id={props.id} onClose={props.onClose} />;
}

function NewTask({ onClose, onSaved }: TaskDialogProps) {
  const i18n = useI18n();
  const toast = useToast();
  const draft = useDraft('task');
  const [create] = useMutation(TaskCreateMutation, { refetchQueries: ['TaskCounts'] });
  return (
    <RecordDialog title={i18n.t('New task')} onClose={onClose}>
      <RecordForm
        fields={taskFields(i18n)}
        initial={EMPTY}
        draft={draft}
        submitLabel={i18n.t('Plan task')}
        save={async ({ values, changed }) => {
          const given = Object.fromEntries(changed.map((name) => [name, nullable(values[name])]));
          const input = { ...given, title: values.title?.trim() ?? '', kind: values.kind ?? 'to-do' };
          return (await create({ variables: { input } })).data?.taskCreate.errors ?? [];
        }}
        onSaved={() => {
          toast({ message: i18n.t('Task planned') });
          onSaved();
        }}
        onCancel={onClose}
      />
    </RecordDialog>
  );
}

function ExistingTask({ id, onClose, onSaved }: TaskDialogProps & { id: string }) {
  const i18n = useI18n();
  const toast = useToast();
  const { data, loading, error, refetch } = useQuery(TaskEditQuery, {
    variables: { id },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  const mayDelete = useMay('task:delete');
  const [update] = useMutation(TaskUpdateMutation, { refetchQueries: ['TaskCounts'] });
  const task = data?.tasks.nodes[0];
  return (
    <RecordDialog title={i18n.t('Edit task')} onClose={onClose}>
      {task ? (
        <>
          <RecordForm
            fields={taskFields(i18n, {
              assignee: task.assignee?.displayName ?? null,
              contact: task.contact?.fullName ?? null,
              company: task.company?.name ?? null,
            }).filter(({ name }) => !task.withheld.some(({ field }) => field === name))}
            initial={recordOf(task).values}
            version={task.version}
            submitLabel={i18n.t('Save')}
            save={async ({ values, changed, version }) => {
              const changes = Object.fromEntries(changed.map((name) => [name, nullable(values[name])]));
              const input: TaskUpdateInput = { ...changes, id, ifVersion: version };
              return (await update({ variables: { input } })).data?.taskUpdate.errors ?? [];
            }}
            reload={async () => {
              const fresh = (await refetch()).data?.tasks.nodes[0];
              return fresh ? recordOf(fresh) : null;
            }}
            onSaved={() => {
              toast({ message: i18n.t('Saved') });
              onSaved();
            }}
            onCancel={onClose}
          />
          {mayDelete && <TaskDelete id={id} onDeleted={onSaved} />}
        </>
      ) : (
        <RecordState
          isLoading={loading}
          error={error}
          failed={i18n.t('The task could not be loaded')}
          missing={i18n.t('There is no such task')}
          onRetry={() => void refetch()}
        />
      )}
    </RecordDialog>
  );
}

const EMPTY: FormValues = { title: '', kind: 'to-do', dueOn: '', assigneeId: '', contactId: '', companyId: '' };

function recordOf(task: TaskEditData['tasks']['nodes'][number]): FormRecord {
  return {
    version: task.version,
    values: {
      title: textOf(task.title),
      kind: task.kind,
      dueOn: textOf(task.dueOn),
      assigneeId: textOf(task.assignee?.id),
      contactId: textOf(task.contact?.id),
      companyId: textOf(task.company?.id),
    },
  };
}
