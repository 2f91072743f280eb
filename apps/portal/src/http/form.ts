/** A file that a form sent, under the name of its field. */
export interface FormFile {
  readonly name: string;
  readonly file: File;
}

/** What a form sent. */
export interface SentForm {
  readonly form: URLSearchParams;
  readonly files: readonly FormFile[];
}

/** What a form sent; empty where nothing was sent, or it cannot be read. A field of files that was left empty is none. */
export async function readForm(request: Request): Promise<SentForm> {
  if (request.method !== 'POST') return { form: new URLSearchParams(), files: [] };
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data'))
    return { form: new URLSearchParams(await request.text()), files: [] };
  const fields = await request.formData().catch(() => new FormData());
  const form = new URLSearchParams();
  const files: FormFile[] = [];
  for (const [name, value] of fields)
    if (typeof value === 'string') form.append(name, value);
    else if (value.name !== '' || value.size > 0) files.push({ name, file: value });
  return { form, files };
}
