import { Contact } from '../contact/contact.entity.ts';
import { ContactService } from '../contact/contact.service.ts';
import { Scope } from '../kernel/scope.ts';
import type { PrivacyParts } from '../privacy/privacy-parts.ts';
import { personViewer } from '../privacy/request/portal/person-viewer.ts';
import { RequestPortal } from '../privacy/request/portal/request-portal.service.ts';
import { PrivacyRequest } from '../privacy/request/privacy-request.entity.ts';
import type { RequestKind } from '../privacy/request/request-input.ts';
import { DataSubject } from '../privacy/subject/data-subject.entity.ts';
import { lastCode } from './privacy-parts.ts';
import type { TestDomain, TestWorkspace } from './test-domain.ts';

/** The privacy centre of a workspace, as somebody whom nobody knows. */
export function portalOf(domain: TestDomain, workspace: TestWorkspace, parts: PrivacyParts): RequestPortal {
  const { vault, clock, jobs } = domain;
  const viewer = personViewer(workspace.id);
  const em = domain.orm.em.fork();
  return new RequestPortal(
    new Scope({ em, vault, clock, jobs, viewer, purpose: 'RIGHTS_HANDLING', through: 'portal' }),
    parts,
  );
}

/** A request with a proven address. */
export async function givenProvenRequest(
  domain: TestDomain,
  workspace: TestWorkspace,
  parts: PrivacyParts,
  input: { readonly kind: RequestKind; readonly email: string; readonly country?: string },
): Promise<{ readonly id: string; readonly reference: string; readonly token: string }> {
  const portal = portalOf(domain, workspace, parts);
  const { reference } = await portal.submit(input);
  const { token } = await portal.verify(reference, await lastCode(workspace));
  const request = await getRequestBy(workspace, reference);
  return { id: request.id, reference, token };
}

/** A request by its reference. */
export function getRequestBy(workspace: TestWorkspace, reference: string): Promise<PrivacyRequest> {
  return workspace
    .asSystem()
    .transaction((em) => em.findOneOrFail(PrivacyRequest, { workspaceId: workspace.id, reference }));
}

/** Somebody whom the workspace knows, by an address or by none; gives their subject. */
export async function givenContact(
  workspace: TestWorkspace,
  email: string | null,
  { isShared = false } = {},
  role: 'owner' | 'sales' = 'sales',
): Promise<string> {
  const points = email === null ? [] : [{ kind: 'email', value: email, isShared } as const];
  const scope = await workspace.as(role);
  const id = await new ContactService(scope).create({ fullName: 'Ana Ruiz', points, allowDuplicate: true });
  return scope.transaction(async (em) => (await em.findOneOrFail(Contact, { id })).subject.id);
}

/** A person as the workspace has them. */
export function subjectOf(workspace: TestWorkspace, id: string): Promise<DataSubject> {
  return workspace.asSystem().transaction((em) => em.findOneOrFail(DataSubject, { workspaceId: workspace.id, id }));
}
