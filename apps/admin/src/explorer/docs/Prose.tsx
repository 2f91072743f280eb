import styles from '../explorer.module.css';

/** A sentence of the schema, which is English, with what it quotes as code. */
export function Prose({ text }: { readonly text: string }) {
  const parts = text.split('`').map((part, index) => ({ id: `${index} ${part}`, part, isCode: index % 2 === 1 }));
  return (
    <p className={styles.text} dir="auto">
      {parts.map(({ id, part, isCode }) => (isCode ? <code key={id}>{part}</code> : part))}
    </p>
  );
}
