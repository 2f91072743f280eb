import type {} from 'react';

declare module 'react' {
  /** Custom properties are legal in `style`; React's types leave them out. */
  interface CSSProperties {
    [variable: `--${string}`]: string | number | undefined;
  }
}
