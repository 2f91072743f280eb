import { useQuery } from '@apollo/client/react';
import { Radio, Stack } from '@mantine/core';
import { DateText, FieldValue, NoValue, SealedLabel, useI18n } from '@smartx/ui';
import type { ReactNode } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { HeldValuesQuery as HeldValues } from '../../gql/graphql.ts';
import screen from '../../screen/screen.module.css';
import { correctableWord } from '../words/decision-words.ts';
import styles from './correction.module.css';
import type { StepProps } from './StepFrame.tsx';

const HeldValuesQuery = graphql(`
  query HeldValues($id: ID!) @purpose(is: RIGHTS_HANDLING) {
    dataSubject(id: $id) {
      id
      contacts {
        id
        fullName
        jobTitle
        city
        country
        birthDate
        emails {
          id
          value
        }
        phones {
          id
          value
        }
        addresses {
          id
          value
        }
        withheld {
          field
          reason
          category
          hint
        }
      }
    }
  }
`);

type Contact = NonNullable<HeldValues['dataSubject']>['contacts'][number];

interface CorrectionItemsProps {
  request: StepProps['request'];
  /** The verdicts by the id of the value: granted, refused, or empty while there is none. */
  input: { value?: Record<string, string>; onChange: (value: Record<string, string>) => void; error?: ReactNode };
}

/** What the person wants corrected beside what is held, each with its own verdict. */
export function CorrectionItems({ request, input }: CorrectionItemsProps) {
  const i18n = useI18n();
  const verdicts = input.value ?? {};
  return (
    <div>
      <ul className={styles.items}>
        {request.corrections.map(({ id, field, proposed }) => (
          <li key={id} className={styles.item}>
            <Radio.Group
              label={correctableWord(i18n, field)}
              value={verdicts[id] ?? ''}
              onChange={(verdict) => input.onChange({ ...verdicts, [id]: verdict })}
            >
              <dl className={styles.values}>
                <dt>{i18n.t('We have')}</dt>
                <dd>
                  {request.subjects.map(({ subject }) => (
                    <HeldValue key={subject.id} subjectId={subject.id} field={field} />
                  ))}
                </dd>
                <dt>
                  <SealedLabel>{i18n.t('It should be')}</SealedLabel>
                </dt>
                <dd>
                  <bdi>{proposed ?? i18n.t('destroyed')}</bdi>
                </dd>
              </dl>
              <Stack gap="xs">
                <Radio value="granted" label={i18n.t('Correct it')} />
                <Radio value="refused" label={i18n.t('It stays; put their word beside it')} />
              </Stack>
            </Radio.Group>
          </li>
        ))}
      </ul>
      {input.error && (
        <p className={screen.note} role="alert">
          {input.error}
        </p>
      )}
    </div>
  );
}

function HeldValue({ subjectId, field }: { subjectId: string; field: string }) {
  const i18n = useI18n();
  const { data } = useQuery(HeldValuesQuery, { variables: { id: subjectId } });
  const contacts = data?.dataSubject?.contacts ?? [];
  if (data && contacts.length === 0) return <NoValue />;
  return contacts.map((contact) => (
    <div key={contact.id}>
      <FieldValue
        field={apiField(field)}
        label={correctableWord(i18n, field)}
        value={heldIn(contact, field)}
        withheld={contact.withheld}
      />
    </div>
  ));
}

/** The field of a contact that holds a value which people can have corrected. */
function apiField(field: string): string {
  const lists: Record<string, string> = { email: 'emails', phone: 'phones', postalAddress: 'addresses' };
  return lists[field] ?? field;
}

function heldIn(contact: Contact, field: string): ReactNode {
  switch (field) {
    case 'email':
      return listed(contact.emails);
    case 'phone':
      return listed(contact.phones);
    case 'postalAddress':
      return listed(contact.addresses);
    case 'birthDate':
      return contact.birthDate && <DateText value={contact.birthDate} format="date" />;
    case 'city':
      return contact.city;
    case 'country':
      return contact.country;
    case 'jobTitle':
      return contact.jobTitle;
    default:
      return contact.fullName && <bdi>{contact.fullName}</bdi>;
  }
}

function listed(points: Contact['emails']): ReactNode {
  return points && points.length > 0 ? <bdi>{points.map(({ value }) => value).join(', ')}</bdi> : null;
}
