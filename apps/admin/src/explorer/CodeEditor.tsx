import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintKeymap } from '@codemirror/lint';
import { type Extension, Prec } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';
import styles from './explorer.module.css';

/** What an editor needs. */
export interface CodeEditorProps {
  readonly label: string;
  readonly text: string;
  readonly onChange?: (text: string) => void;
  /** What the editor knows of the language; a new list makes a new editor. */
  readonly language: readonly Extension[];
  /** Ctrl+Enter, or ⌘ on a Mac. */
  readonly onRun?: () => void;
  readonly readOnly?: boolean;
}

const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.definitionKeyword, tags.modifier], color: 'var(--sx-privacy-text)' },
  { tag: [tags.string, tags.special(tags.name)], color: 'var(--sx-good-text)' },
  { tag: [tags.number, tags.integer, tags.float, tags.bool, tags.null], color: 'var(--sx-warn-text)' },
  { tag: [tags.propertyName, tags.attributeName], color: 'var(--sx-accent-text)' },
  { tag: tags.lineComment, color: 'var(--sx-text-muted)' },
]);

/** The Tab key leaves the editor, so that nobody who works by keyboard is caught in it. */
const BASE: readonly Extension[] = [
  lineNumbers(),
  history(),
  drawSelection(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  EditorView.lineWrapping,
  syntaxHighlighting(COLOURS),
  keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap]),
];

/** A text in a language, with numbers of lines, colours and completion. */
export function CodeEditor({ label, text, onChange, language, onRun, readOnly = false }: CodeEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(null);
  const latest = useRef({ text, onChange, onRun });
  useEffect(() => {
    latest.current = { text, onChange, onRun };
  });
  useEffect(() => {
    if (!place.current) return;
    const run = () => {
      latest.current.onRun?.();
      return latest.current.onRun !== undefined;
    };
    const view = new EditorView({
      doc: latest.current.text,
      parent: place.current,
      extensions: [
        Prec.highest(keymap.of([{ key: 'Mod-Enter', run }])),
        ...BASE,
        ...language,
        EditorView.editable.of(!readOnly),
        EditorView.contentAttributes.of({ 'aria-label': label, ...(readOnly ? { tabindex: '0' } : {}) }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) latest.current.onChange?.(state.doc.toString());
        }),
      ],
    });
    editor.current = view;
    return () => view.destroy();
  }, [label, language, readOnly]);
  useEffect(() => {
    const view = editor.current;
    const shown = view?.state.doc.toString();
    if (view && shown !== text) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
  }, [text]);
  // A document reads from left to right in every language.
  return <div ref={place} className={styles.editor} dir="ltr" />;
}
