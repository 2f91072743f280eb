import type { UserErrorFields } from '@smartx/client';
import { renderUi } from '@smartx/ui/testing';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { FieldSpec } from './model/field-spec.ts';
import { RecordForm, type Submission } from './RecordForm.tsx';

const fields: FieldSpec[] = [
  { name: 'name', label: 'Name', kind: 'text', isRequired: true },
  { name: 'city', label: 'City', kind: 'text', maxLength: 10 },
  { name: 'staff', label: 'Employees', kind: 'integer' },
];
const stale: UserErrorFields = {
  ...{ __typename: 'VersionConflict', code: 'STALE_VERSION', message: 'Changed meanwhile.', path: null },
  currentVersion: 5,
};

function form(save: (submission: Submission) => Promise<readonly UserErrorFields[]>, fresh?: Record<string, string>) {
  const onSaved = vi.fn();
  renderUi(
    <RecordForm
      fields={fields}
      initial={{ name: 'Acme', city: 'Lyon', staff: '' }}
      version={4}
      submitLabel="Save"
      save={save}
      reload={async () => ({ values: fresh ?? {}, version: 5 })}
      onSaved={onSaved}
      onCancel={() => undefined}
    />,
  );
  return onSaved;
}

async function change(label: string, text: string) {
  const input = screen.getByLabelText(new RegExp(`^${label}`));
  await userEvent.clear(input);
  await userEvent.type(input, text);
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
}

describe('the form of a record', () => {
  it('sends what was changed, with the version that was seen', async () => {
    const save = vi.fn(async () => []);
    const onSaved = form(save);

    await change('City', 'Paris');

    expect(save).toHaveBeenCalledWith(expect.objectContaining({ changed: ['city'], version: 4 }));
    expect(onSaved).toHaveBeenCalledOnce();
  });

  it('shows a refusal on its field and keeps what was typed', async () => {
    const refusal: UserErrorFields = {
      ...{ __typename: 'InvalidInput', code: 'INVALID_INPUT', message: 'city: Too long.', path: 'city' },
      fields: [{ __typename: 'FieldProblemType', path: 'city', message: 'Use at most 100 characters.' }],
    };
    const onSaved = form(async () => [refusal]);

    await change('City', 'Paris');

    expect(screen.getByText('Use at most 100 characters.')).toBeDefined();
    expect(screen.getByLabelText('City')).toHaveProperty('value', 'Paris');
    expect(onSaved).not.toHaveBeenCalled();
  });

  it.each([
    ['Name', ' ', 'This may not be empty.'],
    ['Employees', 'many', 'Write a whole number, in digits.'],
    ['Employees', '5.5', 'Write a whole number, in digits.'],
    ['Employees', '1e99', 'Write a whole number, in digits.'],
    ['City', 'Llanfairpwllgwyngyll', 'Use at most 10 characters; these are 20.'],
  ])('says at once what cannot be right in %s, and sends nothing: %s', async (label, typed, problem) => {
    const save = vi.fn(async () => []);
    form(save);

    await change(label, typed);

    expect(screen.getByText(problem)).toBeDefined();
    expect(document.activeElement).toBe(screen.getByLabelText(new RegExp(`^${label}`)));
    expect(save).not.toHaveBeenCalled();
  });

  it('counts characters as people do', async () => {
    const save = vi.fn(async () => []);
    form(save);

    await change('City', '🙂'.repeat(10));

    expect(save).toHaveBeenCalledOnce();
  });

  it('shows theirs and mine where somebody was faster, and saves the choice over the new version', async () => {
    const sent: Submission[] = [];
    const save = async (submission: Submission) => {
      sent.push(submission);
      return sent.length === 1 ? [stale] : [];
    };
    const onSaved = form(save, { name: 'Acme SA', city: 'Nantes' });

    await change('City', 'Paris');
    await userEvent.click(screen.getByLabelText('Mine: Paris'));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));

    expect(sent[1]).toMatchObject({ values: { name: 'Acme SA', city: 'Paris' }, changed: ['city'], version: 5 });
    expect(onSaved).toHaveBeenCalledOnce();
  });

  it('loses nothing when the server cannot be reached', async () => {
    form(() => Promise.reject(new Error('offline')));

    await change('City', 'Paris');

    expect(screen.getByText(/The server could not save it\./)).toBeDefined();
    expect(screen.getByLabelText('City')).toHaveProperty('value', 'Paris');
  });
});
