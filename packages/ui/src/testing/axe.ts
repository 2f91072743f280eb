import axe from 'axe-core';

/**
 * What axe finds wrong in an element, as readable lines; empty is good. Colours are checked in a real browser and by
 * `contrast.test.ts`: jsdom has no layout.
 */
export async function accessibilityProblems(element: Element): Promise<string[]> {
  const { violations } = await axe.run(element, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html}`));
}
