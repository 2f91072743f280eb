import { useForm } from '@mantine/form';
import { conflictingVersion, duplicatesIn, type PlacedError, placeErrors, type UserErrorFields } from '@smartx/client';
import { FormActions, UserErrors, useI18n } from '@smartx/ui';
import { type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { ConflictPanel } from './ConflictPanel.tsx';
import { DuplicatePanel } from './DuplicatePanel.tsx';
import { DraftNote } from './draft/DraftNote.tsx';
import type { FormDraft } from './draft/use-draft.ts';
import { useKeptForm } from './draft/use-kept-form.ts';
import { FormField } from './FormField.tsx';
import styles from './form.module.css';
import { problemsIn } from './model/check-fields.ts';
import { changedFields, type FieldSpec, type FormValues, fieldAt } from './model/field-spec.ts';
import { type Conflict, mergeChanges } from './model/three-way-merge.ts';
import { UnsavedContext } from './unsaved.ts';

/** What is sent: all values, which of them were changed, and what they were based on. */
export interface Submission {
  readonly values: FormValues;
  readonly changed: readonly string[];
  /** The version that was seen; null for a new record. */
  readonly version: number | null;
  /** The person knows that the record may exist already. */
  readonly allowDuplicate: boolean;
}

/** A record as a form sees it. */
export interface FormRecord {
  readonly values: FormValues;
  readonly version: number;
}

/** What a form is made of. */
export interface RecordFormProps {
  fields: readonly FieldSpec[];
  initial: FormValues;
  /** The version that `initial` shows; absent for a new record. */
  version?: number;
  submitLabel: string;
  /** Sends it; gives back the refusals, none if it was saved. */
  save: (submission: Submission) => Promise<readonly UserErrorFields[]>;
  /** The record as it is now, after somebody else changed it. */
  reload?: () => Promise<FormRecord | null>;
  /** Where the record may exist twice. */
  duplicatesOf?: 'contacts' | 'companies';
  onSaved: () => void;
  onCancel: () => void;
  /** Of a new record: what is typed is kept here until it is saved or thrown away. */
  draft?: FormDraft;
  /** What stands beside the fields and belongs to the draft. */
  also?: FormValues;
  /** The draft is thrown away: what stands beside the fields begins anew too. */
  onBeginAnew?: () => void;
  /** Lists in the input whose rows, among the children, say themselves what is wrong with them. */
  rowsOf?: readonly string[];
  children?: ReactNode | ((refusals: readonly PlacedError[]) => ReactNode);
}

/** A form for a record: errors on their fields, nothing lost on a refusal, both versions shown where two people changed one field. */
export function RecordForm(props: RecordFormProps) {
  const { draft } = props;
  const [kept, setKept] = useState(draft?.kept ?? null);
  const beginAnew = () => {
    draft?.remove();
    setKept(null);
    props.onBeginAnew?.();
  };
  return (
    <>
      {kept && <DraftNote savedAt={kept.savedAt} onBeginAnew={beginAnew} />}
      <OpenForm key={kept ? 'kept' : 'new'} {...props} kept={kept?.values ?? null} />
    </>
  );
}

function OpenForm(props: RecordFormProps & { kept: FormValues | null }) {
  const i18n = useI18n();
  const { fields, draft } = props;
  const form = useForm<Record<string, string>>({ initialValues: begun(props) });
  const { isUnsaved, labels, onPicked } = useKeptForm(props, form.values);
  const saved = () => {
    draft?.remove();
    props.onSaved();
  };
  const state = useSubmission({ ...props, onSaved: saved }, form);
  const tellUnsaved = useContext(UnsavedContext);
  const forget = draft?.remove;
  useEffect(() => tellUnsaved(isUnsaved, forget), [tellUnsaved, isUnsaved, forget]);
  const cancel = () => {
    forget?.();
    props.onCancel();
  };
  const element = useRef<HTMLFormElement>(null);
  // The fields may come after the dialog has opened and looked for something to focus.
  useEffect(() => element.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), []);
  return (
    <form
      ref={element}
      className={styles.form}
      noValidate
      onSubmit={form.onSubmit((values) => {
        if (!showProblems(form, problemsIn(fields, values, i18n))) void state.submit(values, false);
      })}
    >
      {state.errors.length > 0 && <UserErrors errors={state.errors} />}
      {state.conflicts.length > 0 && (
        <ConflictPanel
          fields={fields}
          conflicts={state.conflicts}
          currentOf={(name) => form.getValues()[name] ?? ''}
          onChoose={(name, value) => form.setFieldValue(name, value)}
        />
      )}
      {state.duplicates && props.duplicatesOf && (
        <DuplicatePanel
          candidates={state.duplicates}
          kind={props.duplicatesOf}
          isSaving={state.isSaving}
          onSaveAnyway={() => void state.submit(form.getValues(), true)}
        />
      )}
      {state.notice && <p role="status">{i18n.t('Somebody else changed other fields meanwhile; they are kept.')}</p>}
      {fields.map((spec, index) => (
        <FormField
          key={spec.name}
          spec={{ ...spec, chosenLabel: labels[spec.name] ?? spec.chosenLabel }}
          form={form}
          isFirst={index === 0}
          onPicked={onPicked}
        />
      ))}
      {typeof props.children === 'function' ? props.children(state.inRows) : props.children}
      <FormActions submitLabel={props.submitLabel} saving={state.isSaving} onCancel={cancel} />
    </form>
  );
}

