import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { newId, type Scope } from '@smartx/domain/kernel';
import { listMail } from '@smartx/domain/mail';
import { Certificates, PrivacyRequest, RequestFulfilment, RequestPortal, RequestService } from '@smartx/domain/privacy';
import type { Application } from '../../application.ts';
import { eraseAndCertify } from '../../privacy/certificate/erasure-jobs.ts';
import { rightsScope } from '../../privacy/privacy-jobs.ts';

const SCRIPT = resolve('tools/verify/verify-certificate.mjs');

/** A deletion that was asked for and carried out, with its certificate as a file that the person keeps. */
export interface CertifiedErasure {
  readonly workspaceId: string;
  readonly reference: string;
  readonly file: string;
}

/** Somebody asks for their deletion and gets it. */
export async function certifiedErasure(
  app: Application,
  workspaceId: string,
  email: string,
): Promise<CertifiedErasure> {
  const scope = rightsScope(app, workspaceId);
  const { reference } = await new RequestPortal(scope, app.privacy).submit({ kind: 'erasure', email });
  const mails = await listMail(Object.assign(rightsScope(app, workspaceId), { purpose: 'SECURITY' }));
  const code = mails.find(({ template }) => template === 'request-code')?.mail?.subject ?? '';
  await new RequestPortal(scope, app.privacy).verify(reference, /\b\d{6}\b/.exec(code)?.[0] ?? '');
  const { id } = await scope.transaction((em) => em.findOneOrFail(PrivacyRequest, { workspaceId, reference }));
  await new RequestService(scope, app.privacy).matchSubjects(id);
  await new RequestFulfilment(somebody(scope), app.privacy).prepare(id);
  await new RequestFulfilment(somebody(scope), app.privacy).approve(id);
  await new RequestFulfilment(scope, app.privacy).carryOut(id);
  await eraseAndCertify(app, { workspaceId, requestId: id });
  const issued = await new Certificates(scope, app.privacy).find(id);
  if (!issued) throw new Error('No certificate was issued.');
  return { workspaceId, reference, file: issued.file };
}

/** Whether a certificate holds: by the installation, and by the script that needs none. */
export async function verdictsOn(
  app: Application,
  { workspaceId, reference, file }: CertifiedErasure,
  folder: string,
): Promise<{ readonly installation: string | null; readonly script: boolean }> {
  const { problem } = await new Certificates(rightsScope(app, workspaceId), app.privacy).check(file, reference);
  const path = join(folder, `${newId()}.json`);
  await writeFile(path, file);
  const args = [SCRIPT, path, '--key', app.privacy.signingKey.id, '--reference', reference];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return { installation: problem, script: stdout.includes('VERIFIED.') };
}

/** The newest certificate that the installation has of the same deletion. */
export async function newestOf(app: Application, erasure: CertifiedErasure): Promise<CertifiedErasure | null> {
  const { workspaceId, reference } = erasure;
  const scope = rightsScope(app, workspaceId);
  const request = await scope.transaction((em) => em.findOne(PrivacyRequest, { workspaceId, reference }));
  const issued = request && (await new Certificates(scope, app.privacy).find(request.id));
  return issued && { workspaceId, reference, file: issued.file };
}

function somebody(scope: Scope): Scope {
  const viewer = { ...scope.viewer, kind: 'member', id: newId() } as const;
  return Object.assign(Object.create(scope), { viewer });
}
