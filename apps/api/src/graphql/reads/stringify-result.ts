import type { FormattedExecutionResult } from 'graphql';
import { JsonText } from '../../read/answer.ts';

/** The text of an answer; data that is text already goes in as it is. */
export function stringifyResult({ data, ...rest }: FormattedExecutionResult): string {
  if (!(data instanceof JsonText)) return JSON.stringify({ ...rest, ...(data === undefined ? {} : { data }) });
  const others = JSON.stringify(rest);
  return `{"data":${data.text}${others === '{}' ? '' : `,${others.slice(1, -1)}`}}`;
}
