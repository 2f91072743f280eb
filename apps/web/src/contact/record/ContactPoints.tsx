import { useMutation } from '@apollo/client/react';
import { ActionIcon, Menu } from '@mantine/core';
import { NoValue, StatusBadge, useI18n } from '@smartx/ui';
import { IconDots, IconPencil, IconPlus, IconStar, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useCommand } from '../../record/use-command.ts';
import { useMay } from '../../session/use-session.ts';
import { type EditedPoint, PointDialog } from '../form/PointDialog.tsx';
import styles from './contact.module.css';

const ContactPointPrimaryMutation = graphql(`
  mutation ContactPointPrimary($input: ContactPointUpdateInput!, $purpose: Purpose! = RELATIONSHIP)
  @purpose(is: $purpose) {
    contactPointUpdate(input: $input) {
      record {
        id
        version
        ...ContactColumns_contact
        ...ContactFacts_contact
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

const ContactPointRemoveMutation = graphql(`
  mutation ContactPointRemove($input: ContactPointRemoveInput!, $purpose: Purpose! = RELATIONSHIP)
  @purpose(is: $purpose) {
    contactPointRemove(input: $input) {
      record {
        id
        version
        ...ContactColumns_contact
        ...ContactFacts_contact
      }
      errors {
        ...UserErrorFields @unmask
      }
    }
  }
`);

interface Point {
  id: string;
  value: string | null;
  label: string | null;
  isPrimary: boolean | null;
  verifiedAt: string | null;
}

interface ContactPointsProps {
  contactId: string;
  kind: EditedPoint['kind'];
  points: readonly Point[];
}

const icon = { size: 14, stroke: 1.5, 'aria-hidden': true } as const;

/** E-mail addresses, phone numbers or postal addresses; the one to use first. */
export function ContactPoints({ contactId, kind, points }: ContactPointsProps) {
  const i18n = useI18n();
  const [edited, setEdited] = useState<EditedPoint | null>(null);
  const mayEdit = useMay('contact:update');
  const ordered = [...points].sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary));
  const addLabel = {
    email: i18n.t('Add e-mail'),
    phone: i18n.t('Add phone'),
    postal: i18n.t('Add address'),
  }[kind];
  return (
    <div className={styles.points}>
      {ordered.length > 0 && (
        <ul>
          {ordered.map((point) => (
            <li key={point.id}>
              <PointValue value={point.value} kind={kind} />
              {point.label && <span className={styles.pointLabel}>{point.label}</span>}
              {point.verifiedAt && <StatusBadge tone="good">{i18n.t('proved')}</StatusBadge>}
              {mayEdit && (
                <PointMenu
                  contactId={contactId}
                  point={point}
                  canBePrimary={ordered.length > 1 && !point.isPrimary}
                  onEdit={() => setEdited({ ...point, kind })}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {mayEdit ? (
        <button
          type="button"
          className={styles.addPoint}
          aria-label={addLabel}
          onClick={() => setEdited({ id: null, kind, value: null, label: null })}
        >
          <IconPlus {...icon} />
          {i18n.t('Add')}
        </button>
      ) : (
        ordered.length === 0 && <NoValue />
      )}
      {edited && <PointDialog contactId={contactId} point={edited} onClose={() => setEdited(null)} />}
    </div>
  );
}

function PointMenu(props: { contactId: string; point: Point; canBePrimary: boolean; onEdit: () => void }) {
  const i18n = useI18n();
  const command = useCommand();
  const [remove] = useMutation(ContactPointRemoveMutation);
  const [prefer] = useMutation(ContactPointPrimaryMutation);
  const { point, contactId } = props;
  const refused = i18n.t('Nothing was changed');
  const makePrimary = async () => {
    const { data } = await prefer({ variables: { input: { id: point.id, contactId, isPrimary: true } } });
    return data?.contactPointUpdate.errors ?? [];
  };
  const drop = async () => {
    const { data } = await remove({ variables: { input: { id: point.id } } });
    return data?.contactPointRemove.errors ?? [];
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          size={24}
          aria-label={i18n.t('Actions for {value}', { value: point.value ?? i18n.t('this address') })}
        >
          <IconDots {...icon} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil {...icon} />} onClick={props.onEdit}>
          {i18n.t('Edit')}
        </Menu.Item>
        {props.canBePrimary && (
          <Menu.Item
            leftSection={<IconStar {...icon} />}
            onClick={() => void command(makePrimary, { done: i18n.t('Saved'), refused })}
          >
            {i18n.t('Use this one first')}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconTrash {...icon} />}
          onClick={() => void command(drop, { done: i18n.t('Removed'), refused })}
        >
          {i18n.t('Remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** An address too long for its line breaks before the @, not in the middle of a word. */
function breakable(address: string) {
  const at = address.lastIndexOf('@');
  return (
    <>
      {address.slice(0, at)}
      <wbr />
      {address.slice(at)}
    </>
  );
}

function PointValue({ value, kind }: { value: string | null; kind: EditedPoint['kind'] }) {
  if (!value) return <NoValue />;
  if (kind === 'postal') return <span className={styles.postal}>{value}</span>;
  return (
    <a href={`${kind === 'email' ? 'mailto' : 'tel'}:${value}`} className={styles.pointLink}>
      <bdi>{kind === 'email' ? breakable(value) : value}</bdi>
    </a>
  );
}
