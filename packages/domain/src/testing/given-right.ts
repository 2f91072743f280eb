import type { Scope } from '../kernel/scope.ts';
import { RequestService } from '../privacy/request/desk/request.service.ts';
import type { RequestInput } from '../privacy/request/request-input.ts';
import { type NewDecision, RequestDecision } from '../privacy/request/rights/request-decision.service.ts';
import { receiveRequest } from '../privacy/request/rights/request-receipt.ts';
import { getRequestBy, givenContact, portalOf } from './given-request.ts';
import { lastCode, type testPrivacyParts } from './privacy-parts.ts';
import type { TestDomain, TestWorkspace } from './test-domain.ts';

/** A request of Ana's, as far as a test says it. */
export type AskedRight = Partial<RequestInput> & { readonly kind: RequestInput['kind'] };

/** Where Ana is reached. */
export const ANA = 'ana@example.test';

/** People who use their rights, and the one who decides. */
export class Rights {
  constructor(
    private readonly domain: TestDomain,
    private readonly parts: ReturnType<typeof testPrivacyParts>,
  ) {}

  /** A workspace that knows Ana, and a proven request of hers that was taken in. */
  async given(kind: RequestInput['kind'], more: Partial<RequestInput> = {}) {
    const workspace = await this.domain.givenWorkspace();
    const ana = await givenContact(workspace, ANA);
    const { request, token } = await this.receive(workspace, { ...more, kind });
    if (kind === 'restriction' || kind === 'rectification')
      await new RequestService(await officerOf(workspace), this.parts).matchSubjects(request.id);
    return { workspace, ana, request, token };
  }

  /** Sends a request, proves it, and does what the job does. */
  async receive(workspace: TestWorkspace, asked: AskedRight) {
    const { id, reference } = await this.submit(workspace, asked);
    const portal = portalOf(this.domain, workspace, this.parts);
    const { token } = await portal.verify(reference, await lastCode(workspace));
    const job = JSON.stringify({ name: 'request:receive', payload: { workspaceId: workspace.id, requestId: id } });
    if (this.domain.jobs.jobs.some((queued) => JSON.stringify(queued) === job))
      await receiveRequest(workspace.asSystem('RIGHTS_HANDLING'), this.parts, id);
    return { request: await getRequestBy(workspace, reference), token };
  }

  /** Sends a request that nobody has proven yet. */
  async submit(workspace: TestWorkspace, asked: AskedRight) {
    const { reference } = await portalOf(this.domain, workspace, this.parts).submit({ email: ANA, ...asked });
    const { id } = await getRequestBy(workspace, reference);
    return { id, reference };
  }

  /** Decides as a privacy officer. */
  async decide(workspace: TestWorkspace, id: string, decision: NewDecision): Promise<Scope> {
    const scope = await officerOf(workspace);
    await new RequestDecision(scope, this.parts).decide(id, decision);
    return scope;
  }
}

/** Whoever decides about rights. */
export function officerOf(workspace: TestWorkspace): Promise<Scope> {
  return workspace.as('privacy-officer', 'RIGHTS_HANDLING');
}
