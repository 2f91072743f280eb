import { parse, print } from 'graphql';

/** A document in its usual layout; null for one that cannot be parsed or whose comments would be lost. */
export function prettify(document: string): string | null {
  if (/^\s*#/m.test(document)) return withComments(document);
  return printed(document);
}

/** Comments that stand above an operation or fragment stay there; others have no place in the layout. */
function withComments(document: string): string | null {
  const parts = document.split(/(?<!^#[^\n]*\n)^(?=#)/m);
  const laidOut = parts.map((part) => {
    const comment = /^(?:#.*\n?)*/.exec(part)?.[0] ?? '';
    const rest = part.slice(comment.length);
    if (/^\s*#/m.test(rest)) return null;
    if (rest.trim() === '') return comment;
    const text = printed(rest);
    return text === null ? null : comment + text;
  });
  return laidOut.every((part) => part !== null) ? laidOut.join('\n') : null;
}

function printed(document: string): string | null {
  try {
    return `${print(parse(document))}\n`;
  } catch {
    return null;
  }
}
