/**
 * The one codegen configuration of the repository: how the apps and partners get types for the operations that they write.
 * `npm run codegen` runs it for every owner of documents; the results are committed.
 */
import { createHash } from 'node:crypto';
import type { CodegenConfig } from '@graphql-codegen/cli';
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';

/** Who writes operations. Each gets types, documents and a list of trusted documents of its own. */
export const DOCUMENT_OWNERS = ['client', 'web', 'admin', 'portal'] as const;

/** One of {@link DOCUMENT_OWNERS}. */
export type DocumentOwner = (typeof DOCUMENT_OWNERS)[number];

interface Place {
  readonly schema: string;
  readonly source: string;
  readonly output: string;
}

const PLACES: Record<DocumentOwner, Place> = {
  client: {
    schema: 'packages/client/schema.graphql',
    source: 'packages/client/src',
    output: 'packages/client/src/generated/',
  },
  web: { schema: 'packages/client/schema.graphql', source: 'apps/web/src', output: 'apps/web/src/gql/' },
  admin: { schema: 'packages/client/schema.graphql', source: 'apps/admin/src', output: 'apps/admin/src/gql/' },
  portal: {
    schema: 'packages/client/schema.public.graphql',
    source: 'apps/portal/src',
    output: 'apps/portal/src/gql/',
  },
};

/** Fragments that the operations of every app may spread. */
const SHARED_FRAGMENTS = ['packages/client/src/fragments/*.ts'];

/** How a scalar arrives in JSON. A scalar of the schema that is missing here fails the run. */
const SCALARS = {
  ID: 'string',
  Date: 'string',
  DateTime: 'string',
  Decimal: 'string',
  EmailAddress: 'string',
  PhoneNumber: 'string',
  CountryCode: 'string',
  Currency: 'string',
  URL: 'string',
  BigInt: 'string',
  JSON: 'unknown',
  JSONObject: 'Record<string, unknown>',
};

/** Where an owner's operations stand and where their types go, from the root of the repository. */
export function placeOf(owner: DocumentOwner): Place {
  return PLACES[owner];
}

/**
 * The configuration for one owner. Fragments are masked in the types as Apollo's `dataMasking` masks them at run time, and
 * every operation gets its `sha256:` id in `persisted-documents.json`. The portal, which has no cache, gets plain strings.
 */
export function smartxCodegen(owner: DocumentOwner): CodegenConfig {
  const { schema, source, output } = PLACES[owner];
  const isPortal = owner === 'portal';
  return {
    schema,
    documents: [
      ...(isPortal ? [] : SHARED_FRAGMENTS),
      `${source}/**/*.{ts,tsx}`,
      `!${source}/**/*.test.{ts,tsx}`,
      `!${output}**`,
    ],
    ignoreNoDocuments: true,
    silent: true,
    generates: {
      [output]: {
        preset: 'client',
        presetConfig: {
          fragmentMasking: false,
          skipIndexFile: true,
          persistedDocuments: { hashAlgorithm: documentId },
        },
        config: {
          inlineFragmentTypes: isPortal ? 'inline' : 'mask',
          customDirectives: { apolloUnmask: !isPortal },
          // This mode alone gives documents their id and each fragment once.
          documentMode: isPortal ? 'string' : 'documentNodeImportFragments',
          importExtension: '.ts',
          enumType: 'string-literal',
          scalars: SCALARS,
          strictScalars: true,
          useTypeImports: true,
          arrayInputCoercion: false,
        },
        documentTransforms: isPortal ? [] : [addTypenameSelectionDocumentTransform],
      },
    },
  };
}

/** The text that the server gets: without the directives that only the client's cache understands. */
export function trustedText(document: string): string {
  return document.replaceAll(/ @(unmask|nonreactive)(\([^)]*\))?/g, '');
}

/** The id of a trusted document (GraphQL over HTTP, appendix A): the hash of what the server gets. */
function documentId(document: string): string {
  return `sha256:${createHash('sha256').update(trustedText(document)).digest('hex')}`;
}