/** The fields as they were kept, or as they begin. */
function begun({ initial, kept }: { initial: FormValues; kept: FormValues | null }): Record<string, string> {
  return Object.fromEntries(Object.entries(initial).map(([name, first]) => [name, kept?.[name] ?? first]));
}

type TextForm = ReturnType<typeof useForm<Record<string, string>>>;

/** Sends the form, sorts refusals to their places, and brings it up to date where somebody else was faster. */
function useSubmission(props: RecordFormProps, form: TextForm) {
  const i18n = useI18n();
  const [base, setBase] = useState<{ values: FormValues; version: number | null }>({
    values: props.initial,
    version: props.version ?? null,
  });
  const [isSaving, setSaving] = useState(false);
  const [errors, setErrors] = useState<readonly PlacedError[]>([]);
  const [inRows, setInRows] = useState<readonly PlacedError[]>([]);
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([]);
  const [duplicates, setDuplicates] = useState<readonly string[] | null>(null);
  const [notice, setNotice] = useState(false);

  const refuse = (refusals: readonly UserErrorFields[]) => {
    const candidates = duplicatesIn(refusals);
    const isDuplicate = refusals.some(({ code }) => code === 'DUPLICATE_FOUND') && props.duplicatesOf !== undefined;
    setDuplicates(isDuplicate ? candidates : null);
    const placed = placeErrors(isDuplicate ? refusals.filter(isOtherRefusal) : refusals);
    const isInRow = ({ path }: PlacedError) =>
      (path?.length ?? 0) > 2 && props.rowsOf?.includes(path?.[0] ?? '') === true;
    setInRows(placed.filter(isInRow));
    setErrors(
      placeOnFields(
        form,
        props.fields,
        placed.filter((error) => !isInRow(error)),
      ),
    );
  };

  const catchUp = async (values: FormValues) => {
    const fresh = await props.reload?.();
    if (!fresh) return false;
    const { merged, conflicts: open } = mergeChanges(base.values, values, fresh.values);
    form.setValues({ ...merged });
    setBase(fresh);
    setConflicts(open);
    setNotice(open.length === 0);
    return true;
  };

  const submit = async (values: FormValues, allowDuplicate: boolean) => {
    setSaving(true);
    setErrors([]);
    setInRows([]);
    try {
      const changed = changedFields(props.fields, base.values, values);
      const refusals = await props.save({ values, changed, version: base.version, allowDuplicate });
      if (refusals.length === 0) return props.onSaved();
      if (conflictingVersion(refusals) !== null && (await catchUp(values))) return;
      refuse(refusals);
    } catch {
      // The connection or the server failed: what was typed stays, and trying again is harmless.
      const message = i18n.t('The server could not save it. Check the connection, then try again.');
      setErrors([{ code: 'FAILED', message, path: null }]);
    } finally {
      setSaving(false);
    }
  };
  return { isSaving, errors, inRows, conflicts, duplicates, notice, submit };
}

function isOtherRefusal({ code }: UserErrorFields): boolean {
  return code !== 'DUPLICATE_FOUND';
}

/** Puts what cannot be sent on its fields and moves to the first; says whether there was something. */
function showProblems(form: TextForm, problems: ReadonlyMap<string, string>): boolean {
  for (const [name, problem] of problems) form.setFieldError(name, problem);
  const [first] = problems.keys();
  if (first !== undefined) form.getInputNode(first)?.focus();
  return first !== undefined;
}

/** Puts each refusal on the field it names, moves to the first, and gives back those that name none. */
function placeOnFields(form: TextForm, fields: readonly FieldSpec[], placed: readonly PlacedError[]) {
  const rest: PlacedError[] = [];
  let first: string | null = null;
  for (const error of placed) {
    const field = fieldAt(fields, error.path);
    if (!field) rest.push(error);
    else {
      form.setFieldError(field.name, error.message);
      first ??= field.name;
    }
  }
  if (first && rest.length === 0) form.getInputNode(first)?.focus();
  return rest;
}
