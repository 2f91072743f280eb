import type { CSSProperties } from 'react';

const SELECT_WIDTH = 40;

/** The grid's measures for its stylesheet. The last column takes the room that is left. */
export function gridStyle(widths: readonly number[], selectable: boolean, rowHeight: number): CSSProperties {
  const template = [
    ...(selectable ? [`${SELECT_WIDTH}px`] : []),
    ...widths.map((width, at) => (at === widths.length - 1 ? `minmax(${width}px, 1fr)` : `${width}px`)),
  ];
  const first = selectable ? SELECT_WIDTH : 0;
  return {
    '--grid-columns': template.join(' '),
    '--grid-width': `${widths.reduce((sum, width) => sum + width, first)}px`,
    '--grid-row': `${rowHeight}px`,
    '--grid-pinned': `${(widths[0] ?? 0) + first}px`,
  };
}
