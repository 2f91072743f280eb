import { Button, Menu } from '@mantine/core';
import { useI18n, useToast } from '@smartx/ui';
import {
  IconAlertTriangle,
  IconChevronDown,
  IconCopy,
  IconLink,
  IconLock,
  IconPencil,
  IconPlus,
  IconStar,
  IconStarFilled,
  IconTrash,
  IconUsers,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { SavedViewFieldsFragment } from '../../gql/graphql.ts';
import { useMay } from '../../session/use-session.ts';
import styles from '../list.module.css';
import type { ListView } from './use-list-view.ts';
import { useViewCommands } from './use-view-commands.ts';
import { ViewDialog } from './ViewDialog.tsx';

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;
const NEW = { name: '', visibility: 'personal', isLocked: false };

interface ViewBarProps {
  view: ListView;
  /** What the whole list is called: "All contacts". */
  whole: string;
}

/** The views of a list: chooses one, says what is unsaved, and changes, shares and deletes them. */
export function ViewBar({ view, whole }: ViewBarProps) {
  const i18n = useI18n();
  const mayKeep = useMay('saved-view:update');
  const commands = useViewCommands(view);
  const [dialog, setDialog] = useState<'new' | 'edit' | null>(null);
  const { saved, isChanged, isGone, open } = view;
  return (
    <>
      <ViewMenu {...{ view, whole, commands, mayKeep }} onDialog={setDialog} />
      {isGone && (
        <span className={styles.gone}>
          <IconAlertTriangle {...icon} />
          {i18n.t('This view is gone, or not shared with you')}
        </span>
      )}
      {isChanged && (
        <>
          {mayKeep && saved?.mayChange && (
            <Button size="compact-sm" variant="light" onClick={() => void commands.save(saved)}>
              {i18n.t('Save')}
            </Button>
          )}
          {mayKeep && (
            <Button size="compact-sm" variant="subtle" onClick={() => setDialog('new')}>
              {i18n.t('Save as new')}
            </Button>
          )}
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => open(saved?.id ?? null)}>
            {i18n.t('Discard')}
          </Button>
        </>
      )}
      {dialog === 'new' && (
        <ViewDialog
          title={i18n.t('Save as a new view')}
          facts={saved ? { ...NEW, name: i18n.t('{name} (copy)', { name: saved.name }).slice(0, 80) } : NEW}
          onSave={commands.keepAs}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'edit' && saved && (
        <ViewDialog
          title={i18n.t('Rename, share or lock')}
          facts={saved}
          onSave={({ name, visibility, isLocked }) => commands.describe(saved, { name, visibility, isLocked })}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
}

interface ViewMenuProps extends ViewBarProps {
  commands: ReturnType<typeof useViewCommands>;
  mayKeep: boolean;
  onDialog: (dialog: 'new' | 'edit') => void;
}

function ViewMenu({ view, whole, commands, mayKeep, onDialog }: ViewMenuProps) {
  const i18n = useI18n();
  const toast = useToast();
  const { saved, views, open } = view;
  const favourites = views.filter(({ isFavourite }) => isFavourite);
  const others = views.filter(({ isFavourite }) => !isFavourite);
  const copyLink = () =>
    navigator.clipboard.writeText(location.href).then(
      () => toast({ message: i18n.t('Link copied') }),
      () => toast({ message: i18n.t('The link could not be copied'), tone: 'bad' }),
    );
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          rightSection={<IconChevronDown {...icon} />}
          aria-label={i18n.t('View: {name}', { name: saved?.name ?? whole })}
        >
          <bdi className={styles.viewName}>{saved?.name ?? whole}</bdi>
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.viewMenu}>
        {favourites.length > 0 && <Menu.Label>{i18n.t('Favourites')}</Menu.Label>}
        {favourites.map((one) => (
          <ViewItem key={one.id} one={one} isOpen={one.id === saved?.id} onOpen={() => open(one.id)} />
        ))}
        {favourites.length > 0 && <Menu.Divider />}
        <Menu.Item aria-current={saved ? undefined : true} onClick={() => open(null)}>
          {whole}
        </Menu.Item>
        {others.map((one) => (
          <ViewItem key={one.id} one={one} isOpen={one.id === saved?.id} onOpen={() => open(one.id)} />
        ))}
        <Menu.Divider />
        {mayKeep && (
          <Menu.Item
            leftSection={saved ? <IconCopy {...icon} /> : <IconPlus {...icon} />}
            onClick={() => onDialog('new')}
          >
            {saved ? i18n.t('Duplicate') : i18n.t('Save as a new view')}
          </Menu.Item>
        )}
        {mayKeep && saved && (
          <Menu.Item
            leftSection={saved.isFavourite ? <IconStarFilled {...icon} /> : <IconStar {...icon} />}
            onClick={() => void commands.setFavourite(saved)}
          >
            {saved.isFavourite ? i18n.t('Remove from favourites') : i18n.t('Add to favourites')}
          </Menu.Item>
        )}
        {mayKeep && saved?.mayChange && (
          <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => onDialog('edit')}>
            {i18n.t('Rename, share or lock')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconLink {...icon} />} onClick={() => void copyLink()}>
          {i18n.t('Copy link')}
        </Menu.Item>
        {mayKeep && saved?.mayChange && (
          <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => void commands.putAway(saved)}>
            {i18n.t('Delete view')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function ViewItem(props: { one: SavedViewFieldsFragment; isOpen: boolean; onOpen: () => void }) {
  const i18n = useI18n();
  const { one } = props;
  const shared = one.visibility === 'everyone' ? i18n.t('Everyone') : (one.teamName ?? '');
  return (
    <Menu.Item
      aria-current={props.isOpen || undefined}
      onClick={props.onOpen}
      rightSection={
        <span className={styles.viewMarks}>
          {one.isLocked && <IconLock size={14} stroke={1.5} aria-label={i18n.t('Locked')} />}
          {one.visibility !== 'personal' && <IconUsers size={14} stroke={1.5} aria-hidden />}
          {shared}
        </span>
      }
    >
      <bdi>{one.name}</bdi>
    </Menu.Item>
  );
}
