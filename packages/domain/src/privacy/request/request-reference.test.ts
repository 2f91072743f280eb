import { describe, expect, it } from 'vitest';
import { newCode, newReference, readReference } from './request-reference.ts';

describe('the reference of a request', () => {
  it('is read however it is typed', () => {
    expect(readReference(' pr 7k2m94qd')).toBe('PR-7K2M-94QD');
    expect(readReference('PR-7K2M-94QD')).toBe('PR-7K2M-94QD');
  });

  it('is none with letters that are never used, or of another length', () => {
    expect(['PR-7K2M-94Q0', 'PR-7K2M-94QI', 'PR-7K2M', '7K2M-94QD', ''].map(readReference)).toEqual(
      Array.from({ length: 5 }, () => null),
    );
  });

  it('is a new one each time and reads back as itself', () => {
    const references = Array.from({ length: 200 }, newReference);

    expect(new Set(references).size).toBe(200);
    expect(references.map(readReference)).toEqual(references);
  });

  it('comes with a code of six digits, zeros in front included', () => {
    const codes = Array.from({ length: 500 }, newCode);

    expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
    expect(codes.some((code) => code.startsWith('0'))).toBe(true);
  });
});
