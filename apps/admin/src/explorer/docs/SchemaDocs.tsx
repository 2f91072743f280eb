import { EmptyState, SearchField, useI18n } from '@smartx/ui';
import type { GraphQLSchema } from 'graphql';
import { useState } from 'react';
import styles from '../explorer.module.css';
import { Prose } from './Prose.tsx';
import { searchSchema } from './schema-words.ts';
import { TypeDocs } from './TypeDocs.tsx';

/** What the schema says about itself: the ways in, every type and field, found by words. */
export function SchemaDocs(props: {
  readonly schema: GraphQLSchema;
  /** The type that is open; null for the ways in. */
  readonly open: string | null;
  readonly onOpen: (type: string | null) => void;
}) {
  const i18n = useI18n();
  const [words, setWords] = useState('');
  const found = searchSchema(props.schema, words);
  const open = (type: string | null) => {
    setWords('');
    props.onOpen(type);
  };
  const type = props.open === null ? undefined : props.schema.getType(props.open);
  return (
    <section className={styles.docs} aria-label={i18n.t('Documentation of the schema')}>
      <div>
        <SearchField label={i18n.t('Search types and fields')} value={words} onChange={setWords} />
      </div>
      {words !== '' && found.length === 0 && <EmptyState title={i18n.t('Nothing in the schema is called so')} />}
      {words !== '' ? (
        <ul className={styles.members}>
          {found.map(({ type: name, field, text }) => (
            <li key={`${name}.${field}`} className={styles.member}>
              <button type="button" className={styles.link} onClick={() => open(name)}>
                {field === null ? name : `${name}.${field}`}
              </button>
              <Prose text={text} />
            </li>
          ))}
        </ul>
      ) : type ? (
        <TypeDocs schema={props.schema} type={type} onOpen={open} />
      ) : (
        <WaysIn schema={props.schema} onOpen={open} />
      )}
    </section>
  );
}

/** The root types: where every document begins. */
function WaysIn({ schema, onOpen }: { readonly schema: GraphQLSchema; readonly onOpen: (type: string) => void }) {
  const i18n = useI18n();
  const roots = [
    { type: schema.getQueryType(), title: i18n.t('What can be read') },
    { type: schema.getMutationType(), title: i18n.t('What can be done') },
    { type: schema.getSubscriptionType(), title: i18n.t('What can be watched') },
  ];
  return (
    <ul className={styles.members}>
      {roots.map(
        ({ type, title }) =>
          type && (
            <li key={type.name} className={styles.member}>
              <button type="button" className={styles.link} onClick={() => onOpen(type.name)}>
                {type.name}
              </button>
              <p className={styles.text}>{title}</p>
            </li>
          ),
      )}
    </ul>
  );
}
