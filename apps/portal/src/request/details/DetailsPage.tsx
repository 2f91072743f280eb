import { page, redirect, withCookies } from '../../http/answer.ts';
import type { Draft } from '../../visit/keeper.ts';
import type { CentreVisit } from '../../visit/visit.ts';
import { CorrectPage, readCorrections } from './CorrectPage.tsx';
import type { Answered } from './details-step.ts';
import { ObjectPage, objectableOf, readPurposes } from './ObjectPage.tsx';
import { RestrictPage, readGround } from './RestrictPage.tsx';

/** What single rights need to know. */
export function askDetails(visit: CentreVisit): Response {
  const { place, keeper } = visit;
  if (!keeper.draft.email) return redirect(`${place.base}/request/you`);
  return show(visit, keeper.draft) ?? redirect(`${place.base}/request/more`);
}

/** Keeps what single rights need to know. */
export function takeDetails(visit: CentreVisit): Response {
  const { place, keeper } = visit;
  const { kind } = keeper.draft;
  if (!keeper.draft.email) return redirect(`${place.base}/request/you`);
  const answered = read(visit, kind);
  const draft = { ...keeper.draft, ...('draft' in answered ? answered.draft : {}) };
  if ('problems' in answered) return show(visit, draft, answered.problems) ?? redirect(`${place.base}/request`);
  return withCookies(redirect(`${place.base}/request/more`), keeper.keepDraft(draft));
}

function read(visit: CentreVisit, kind: string | undefined): Answered {
  if (kind === 'rectification') return readCorrections(visit);
  if (kind === 'objection') return readPurposes(visit);
  return kind === 'restriction' ? readGround(visit) : { draft: {} };
}

function show(visit: CentreVisit, draft: Draft, problems: Readonly<Record<string, string>> = {}): Response | null {
  const status = Object.keys(problems).length > 0 ? 422 : 200;
  const props = { visit, draft, problems };
  switch (draft.kind) {
    case 'rectification':
      return page(<CorrectPage {...props} />, status);
    case 'objection':
      return objectableOf(visit).length > 0 ? page(<ObjectPage {...props} />, status) : null;
    case 'restriction':
      return page(<RestrictPage {...props} />, status);
    default:
      return null;
  }
}
