import { IconBuilding, IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import styles from './text.module.css';

/** First letters of the first and last word; one for a single name. Works for names in any script. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = words[0] ?? '';
  const last = words.length > 1 ? (words[words.length - 1] ?? '') : '';
  const letter = (word: string) => [...word].find((character) => /[\p{L}\p{N}]/u.test(character)) ?? '';
  return (letter(first) + letter(last)).toLocaleUpperCase();
}

/** What an avatar needs. */
export interface AvatarProps {
  name: string;
  src?: string | null | undefined;
  /** Pixels; 24 in lists, 32 in headers. */
  size?: number;
  /** Companies are square, people round. */
  shape?: 'round' | 'square';
  /** Leave true beside the written name: the picture then says nothing new. */
  decorative?: boolean;
}

/** A person's or company's picture, or its initials; without a name the outline of one. */
export function Avatar(props: AvatarProps) {
  const { name, src, size = 24, shape = 'round', decorative = true } = props;
  const [broken, setBroken] = useState(false);
  const Nameless = shape === 'square' ? IconBuilding : IconUser;
  const label = decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name };
  return (
    <span className={styles.avatar} data-avatar data-shape={shape} style={{ '--avatar-size': `${size}px` }} {...label}>
      {src && !broken ? (
        <img src={src} alt="" onError={() => setBroken(true)} />
      ) : (
        initialsOf(name) || <Nameless size={Math.round(size * 0.6)} stroke={1.5} />
      )}
    </span>
  );
}
