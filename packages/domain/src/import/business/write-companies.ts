import { Company } from '../../company/company.entity.ts';
import { readCompany } from '../../company/company-input.ts';
import { Member } from '../../identity/member.entity.ts';
import { matchName } from '../../record/match-name.ts';
import type { FileLine } from '../mapping/file-line.ts';
import type { Batch } from '../write/batch.ts';
import { MemberBook, NameBook, requireOne } from '../write/find-known.ts';
import { identityKeys } from '../write/identity-keys.ts';
import type { ObjectWriter } from '../write/object-writer.ts';
import { writeNamedRecords } from '../write/write-named-records.ts';

/** Companies, found by external id or name. Parents are linked after the last line, because they may come later in the file. */
export const COMPANY_WRITER: ObjectWriter = {
  keysOf: (line) => identityKeys(line, 'name'),
  async write(batch, lines) {
    const members = await MemberBook.load(batch);
    await checkParents(batch, lines);
    await writeNamedRecords(batch, lines, {
      type: 'company',
      create: 'company:create',
      update: 'company:update',
      entity: Company,
      read: (line) => ({ ...readFields(line), owner: readOwner(batch, line, members) }),
      load: ({ em, workspaceId }, ids) => em.find(Company, { workspaceId, id: { $in: [...ids] } }),
    });
  },
};

function readFields(line: FileLine) {
  if (line.text('name') === undefined) line.refuse('name', 'This may not be empty.');
  const input = {
    name: line.text('name') ?? undefined,
    domain: line.text('domain'),
    website: line.text('website'),
    industry: line.text('industry'),
    city: line.text('city'),
    country: line.country('country'),
    foundedYear: line.integer('foundedYear'),
    employeeCount: line.integer('employeeCount'),
    annualRevenue: line.money('annualRevenue'),
  };
  return line.check((check) => readCompany(check, input));
}

function readOwner(batch: Batch, line: FileLine, members: MemberBook) {
  const id = members.resolve(line, 'owner');
  return id === undefined ? undefined : batch.em.getReference(Member, [batch.workspaceId, id], { wrapped: true });
}

/** Whether each parent exists or is brought by the file itself; which record it is, is settled after the last line. */
async function checkParents(batch: Batch, lines: readonly FileLine[]): Promise<void> {
  const named = lines.filter((line) => line.text('parent') !== undefined);
  const parents = await NameBook.load(
    batch,
    'company',
    named.flatMap((line) => line.text('parent') ?? []),
  );
  for (const line of named) {
    const name = line.text('parent') ?? '';
    if (matchName(name) === matchName(line.text('name') ?? ''))
      line.refuse('parent', 'A company is no part of itself.');
    else if (!batch.context.namesInFile.has(matchName(name))) requireOne(line, 'parent', 'company', parents.find(name));
  }
}
