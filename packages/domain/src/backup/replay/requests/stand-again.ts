import type { EntityManager } from '@mikro-orm/postgresql';
import { composeMail } from '../../../kernel/mail/mail-templates.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { ErasureLedger } from '../../../privacy/ledger/erasure-ledger.entity.ts';
import { destroyProof, settleWhoAsks } from '../../../privacy/request/conversation/request-thread.ts';
import { writeTo } from '../../../privacy/request/desk/request-letters.ts';
import { coverPeople } from '../../../privacy/request/desk/request-matching.ts';
import { type PrivacyRequest, RequestSubject } from '../../../privacy/request/privacy-request.entity.ts';
import { coveredBy, getRequest, recordStep, requestKey } from '../../../privacy/request/request-record.ts';
import { isClosure, isOpen, revokeApproval } from '../../../privacy/request/request-state.ts';
import type { EntryOf } from '../../journal/journal-entry.ts';
import { peopleOf } from '../people-here.ts';
import type { Replay } from '../replay.ts';
import { filesAgain } from './files-again.ts';
import { noteLosses } from './note-losses.ts';

/**
 * Lets an open request stand as it did after its newest step: it covers whom it covered, has the files that are still there, and
 * says to staff what is not. An approval was given for those whom the backup knows: where others are covered now it is given anew.
 */
export async function standAgain(
  em: EntityManager,
  scope: Scope,
  replay: Replay,
  { id, body }: EntryOf<'request-stands'>,
): Promise<void> {
  const request = await getRequest(em, scope, id);
  if (!isOpen(request) || (await isBegun(em, request))) return;
  const isAllThere = await coverAgain(em, scope, request, body.people);
  if (isClosure(request) && (await coveredBy(em, request)).length === 0)
    return endForNobody(em, scope, replay, request);
  if (!body.isAnswerUnchecked) await destroyProof(em, scope, request);
  if (request.verifiedAt) await settleWhoAsks(em, scope, request);
  const files = await filesAgain(em, scope, replay, request, body.files);
  const losses = [
    ...(files > 0 ? [`files ${files}`] : []),
    ...(body.isAnswerUnchecked && !request.verifiedAt ? ['answer'] : []),
    ...(isAllThere ? [] : ['people']),
  ];
  if (losses.length > 0) await noteLosses(em, scope, replay, request, losses);
}

async function isBegun(em: EntityManager, { workspaceId, id }: PrivacyRequest): Promise<boolean> {
  return (await em.count(ErasureLedger, { workspaceId, requestId: id })) > 0;
}

/** Says whether everybody is here whom it covered. */
async function coverAgain(
  em: EntityManager,
  scope: Scope,
  request: PrivacyRequest,
  people: EntryOf<'request-stands'>['body']['people'],
): Promise<boolean> {
  const here: string[][] = [];
  for (const human of people) here.push(await peopleOf(em, scope, human));
  const known = new Set(people.flatMap(({ subjectId, subjectIds }) => [subjectId, ...subjectIds]));
  const covered = await coveredBy(em, request);
  const added = [...new Set(here.flat())].filter((subjectId) => !covered.includes(subjectId));
  const gone = covered.filter((subjectId) => !known.has(subjectId));
  if (!isClosure(request) && added.length + gone.length > 0) revokeApproval(request);
  for (const each of await em.find(RequestSubject, requestKey(request)))
    if (gone.includes(each.subject.id)) em.remove(each);
  await coverPeople(em, scope, request, added);
  await em.flush();
  return here.every((ids) => ids.length > 0);
}

/** The account is not in the backup, and nothing is left to delete: the holder is told so. */
async function endForNobody(
  em: EntityManager,
  scope: Scope,
  { privacy }: Replay,
  request: PrivacyRequest,
): Promise<void> {
  const now = scope.clock.now();
  Object.assign(request, { state: 'carried-out', carriedOutAt: now, closedAt: now });
  recordStep(em, scope, request, { action: 'request:handle', type: 'carried-out', detail: '0 erased' });
  await writeTo(em, scope, privacy, request, (head) => composeMail('erasure-done', head, request.language));
}
