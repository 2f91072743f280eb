import type { FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Application } from '../../application.ts';
import type { ResolvedViewer } from '../../identity/viewer.types.ts';
import type { CostBudget } from '../cost/cost-budget.ts';
import type { BugListener } from '../format-error.ts';
import type { DocumentGate } from '../limits/document-gate.ts';
import type { TrustedDocuments } from '../trusted/trusted-documents.ts';

/** What one schema is served with, by requests, sockets and streams alike: the same limits and the same budget for all of them. */
export interface Endpoint {
  readonly app: Application;
  readonly schema: GraphQLSchema;
  readonly documents: Pick<TrustedDocuments, 'find' | 'sources'>;
  readonly gate: DocumentGate;
  readonly budget: CostBudget;
  readonly onBug: BugListener;
}

/** Who sends a request; null for nobody. */
export type ResolveViewer = (request: FastifyRequest) => Promise<ResolvedViewer | null>;
