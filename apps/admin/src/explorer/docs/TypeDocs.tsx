import { useI18n } from '@smartx/ui';
import {
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isType,
  isUnionType,
} from 'graphql';
import { Fragment } from 'react';
import styles from '../explorer.module.css';
import { Prose } from './Prose.tsx';
import { describe, membersOf } from './schema-words.ts';

interface TypeDocsProps {
  readonly schema: GraphQLSchema;
  readonly type: GraphQLNamedType;
  readonly onOpen: (type: string | null) => void;
}

/** One type: what it is, its fields with their arguments, and what the server tells about each. */
export function TypeDocs({ schema, type, onOpen }: TypeDocsProps) {
  const i18n = useI18n();
  const related = isUnionType(type) || isInterfaceType(type) ? schema.getPossibleTypes(type) : [];
  const interfaces = isObjectType(type) ? type.getInterfaces() : [];
  return (
    <article className={styles.type}>
      <button type="button" className={styles.link} onClick={() => onOpen(null)}>
        {i18n.t('All of the schema')}
      </button>
      <h2 className={styles.typeName} dir="ltr">
        {type.name}
      </h2>
      <Prose text={describe(type.description).text} />
      {[...related, ...interfaces].length > 0 && (
        <p className={styles.related}>
          {[...interfaces, ...related].map(({ name }) => (
            <button key={name} type="button" className={styles.link} onClick={() => onOpen(name)}>
              {name}
            </button>
          ))}
        </p>
      )}
      <ul className={styles.members}>
        {membersOf(type).map((member) => (
          <Member key={member.name} member={member} onOpen={onOpen} />
        ))}
      </ul>
    </article>
  );
}

type MemberOfType = ReturnType<typeof membersOf>[number];

/** A field or a value of a type. */
function Member({ member, onOpen }: { readonly member: MemberOfType; readonly onOpen: (type: string) => void }) {
  const i18n = useI18n();
  const { text, facts } = describe(member.description);
  const args: readonly GraphQLArgument[] = 'args' in member ? member.args : [];
  return (
    <li className={styles.member}>
      <p className={styles.signature} dir="ltr">
        <strong>{member.name}</strong>
        {'type' in member && (
          <>
            {': '}
            <TypeLink of={member.type} onOpen={onOpen} />
          </>
        )}
      </p>
      <Prose text={text} />
      {member.deprecationReason && (
        <p className={styles.text}>{i18n.t('No longer to be used: {reason}', { reason: member.deprecationReason })}</p>
      )}
      {facts.length > 0 && (
        <p className={styles.facts} dir="ltr">
          {facts.map((fact) => (
            <code key={fact} className={styles.fact}>
              {fact}
            </code>
          ))}
        </p>
      )}
      {args.length > 0 && (
        <dl className={styles.args}>
          {args.map((arg) => (
            <Fragment key={arg.name}>
              <dt dir="ltr">
                {arg.name}: <TypeLink of={arg.type} onOpen={onOpen} />
              </dt>
              <dd dir="auto">{arg.description}</dd>
            </Fragment>
          ))}
        </dl>
      )}
    </li>
  );
}

/** A type as it is written, leading to what it is made of. */
function TypeLink({ of, onOpen }: { readonly of: unknown; readonly onOpen: (type: string) => void }) {
  if (!isType(of)) return null;
  return (
    <button type="button" className={styles.link} onClick={() => onOpen(getNamedType(of).name)}>
      {String(of)}
    </button>
  );
}
