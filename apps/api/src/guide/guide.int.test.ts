import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompanyService } from '@smartx/domain/company';
import { ContactService } from '@smartx/domain/contact';
import { ApiKeyService } from '@smartx/domain/identity';
import { ConsentService, PurposeSettingService } from '@smartx/domain/privacy';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createServer } from '../server.ts';
import { type ApiWorkspace, openTestApi, type TestApi } from '../testing/test-api.ts';
import { type GuideExample, isAsShown, readExamples } from './guide-examples.ts';

const FOLDER = join(import.meta.dirname, '../../../../docs/api-guide');
const PAGES = readdirSync(FOLDER).filter((name) => name.endsWith('.md') && name !== 'README.md');

let api: TestApi;
let server: FastifyInstance;
beforeAll(async () => {
  api = await openTestApi();
  server = await createServer({ app: api.app, viewers: api.app.identity.viewers, logLevel: 'error' });
});
afterAll(async () => {
  await server.close();
  await api.close();
});

it.each(PAGES)('%s shows what the API answers', async (name) => {
  const examples = readExamples(readFileSync(join(FOLDER, name), 'utf8'));
  const key = await givenGuideWorkspace(await api.givenWorkspace());
  const seen = new Seen();

  const wrong: string[] = [];
  for (const example of examples) {
    const { status, body } = await send(example, key, seen);
    seen.remember(body);
    const isRight = status === example.status && isAsShown(example.answer, body);
    if (!isRight) wrong.push(`${name}:${example.line} answers ${status} ${JSON.stringify(body, null, 2)}`);
  }

  expect(wrong).toEqual([]);
  expect(examples.length).toBeGreaterThan(0);
});

/** What earlier answers of a page held: ids, cursors, addresses, for which the page has `…`. */
class Seen {
  private readonly texts: string[] = [];
  private cursor: string | null = null;

  remember(body: unknown): void {
    const text = JSON.stringify(body) ?? '';
    this.cursor = /"endCursor":"([^"]+)"/.exec(text)?.[1] ?? this.cursor;
    this.texts.push(...(text.match(/[a-z]{3}_[0-9a-f]{32}|\/uploads\/[\w-]+/g) ?? []));
  }

  /** A request with the newest of what fits in the place of each `…`. */
  fill(text: string): string {
    const ids = text.replace(/([a-z]{3}_|\/uploads\/)…/g, (all, start: string) => this.newest(start) ?? all);
    return ids.replace(/"after":\s*"…"/g, `"after":"${this.cursor}"`);
  }

  private newest(start: string): string | undefined {
    return this.texts.findLast((text) => text.startsWith(start));
  }
}

async function send({ request, answer }: GuideExample, key: string, seen: Seen) {
  // The address of an upload is its permission; everything else takes the key.
  const isUpload = request.method === 'PUT';
  const response = await server.inject({
    method: isUpload ? 'PUT' : 'POST',
    url: seen.fill(request.path),
    headers: { ...request.headers, ...(isUpload ? {} : { authorization: `Bearer ${key}` }) },
    payload: seen.fill(request.body),
  });
  const body: unknown = response.body === '' ? null : response.json();
  // What it cost stands in every answer; the page about limits shows it.
  if (isObject(body) && isObject(answer) && !('extensions' in answer)) Reflect.deleteProperty(body, 'extensions');
  return { status: response.statusCode, body };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** The workspace that the guide's first page describes, and a key of it. */
async function givenGuideWorkspace(workspace: ApiWorkspace): Promise<string> {
  const [scope, officer] = [workspace.asSystem(), workspace.asSystem('RIGHTS_HANDLING')];
  const [companies, contacts, consents] = [
    new CompanyService(scope),
    new ContactService(scope),
    new ConsentService(officer),
  ];
  const aurora = await companies.create({ name: 'Aurora Windmills', city: 'Porto', country: 'PT' });
  await companies.create({ name: 'Brisk Logistics', city: 'Lyon', country: 'FR' });
  const point = (value: string) => [{ kind: 'email', value }] as const;
  await contacts.create({
    fullName: 'Ana Ruiz',
    city: 'Porto',
    companyId: aurora,
    points: point('ana@aurora.example'),
  });
  await contacts.create({ fullName: 'Bo Chen', city: 'Lyon', points: point('bo@brisk.example') });
  const cleo = await contacts.create({ fullName: 'Cleo Diaz', city: 'Porto', points: point('cleo@example.org') });
  await new PurposeSettingService(officer).update('MARKETING', { isOn: true });
  const subjects = await scope.transaction((em) =>
    em.execute<{ id: string; subject_id: string; full_name: string }[]>(
      'select id, subject_id, full_name from contact where workspace_id = ?',
      [workspace.id],
    ),
  );
  const subjectOf = (name: string) => subjects.find(({ full_name }) => full_name === name)?.subject_id ?? '';
  const occurredAt = new Date('2026-04-01');
  const yes = { purpose: 'MARKETING', event: 'given', occurredAt, wording: 'Yes, please', method: 'web-form' } as const;
  await consents.record({ ...yes, subjectId: subjectOf('Ana Ruiz') });
  await consents.restrict(subjects.find(({ id }) => id === cleo)?.subject_id ?? '', 'accuracy-contested');
  const scopes = [
    'contact:read',
    'contact:create',
    'contact:update',
    'company:read',
    'company:create',
    'company:update',
  ];
  const { key } = await new ApiKeyService(workspace.asSystem('SECURITY')).create({
    ...{ name: 'Guide', recipient: 'Nordlicht GmbH', purposes: ['RELATIONSHIP', 'MARKETING', 'DATA_CARE'] },
    scopes: [...scopes, 'file:attach', 'file:read', 'developer'],
  });
  return key;
}
