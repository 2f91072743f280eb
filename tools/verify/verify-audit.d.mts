/** Types of `verify-audit.mjs`, which is plain JavaScript so that it runs wherever Node does. */
interface Tree {
  readonly size: number;
  readonly root: Buffer;
}

export function hashLeaf(text: string): Buffer;
export function hashNode(left: Buffer, right: Buffer): Buffer;
export function rootOfInclusion(place: number, size: number, leafHash: Buffer, path: readonly Buffer[]): Buffer | null;
export function isConsistent(earlier: Tree, later: Tree, path: readonly Buffer[]): boolean;
