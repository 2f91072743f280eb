import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { measureDocument } from './measure-document.ts';

const measure = (source: string) => measureDocument(parse(source));

describe('the size of a document', () => {
  it('counts how deep fields are nested, through fragments of both kinds', () => {
    const { depth } = measure(`
      { contacts { ...Page } }
      fragment Page on ContactConnection { nodes { ... on Contact { company { name } } } }
    `);

    expect(depth).toBe(4);
  });

  it('does not count introspection', () => {
    expect(measure('{ __schema { types { fields { type { ofType { ofType { name } } } } } } }').depth).toBe(0);
  });

  it('walks a fragment once, or this one would take years', () => {
    const levels = Array.from({ length: 40 }, (_, n) => `fragment F${n} on Contact { id ...F${n + 1} ...F${n + 1} }`);

    const { depth, fragments } = measure(`{ ...F0 } ${levels.join('\n')} fragment F40 on Contact { id }`);

    expect(depth).toBe(1);
    expect(fragments).toBe(41);
  });

  it('notices a fragment that spreads itself through another', () => {
    expect(measure('{ ...A } fragment A on Q { ...B } fragment B on Q { ...A }').hasCycle).toBe(true);
  });

  it('counts aliases, repetitions and directives', () => {
    const size = measure('query Q @a { x: id y: id id name @b @c }');

    expect(size).toMatchObject({ aliases: 2, repetitions: 3, directives: 3, hasCycle: false });
  });
});
