import type { EvidenceAccess } from '../../api/public-api.ts';
import { type CentreVisit, workspaceOf } from '../../visit/visit.ts';

/** The name of the field in which files are chosen. */
export const FILES_FIELD = 'files';

/** What a browser offers to choose. */
export const FILE_TYPES = '.pdf,.png,.jpg,.jpeg,.webp,.heic,.txt';

/** So many files are sent at once. */
export const MOST_AT_ONCE = 3;

/** What became of the files of a form: all of them were taken, or why not. */
export type FilesOutcome = { readonly taken: number; readonly problem: string | null };

/** Sends the files of a form to the request that the visitor has opened. */
export async function sendFiles(visit: CentreVisit): Promise<FilesOutcome> {
  const { access } = visit.keeper;
  return sendFilesTo(visit, access && { ...access, workspace: workspaceOf(visit) });
}

/** Sends the files of a form one by one, and stops at the first that is not taken: those before it are there. */
export async function sendFilesTo(visit: CentreVisit, access: EvidenceAccess | null): Promise<FilesOutcome> {
  const { place, api, files } = visit;
  const chosen = files.filter(({ name }) => name === FILES_FIELD);
  if (!access || chosen.length === 0) return { taken: 0, problem: null };
  if (chosen.length > MOST_AT_ONCE)
    return { taken: 0, problem: place.i18n.t('Choose at most {count} files at once', { count: MOST_AT_ONCE }) };
  let taken = 0;
  for (const { file } of chosen) {
    const content = new Uint8Array(await file.arrayBuffer());
    const isTaken = await api.sendFile(access, file.name, content);
    if (!isTaken)
      return {
        taken,
        problem: place.i18n.t('“{name}” was not taken. Please look at what can be sent, and choose again', {
          name: file.name,
        }),
      };
    taken += 1;
  }
  return { taken, problem: null };
}
