import { useSmartxScope } from '@smartx/client';
import type { GraphQLSchema } from 'graphql';
import { useEffect, useState } from 'react';
import { type ApiAnswer, loadSchema, sendDocument } from './api-explorer.ts';

/** Something that was sent: its operation, and how it can be sent again. */
export interface SentDocument {
  readonly id: number;
  readonly title: string;
  readonly document: string;
  readonly variables: string;
}

/** Where the last document stands. */
export type RunState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  | { readonly kind: 'answered'; readonly answer: ApiAnswer }
  | { readonly kind: 'failed'; readonly why: 'variables' | 'offline' };

const MOST_SENT = 20;

/** Sending documents, and what was sent. It is kept until the page is left: a document can name people. */
export function useRuns() {
  const { workspace } = useSmartxScope();
  const [state, setState] = useState<RunState>({ kind: 'idle' });
  const [sent, setSent] = useState<readonly SentDocument[]>([]);
  const run = async (document: string, variables: string) => {
    const values = parseVariables(variables);
    if (values === null) {
      setState({ kind: 'failed', why: 'variables' });
      return;
    }
    setState({ kind: 'running' });
    setSent((before) => remember(before, document, variables));
    try {
      setState({ kind: 'answered', answer: await sendDocument(workspace, document, values) });
    } catch {
      setState({ kind: 'failed', why: 'offline' });
    }
  };
  return { state, sent, run };
}

function remember(before: readonly SentDocument[], document: string, variables: string): SentDocument[] {
  const others = before.filter((one) => one.document !== document || one.variables !== variables);
  const title = /\b(?:query|mutation|subscription)\s+(\w+)/.exec(document)?.[1] ?? document.trim().slice(0, 40);
  return [{ id: (before[0]?.id ?? 0) + 1, title, document, variables }, ...others].slice(0, MOST_SENT);
}

function parseVariables(text: string): object | null {
  if (text.trim() === '') return {};
  try {
    const values: unknown = JSON.parse(text);
    return typeof values === 'object' && values !== null && !Array.isArray(values) ? values : null;
  } catch {
    return null;
  }
}

/** The schema, once it is there: `refused` for somebody who is no developer. */
export type SchemaState = GraphQLSchema | 'loading' | 'refused' | 'offline';

/** The schema of the workspace's API, and a way to ask for it again. */
export function useSchema(): { readonly schema: SchemaState; readonly reload: () => void } {
  const { workspace } = useSmartxScope();
  const [schema, setSchema] = useState<SchemaState>('loading');
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    const show = (next: SchemaState) => {
      if (isCurrent) setSchema(next);
    };
    if (attempt > 0) show('loading');
    loadSchema(workspace).then(
      (found) => show(found ?? 'refused'),
      () => show('offline'),
    );
    return () => {
      isCurrent = false;
    };
  }, [workspace, attempt]);
  return { schema, reload: () => setAttempt((before) => before + 1) };
}
