import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { BrokenCiphertextError, keyIdOf, openText, sealText } from './sealed-value.ts';

const KEY = randomBytes(32);
const KEY_ID = newId();
const PLACE = { workspaceId: newId(), table: 'contact', column: 'birth_date', rowId: newId() };

describe('B9-AC2 a sealed value', () => {
  it('opens where it was sealed, and names its key', () => {
    const sealed = sealText(KEY, KEY_ID, PLACE, 'Ünïcode 1984-05-12');

    expect(openText(KEY, PLACE, sealed)).toBe('Ünïcode 1984-05-12');
    expect(keyIdOf(sealed)).toBe(KEY_ID);
    expect(sealed.toString('latin1')).not.toContain('1984');
  });

  it.each([
    ['another workspace', { ...PLACE, workspaceId: newId() }],
    ['another table', { ...PLACE, table: 'lead' }],
    ['another column', { ...PLACE, column: 'note' }],
    ['another row', { ...PLACE, rowId: newId() }],
  ])('that was moved to %s does not open', (_case, place) => {
    const sealed = sealText(KEY, KEY_ID, PLACE, 'secret');

    expect(() => openText(KEY, place, sealed)).toThrow(BrokenCiphertextError);
  });

  it('that names another key does not open, though the key itself would', () => {
    const sealed = sealText(KEY, KEY_ID, PLACE, 'secret');
    const other = Buffer.from(newId().replaceAll('-', ''), 'hex');
    const renamed = Buffer.concat([sealed.subarray(0, 1), other, sealed.subarray(17)]);

    expect(() => openText(KEY, PLACE, renamed)).toThrow(BrokenCiphertextError);
  });

  it('does not open under another key, nor with one bit changed, nor cut off', () => {
    const sealed = sealText(KEY, KEY_ID, PLACE, 'secret');
    const bent = Buffer.from(sealed);
    bent[40] = (bent[40] ?? 0) ^ 1;

    expect(() => openText(randomBytes(32), PLACE, sealed)).toThrow(BrokenCiphertextError);
    expect(() => openText(KEY, PLACE, bent)).toThrow(BrokenCiphertextError);
    expect(() => openText(KEY, PLACE, sealed.subarray(0, -1))).toThrow(BrokenCiphertextError);
    expect(() => keyIdOf(sealed.subarray(0, 30))).toThrow(BrokenCiphertextError);
  });

  it('differs each time, so that equal values do not show', () => {
    expect(sealText(KEY, KEY_ID, PLACE, 'same').equals(sealText(KEY, KEY_ID, PLACE, 'same'))).toBe(false);
  });
});
