/** A refusal of a command, as the API's `UserError` gives it. */
export interface UserErrorLike {
  code: string;
  message: string;
  /** Where in the input: `["input", "emails", "0", "value"]`; null if it concerns the whole. */
  path?: readonly (string | number)[] | null | undefined;
}

/** The part of a Mantine form that errors are put on. */
export interface FormWithErrors {
  setFieldError: (path: string, error: string) => void;
  getInputNode?: (path: string) => HTMLElement | null;
}

/** An API path as Mantine writes it: the leading "input" goes, the rest is joined with dots. */
export function fieldPathOf(path: readonly (string | number)[] | null | undefined): string | null {
  if (!path?.length) return null;
  const inner = path[0] === 'input' ? path.slice(1) : path;
  return inner.length ? inner.join('.') : null;
}

/**
 * Puts each error that names a known field on that field, moves focus to the first, and gives back the rest for
 * `<UserErrors>`.
 */
export function applyUserErrors<E extends UserErrorLike>(
  form: FormWithErrors,
  errors: readonly E[],
  knownFields: readonly string[],
): E[] {
  const rest: E[] = [];
  let first: string | null = null;
  for (const error of errors) {
    const path = fieldPathOf(error.path);
    const field = path && knownFields.find((known) => path === known || path.startsWith(`${known}.`));
    if (field) {
      form.setFieldError(field, error.message);
      first ??= field;
    } else {
      rest.push(error);
    }
  }
  if (first) form.getInputNode?.(first)?.focus();
  return rest;
}
