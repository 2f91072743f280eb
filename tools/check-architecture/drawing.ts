/**
 * The drawing of CONTRIBUTING.md in a form that can be checked: who may import whom, and the few named exceptions.
 * A new workspace package is refused until it has an entry here.
 */
export const arrows: Record<string, readonly string[]> = {
  'apps/web': ['packages/ui', 'packages/client'],
  'apps/admin': ['packages/ui', 'packages/client'],
  'apps/portal': ['packages/ui', 'packages/client'],
  'apps/api': ['packages/domain', 'packages/local-database'],
  'packages/domain': [],
  'packages/client': [],
  'packages/ui': [],
  'packages/local-database': [],
};

/** An arrow that some files may have and no other; `atMost` limits how many really do. */
export interface ExtraArrow {
  from: RegExp;
  to: string;
  atMost?: number;
}

/** The server mounts the portal's request handler in one place; the domain's test kit starts an embedded database. */
export const extraArrows: readonly ExtraArrow[] = [
  { from: /^apps\/api\/src\/(main|server)\.ts$/, to: 'apps/portal', atMost: 1 },
  { from: /^packages\/domain\/src\/(testing\/|.*\.test\.ts$)/, to: 'packages/local-database' },
];

/** Libraries a package must not know: the domain has no GraphQL, HTTP or React; the design system no data source. */
export const unknownLibraries: Record<string, RegExp> = {
  'packages/domain':
    /^(graphql|graphql-scalars|type-graphql|@apollo\/.*|fastify|@fastify\/.*|react|react-dom|(node:)?https?)$/,
  'packages/ui': /^(graphql|@apollo\/.*)$/,
};

/** Layers inside the domain, lowest first; a file may import its own layer and lower ones. */
export const domainLayers = ['kernel', 'privacy', 'slice', 'database', 'testing'] as const;

/** Where `process.env` may be read. */
export const environmentReaders: readonly RegExp[] = [
  /(^|\/)env\.ts$/,
  /^tools\//,
  /\.config\.ts$/,
  /^packages\/domain\/src\/testing\/global-setup\.ts$/,
  /^apps\/[^/]+\/e2e\/support\//,
  /^packages\/ui\/gallery\/check\.ts$/,
];

/** Folders inside a package that use it as another package would: the gallery shows what the apps get. */
export const outsiders: readonly RegExp[] = [/^packages\/ui\/gallery\//];
