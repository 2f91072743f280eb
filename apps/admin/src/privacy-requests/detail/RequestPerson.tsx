import { type Fact, FactList, FieldValue, SealedLabel, type Translator, useI18n } from '@smartx/ui';
import screen from '../../screen/screen.module.css';
import { purposeWord } from '../../shell/words/purpose-words.ts';
import { RelatedRequests } from '../talk/RelatedRequests.tsx';
import { restrictionWord } from '../words/decision-words.ts';
import { channelWord, regimeName } from '../words/request-words.ts';
import styles from './detail.module.css';
import { PersonLine } from './PersonLine.tsx';
import type { RequestDetail } from './request-detail.ts';

/** Who asks, in which words, and whom the request covers. */
export function RequestPerson({ request, slug }: { request: RequestDetail; slug: string }) {
  const i18n = useI18n();
  const field = (name: 'requesterName' | 'requesterEmail' | 'requesterPhone', label: string): Fact => ({
    label,
    sealed: true,
    value: (
      <FieldValue
        field={name}
        label={label}
        value={request[name] && <bdi>{request[name]}</bdi>}
        withheld={request.withheld}
      />
    ),
  });
  const facts: Fact[] = [
    field('requesterName', i18n.t('Name')),
    field('requesterEmail', i18n.t('E-mail')),
    ...(request.requesterPhone ? [field('requesterPhone', i18n.t('Telephone'))] : []),
    ...detailFacts(i18n, request),
    ...askedForFacts(i18n, request),
    { label: i18n.t('Came in by'), value: channelWord(i18n, request.channel) },
    { label: i18n.t('Law'), value: regimeName(request.regime) },
    { label: i18n.t('Language'), value: languageName(i18n.locale, request.language) },
    {
      label: i18n.t('Who answers'),
      value:
        request.role === 'processor'
          ? i18n.t('our customer: forward it (we are processor)')
          : i18n.t('we do (controller)'),
    },
  ];
  return (
    <section className={styles.card} aria-label={i18n.t('Person')}>
      <h2 className={styles.cardTitle}>{i18n.t('Person')}</h2>
      {request.identityDestroyedAt ? (
        <p className={screen.note}>
          {i18n.t('Who asked was destroyed 30 days after closing. Dates and outcome stay.')}
        </p>
      ) : (
        <FactList facts={facts} />
      )}
      {request.message && (
        <>
          <span className={screen.note}>
            <SealedLabel>{i18n.t('What the person wrote')}</SealedLabel>
          </span>
          <p className={styles.message} dir="auto">
            {request.message}
          </p>
        </>
      )}
      {request.subjects.length > 0 && (
        <>
          <h3 className={screen.sectionTitle}>{i18n.t('Covers')}</h3>
          {request.subjects.map(({ id, subject }) => (
            <PersonLine key={id} subject={subject} slug={slug} />
          ))}
        </>
      )}
      <RelatedRequests key={request.version} request={request} slug={slug} />
    </section>
  );
}

/** For whom somebody asks, where that is not themselves. */
function askedForFacts(i18n: Translator, { askedFor, agent, agentName, deceasedName }: RequestDetail): Fact[] {
  const label = i18n.t('Asks for');
  if (askedFor === 'child') return [{ label, value: i18n.t('a child of theirs') }];
  if (askedFor === 'deceased')
    return [
      { label, value: i18n.t('somebody who died') },
      { label: i18n.t('Who died'), sealed: true, value: deceasedName ? <bdi>{deceasedName}</bdi> : '—' },
    ];
  const by = agent?.name ?? agentName;
  return by || askedFor === 'client' ? [{ label: i18n.t('Through the agent'), value: by ? <bdi>{by}</bdi> : '—' }] : [];
}

/** What the person objects to, and the ground on which they want the use restricted. */
function detailFacts(i18n: Translator, { objectedTo, restrictionGround }: RequestDetail): Fact[] {
  const purposes = objectedTo.map((purpose) => purposeWord(i18n, purpose)).join(', ');
  return [
    ...(purposes ? [{ label: i18n.t('Objects to'), value: purposes }] : []),
    ...(restrictionGround ? [{ label: i18n.t('Because'), value: restrictionWord(i18n, restrictionGround) }] : []),
  ];
}

/** A language by its name; what is no language stays as it was sent. */
function languageName(locale: string, code: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
