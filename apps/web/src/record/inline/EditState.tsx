import { LoadingRows } from '@smartx/ui';
import type { ComponentProps } from 'react';
import type { FieldSpec } from '../../form/model/field-spec.ts';
import { RecordState } from '../RecordPage.tsx';

/** What changes a record: all of it in a dialog, or one field in its place. */
export interface EditFormProps {
  readonly id: string;
  /** The name of the one field. */
  readonly only?: string;
  readonly onSaved: () => void;
  readonly onCancel: () => void;
}

/** One of the fields, or all of them. */
export function onlyField(fields: readonly FieldSpec[], only: string | undefined): readonly FieldSpec[] {
  return only === undefined ? fields : fields.filter(({ name }) => name === only);
}

/** A form before there is a record to change; in the place of one value it takes no more than a line. */
export function EditState({ isInline, ...state }: ComponentProps<typeof RecordState> & { isInline: boolean }) {
  return isInline && state.isLoading ? <LoadingRows rows={1} /> : <RecordState {...state} />;
}
