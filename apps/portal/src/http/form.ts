/** What a form sent, its files as text; empty where nothing was sent, or it cannot be read. */
export async function readForm(request: Request): Promise<URLSearchParams> {
  if (request.method !== 'POST') return new URLSearchParams();
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data'))
    return new URLSearchParams(await request.text());
  const fields = await request.formData().catch(() => new FormData());
  const form = new URLSearchParams();
  for (const [name, value] of fields) form.append(name, typeof value === 'string' ? value : await value.text());
  return form;
}
