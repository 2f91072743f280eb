import { useMay } from '../session/use-session.ts';
import type { FileAbout } from './about-file.ts';
import { FileSection } from './FileSection.tsx';

/** The files of a record, for whoever may see files. */
export function RecordFiles({ about }: { about: FileAbout }) {
  const mayRead = useMay('file:read');
  const may = { attach: useMay('file:attach'), update: useMay('file:update'), delete: useMay('file:delete') };
  // What is on its way to one record must not show on the next.
  return mayRead ? <FileSection key={Object.values(about).join()} about={about} may={may} /> : null;
}
