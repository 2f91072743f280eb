import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entriesSince } from '../../../backup/journal/journal-sources.ts';
import { ContactPointService } from '../../../contact/point/contact-point.service.ts';
import { File } from '../../../file/file.entity.ts';
import { FileService } from '../../../file/file.service.ts';
import { type FilesTest, openFilesTest } from '../../../file/testing/given-file.ts';
import { testPrivacyParts } from '../../../testing/privacy-parts.ts';
import { getRecord } from '../../../testing/records.ts';
import { ErasureService } from '../erasure.service.ts';
import { takeOutAgain } from './take-out-again.ts';
import { TextReview } from './text-review.service.ts';
import { TextSearch } from './text-search.ts';

const LETTER = 'Dear Kim,\nAna Ruiz <ana.ruiz@acme.example> and A. Ruiz send greetings.\n';
const WITHOUT_HER = 'Dear Kim,\n[erased] <[erased]> and [erased] send greetings.\n';
const OPEN = { show: 'open', after: null } as const;

let tests: FilesTest;
beforeAll(async () => {
  tests = await openFilesTest();
});
afterAll(() => tests.close());

describe('B11-AC6 files of plain text after an erasure', () => {
  it('wait for somebody who looks; what is taken out is destroyed, and no restore brings it back', async () => {
    const { workspace, scope, fileId, parts, review } = await searched({ content: Buffer.from(LETTER) });
    const before = await getRecord(scope, File, fileId);
    expect(await contentOf(fileId)).toBe(LETTER);
    const [item] = (await review.items(null, OPEN)).items;
    expect(item).toMatchObject({ table: 'file', texts: [{ field: 'name' }, { field: 'storageKey', text: LETTER }] });
    const marks = item?.texts.flatMap(({ text, places }) =>
      places.map(({ from, length, cause }) => `${text.slice(from, from + length)}: ${cause}`),
    );
    expect(marks).toEqual(['Ana Ruiz: certain', 'ana.ruiz@acme.example: certain', 'A. Ruiz: initials']);

    await review.decide([item?.id ?? ''], { verdict: 'take-out', places: null, seen: null });

    const after = await getRecord(scope, File, fileId);
    expect(await contentOf(fileId)).toBe(WITHOUT_HER);
    expect(await tests.stored(scope)).toEqual([after.storageKey]);
    expect(after).toMatchObject({ version: before.version + 1, byteSize: BigInt(WITHOUT_HER.length) });
    expect(Buffer.from(after.sha256 ?? []).equals(createHash('sha256').update(WITHOUT_HER).digest())).toBe(true);

    // Somebody restores a backup from before.
    const { storageKey } = await tests.files.write({ workspaceId: workspace.id, keyId: after.keyId }, [
      Buffer.from(LETTER),
    ]);
    const system = workspace.asSystem('RIGHTS_HANDLING');
    await system.transaction((em) => em.nativeUpdate(File, { workspaceId: workspace.id, id: fileId }, { storageKey }));
    const { entries } = await system.transaction((em) => entriesSince(em, workspace.id, tests.domain.clock.now()));
    for (const entry of entries)
      if (entry.kind === 'taken-out') await system.transaction((em) => takeOutAgain(em, system, parts, entry.body));
    expect(await contentOf(fileId)).toBe(WITHOUT_HER);

    async function contentOf(id: string): Promise<string | undefined> {
      const file = await getRecord(scope, File, id);
      return (await tests.bytesOf(scope, file.storageKey))?.toString('utf8');
    }
  });

  it.each([
    ['is too long', { content: Buffer.from(LETTER + 'x'.repeat(262_144)) }, 1],
    ['is in another encoding', { content: Buffer.from(`${LETTER}\u00e9`, 'latin1') }, 1],
    ['is no plain text', { fileName: 'letter.pdf', content: Buffer.from(LETTER) }, 0],
    ['is a document that a law wants to see as it was', { content: Buffer.from(LETTER), isStatutory: true }, 0],
  ])('are left where one %s, and counted where it could not be read', async (_why, file, unread) => {
    const { review } = await searched(file);

    expect(await review.items(null, OPEN)).toMatchObject({ items: [], unread });
  });
});

async function searched(file: { fileName?: string; content: Buffer; isStatutory?: boolean }) {
  const workspace = await tests.domain.givenWorkspace();
  const scope = await workspace.as('owner');
  const parts = { ...testPrivacyParts(tests.domain), files: tests.files };
  const { isStatutory = false, ...sent } = file;
  const kim = await tests.givenPerson(scope, 'Kim Park');
  const fileId = await tests.attach(scope, { contactId: kim.contactId, ...sent });
  if (isStatutory) await new FileService(scope, tests.files).markStatutory(fileId, '2026-01-31');
  const ana = await tests.givenPerson(scope);
  await new ContactPointService(scope).add(ana.contactId, { kind: 'email', value: 'ana.ruiz@acme.example' });
  const officer = await workspace.as('privacy-officer', 'RIGHTS_HANDLING');
  const erasure = new ErasureService(officer, parts);
  const order = { subjectIds: [ana.subjectId], requestId: null, ground: 'request' } as const;
  const [ledgerId = ''] = await officer.transaction((em) => erasure.plan(em, order));
  await erasure.run(ledgerId);
  await new TextSearch(workspace.asSystem('RIGHTS_HANDLING'), parts).run();
  return { workspace, scope, fileId, parts, review: new TextReview(officer, parts) };
}
