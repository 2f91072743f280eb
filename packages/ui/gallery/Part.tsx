import type { ReactNode } from 'react';

/** One titled group of parts. */
export function Part(props: { title: string; children: ReactNode }) {
  return (
    <section aria-label={props.title} style={{ marginBlockEnd: 32, maxInlineSize: 720 }}>
      <h2 style={{ fontSize: 14, margin: '0 0 12px' }}>{props.title}</h2>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12, alignItems: 'center' }}>{props.children}</div>
    </section>
  );
}
