/** The rows of texts that a draft has kept as one text; none where it cannot be read. */
export function rowsIn(text: string | undefined): Record<string, string>[] {
  if (text === undefined) return [];
  try {
    const rows: unknown = JSON.parse(text);
    return Array.isArray(rows) ? rows.map(textsIn) : [];
  } catch {
    // Cut off or of another release: there are no rows.
    return [];
  }
}

function textsIn(row: unknown): Record<string, string> {
  const entries = typeof row === 'object' && row !== null ? Object.entries(row) : [];
  return Object.fromEntries(entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}
