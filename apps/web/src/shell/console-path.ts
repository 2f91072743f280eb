/** Where the console shows a workspace; it is another app of the same origin. */
export function consolePath(workspace: string): string {
  return `/admin/w/${workspace}`;
}
