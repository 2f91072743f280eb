import { Button, Modal, Stack, Textarea } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { useRef } from 'react';
import { propertyWord } from '../catalogue/property-words.ts';
import screen from '../screen/screen.module.css';
import { MarkableText } from './MarkableText.tsx';
import type { TextItem } from './text-query.ts';
import { type Drafts, toggled } from './use-drafts.ts';

interface MarkProps {
  item: TextItem;
  drafts: Drafts;
  onClose: () => void;
}

/** Marks more of a text, or less, than was put forward. Nothing is sent: the record is decided about afterwards. */
export function MarkDialog({ item, drafts, onClose }: MarkProps) {
  const i18n = useI18n();
  return (
    <Modal opened onClose={onClose} title={i18n.t('Mark what is taken out')} size="lg">
      <Stack gap="lg">
        <p className={screen.note}>
          {i18n.t(
            'Select a passage with the mouse, or with Shift and the arrow keys, and mark it. Nothing is changed yet.',
          )}
        </p>
        {item.texts.map((text) => (
          <Marker key={text.field} item={item} text={text} drafts={drafts} />
        ))}
        <div className={screen.actions}>
          <Button variant="default" disabled={!drafts.isEdited(item)} onClick={() => drafts.undo(item)}>
            {i18n.t('Undo')}
          </Button>
          <Button onClick={onClose}>{i18n.t('Done')}</Button>
        </div>
      </Stack>
    </Modal>
  );
}

function Marker({ item, text, drafts }: Omit<MarkProps, 'onClose'> & { text: TextItem['texts'][number] }) {
  const i18n = useI18n();
  const area = useRef<HTMLTextAreaElement>(null);
  const { field } = text;
  const toggle = (place: Parameters<typeof toggled>[1]) => drafts.change(item, toggled(drafts.placesOf(item), place));
  const add = () => {
    const { selectionStart: from = 0, selectionEnd: end = 0 } = area.current ?? {};
    if (end > from) toggle({ field, from, length: end - from });
    area.current?.focus();
  };
  return (
    <div className={screen.section}>
      <Textarea
        ref={area}
        label={propertyWord(i18n, field)}
        value={text.text}
        readOnly
        autosize
        minRows={2}
        maxRows={12}
        dir="auto"
      />
      <div>
        <Button variant="default" size="compact-md" onClick={add}>
          {i18n.t('Mark the selection')}
        </Button>
      </div>
      <MarkableText text={text} marked={drafts.placesOf(item)} onToggle={toggle} />
    </div>
  );
}
