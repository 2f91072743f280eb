import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

/** The sizes of a document. */
export interface DocumentSize {
  readonly depth: number;
  readonly aliases: number;
  readonly repetitions: number;
  readonly directives: number;
  readonly fragments: number;
  /** Whether a fragment spreads itself, directly or through others. */
  readonly hasCycle: boolean;
}

/** Measures a document; each fragment is walked once, however often it is spread. */
export function measureDocument(document: DocumentNode): DocumentSize {
  return new Measuring(document).size();
}

class Measuring {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly depths = new Map<string, number>();
  private readonly open = new Set<string>();
  private aliases = 0;
  private repetitions = 0;
  private directives = 0;
  private hasCycle = false;

  constructor(private readonly document: DocumentNode) {
    const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  size(): DocumentSize {
    for (const name of this.fragments.keys()) this.depthOfFragment(name);
    let depth = 0;
    for (const definition of this.document.definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      this.directives += definition.directives?.length ?? 0;
      depth = Math.max(depth, this.depthOf(definition.selectionSet));
    }
    const { aliases, repetitions, directives, hasCycle } = this;
    return { depth, aliases, repetitions, directives, fragments: this.fragments.size, hasCycle };
  }

  private depthOfFragment(name: string): number {
    const known = this.depths.get(name);
    if (known !== undefined) return known;
    const fragment = this.fragments.get(name);
    if (!fragment) return 0;
    if (this.open.has(name)) {
      this.hasCycle = true;
      return 0;
    }
    this.open.add(name);
    this.directives += fragment.directives?.length ?? 0;
    const depth = this.depthOf(fragment.selectionSet);
    this.open.delete(name);
    this.depths.set(name, depth);
    return depth;
  }

  private depthOf({ selections }: SelectionSetNode): number {
    const names = new Map<string, number>();
    let depth = 0;
    for (const selection of selections) {
      this.directives += selection.directives?.length ?? 0;
      if (selection.kind === Kind.FIELD) {
        if (selection.alias) this.aliases++;
        const name = selection.name.value;
        const times = (names.get(name) ?? 0) + 1;
        names.set(name, times);
        this.repetitions = Math.max(this.repetitions, times);
        const below = selection.selectionSet ? this.depthOf(selection.selectionSet) : 0;
        // Introspection asks about the schema and costs no reading, whatever its depth.
        if (!name.startsWith('__')) depth = Math.max(depth, 1 + below);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        depth = Math.max(depth, this.depthOf(selection.selectionSet));
      } else {
        depth = Math.max(depth, this.depthOfFragment(selection.name.value));
      }
    }
    return depth;
  }
}
