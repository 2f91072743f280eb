import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the code generator wrote the documents of the apps and of what they share. */
const MANIFESTS = ['packages/client/src/generated', 'apps/web/src/gql', 'apps/admin/src/gql'];

/** The documents that the apps were built with, by their `sha256:` ids (GraphQL over HTTP, appendix A). */
export class TrustedDocuments {
  private constructor(private readonly texts: ReadonlyMap<string, string>) {}

  /**
   * Reads the lists below the root of the installation, and the operator's own.
   * @throws SyntaxError naming a list that is broken or absent
   */
  static load(root: string, own: readonly string[] = []): TrustedDocuments {
    const built = MANIFESTS.map((folder) => join(root, folder, 'persisted-documents.json')).filter(existsSync);
    const files = [...built, ...own];
    return new TrustedDocuments(new Map(files.flatMap((file) => Object.entries(readList(file)))));
  }

  /** Those of a test. */
  static of(texts: Readonly<Record<string, string>>): TrustedDocuments {
    return new TrustedDocuments(new Map(Object.entries(texts)));
  }

  /** All of them. */
  get sources(): readonly string[] {
    return [...this.texts.values()];
  }

  /** The text of a document; null for an id that nobody gave out. */
  find(id: string): string | null {
    return this.texts.get(id) ?? null;
  }
}

function readList(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new SyntaxError(`${file} is no list of trusted documents.`, { cause: error });
  }
}
