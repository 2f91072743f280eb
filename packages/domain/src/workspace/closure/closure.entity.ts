import { defineEntity, p } from '@mikro-orm/core';
import { instant, LINK, oneOf, tenantKey, tenantTable } from '../../kernel/base-columns.ts';
import { notPersonal, relating } from '../../kernel/classify.ts';

/** How many rows of which table were destroyed. */
export interface DestroyedTable {
  readonly table: string;
  readonly records: number;
}

/** The entry of the audit about the closure, and its place in the tree that was signed last. */
export interface ClosureProof {
  readonly leaf: string;
  readonly place: number;
  readonly path: readonly string[];
  readonly head: { readonly text: string; readonly keyId: string; readonly signature: string };
}

const WorkspaceClosureSchema = defineEntity({
  name: 'WorkspaceClosure',
  ...tenantTable({ subjects: 'none' }),
  properties: {
    ...tenantKey(),
    reference: notPersonal(p.text().unique()),
    /** What is known of the workspace once nothing of it is left; its address is given to nobody else. */
    closedWorkspaceId: notPersonal(p.uuid().unique()),
    slug: notPersonal(p.text().unique()),
    name: notPersonal(p.text()),
    locale: notPersonal(p.text()),
    requestedAt: notPersonal(instant()),
    dueAt: notPersonal(instant()),
    startedAt: notPersonal(instant()),
    state: notPersonal(oneOf('state', ['destroying', 'done'])),
    destroyed: notPersonal(p.json<readonly DestroyedTable[]>()),
    keyCount: notPersonal(p.integer()),
    fileCount: notPersonal(p.integer()),
    /** Requests of people that were not answered by then; the company answers them with its own copy. */
    openRequestCount: notPersonal(p.integer()),
    proof: notPersonal(p.json<ClosureProof>()),
    /** To whose account the certificate is written; forgotten once it was. */
    ownerAccountId: relating(p.uuid().nullable(), LINK),
    endedAt: notPersonal(instant().nullable()),
    /** When the files of the database were rid of it, and what kept that from being done. */
    sweptAt: notPersonal(instant().nullable()),
    sweepPending: notPersonal(p.text().nullable()),
    version: notPersonal(p.integer().default(0)),
    /** The newest certificate, word for word. */
    document: notPersonal(p.text().nullable()),
  },
  indexes: [{ name: 'workspace_closure_by_end', properties: ['workspaceId', 'startedAt', 'id'] }],
});

/** The end of a workspace, kept by the operator: what was destroyed and when, and the certificate of it. */
export class WorkspaceClosure extends WorkspaceClosureSchema.class {}
WorkspaceClosureSchema.setClass(WorkspaceClosure);
