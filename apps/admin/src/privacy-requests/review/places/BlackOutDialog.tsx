import { Modal, NativeSelect, Stack } from '@mantine/core';
import { FormActions, UserErrors, useI18n } from '@smartx/ui';
import { useState } from 'react';
import screen from '../../../screen/screen.module.css';
import { type Mutation, useCommand } from '../../../screen/use-command.ts';
import type { ReviewItem } from '../review-query.ts';
import { reviewGroundWord, SHOW_GROUNDS } from '../review-words.ts';
import type { Decision } from '../use-decide.ts';
import { showsOthers, withPassage } from './marked-pieces.ts';
import { PassageEditor, type Places } from './PassageEditor.tsx';

interface BlackOutProps {
  item: ReviewItem;
  decide: (decision: Decision) => ReturnType<Mutation>;
  onClose: () => void;
}

/** Chooses place by place what is blacked out: more than was found, or less, which needs a ground. */
export function BlackOutDialog(props: BlackOutProps) {
  const i18n = useI18n();
  return (
    <Modal opened onClose={props.onClose} title={i18n.t('Choose what is blacked out')} size="lg">
      <BlackOutForm {...props} />
    </Modal>
  );
}

function BlackOutForm({ item, decide, onClose }: BlackOutProps) {
  const i18n = useI18n();
  const [places, setPlaces] = useState(() => placesOf(item));
  const [ground, setGround] = useState('');
  const command = useCommand();
  const [isMissing, setMissing] = useState(false);
  const isShowing = item.texts.some(({ field, passages }) =>
    showsOthers(
      passages.filter(({ isFound }) => isFound),
      places[field] ?? [],
    ),
  );
  const submit = async () => {
    if (isShowing && ground === '') return setMissing(true);
    const passages = Object.entries(places).flatMap(([field, list]) =>
      list.map(({ from, length }) => ({ field, from, length })),
    );
    const chosen = isShowing ? ground || null : null;
    const done = await command.run(() =>
      decide({ itemIds: [item.id], outcome: 'redact', ground: chosen, explanation: null, passages }),
    );
    if (done) onClose();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="lg">
        <UserErrors errors={command.errors} title={i18n.t('Nothing was changed.')} />
        <p className={screen.note}>
          {i18n.t('Select a passage with the mouse, or with Shift and the arrow keys, and black it out.')}
        </p>
        {item.texts.map(({ field, text }) => (
          <PassageEditor
            key={field}
            field={field}
            text={text}
            passages={places[field] ?? []}
            onAdd={(added) => setPlaces({ ...places, [field]: withPassage(places[field] ?? [], added) })}
            onRemove={(from) =>
              setPlaces({ ...places, [field]: (places[field] ?? []).filter((one) => one.from !== from) })
            }
          />
        ))}
        {isShowing && (
          <NativeSelect
            label={i18n.t('On which ground something of others is shown')}
            value={ground}
            onChange={({ currentTarget }) => setGround(currentTarget.value)}
            error={isMissing && ground === '' ? i18n.t('Choose the ground of the law.') : null}
            required
          >
            <option value="">{i18n.t('Choose…')}</option>
            {SHOW_GROUNDS.map((one) => (
              <option key={one} value={one}>
                {reviewGroundWord(i18n, one)}
              </option>
            ))}
          </NativeSelect>
        )}
        <FormActions submitLabel={i18n.t('Black this out')} saving={command.busy} onCancel={onClose} />
      </Stack>
    </form>
  );
}

function placesOf({ texts }: ReviewItem): Places {
  return Object.fromEntries(
    texts.map(({ field, passages }) => [field, passages.filter(({ isBlack }) => isBlack)] as const),
  );
}
