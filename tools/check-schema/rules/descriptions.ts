import { isSpecifiedDirective } from 'graphql';
import { ownEnumValues, ownFields, ownTypes, type SchemaFinding, type SchemaRule, wordsOf } from '../finding.ts';

/** Words that add nothing to a name. */
const EMPTY_WORDS = new Set(['a', 'an', 'the', 'its', 'it', 'this', 'that', 'is', 'of']);

interface Described {
  readonly at: string;
  readonly name: string;
  readonly text: string | null | undefined;
}

/** Whatever a developer can see says in a sentence what it is, and says more than its name does. */
export const describedBySentences: SchemaRule = ({ schema }) => {
  const described: Described[] = [
    ...ownTypes(schema).map(({ name, description }) => ({ at: name, name, text: description })),
    ...ownEnumValues(schema).map(({ at, value }) => ({ at, name: value.name, text: value.description })),
    ...ownFields(schema).map(({ at, field }) => ({ at, name: field.name, text: field.description })),
    ...ownFields(schema).flatMap(({ at, args }) =>
      args.map(({ name, description }) => ({ at: `${at}(${name})`, name, text: description })),
    ),
    ...schema
      .getDirectives()
      .filter((directive) => !isSpecifiedDirective(directive))
      .flatMap(({ name, description, args }) => [
        { at: `@${name}`, name, text: description },
        ...args.map((arg) => ({ at: `@${name}(${arg.name})`, name: arg.name, text: arg.description })),
      ]),
  ];
  return described.flatMap(judge);
};

function judge({ at, name, text }: Described): SchemaFinding[] {
  const finding = (message: string) => [{ at, rule: 'description', message }];
  if (!text) return finding('has no description.');
  if (!isSentence(text)) return finding(`is not described by a sentence: "${text}"`);
  if (restates(name, text)) return finding(`has a description that only repeats its name: "${text}"`);
  return [];
}

/** The facts that stand below a description, as in `@scope(action: "contact:read")`, are no part of its sentence. */
function isSentence(text: string): boolean {
  const prose = text.split('\n\n@')[0] ?? '';
  return /^[\p{Lu}\p{N}`"“]/u.test(prose) && /[.…?]$/.test(prose);
}

function restates(name: string, text: string): boolean {
  const known = new Set(wordsOf(name).flatMap((word) => [word, `${word}s`, word.replace(/s$/, '')]));
  return wordsOf(text)
    .filter((word) => !EMPTY_WORDS.has(word))
    .every((word) => known.has(word));
}
