import { describe, expect, it } from 'vitest';
import {
  type ColumnChoice,
  canCollide,
  changeColumn,
  type FieldInfo,
  findMappingProblems,
  isComplete,
  missingLinkRules,
} from './column-choice.ts';

const field = (key: string, more: Partial<FieldInfo> = {}): FieldInfo => ({
  key,
  label: key,
  kind: 'text',
  isRequired: false,
  isMany: false,
  createsMissing: false,
  ...more,
});
const column = (name: string, to: string, more: Partial<ColumnChoice> = {}): ColumnChoice => ({
  column: name,
  field: to,
  dateFormat: null,
  collision: null,
  ifMissing: null,
  confidence: 1,
  notice: null,
  ...more,
});

describe('a column that somebody maps', () => {
  it('is no suggestion any more', () => {
    const [changed] = changeColumn([column('account', 'name')], 'account', { field: 'parent' });

    expect(changed).toMatchObject({ field: 'parent', confidence: null });
  });

  it('forgets how the field before was read', () => {
    const before = column('date', 'closedOn', { dateFormat: 'DD-MM-YY', notice: 'Every date fits two formats.' });

    expect(changeColumn([before], 'date', { field: 'name' })).toEqual([column('date', 'name', { confidence: null })]);
  });

  it('keeps its field where only its format changes, and leaves the other columns alone', () => {
    const choices = [column('a', 'closedOn', { dateFormat: 'DD-MM-YY' }), column('b', 'name')];

    expect(changeColumn(choices, 'a', { dateFormat: 'MM-DD-YY' })).toEqual([
      column('a', 'closedOn', { dateFormat: 'MM-DD-YY', confidence: null }),
      column('b', 'name'),
    ]);
  });
});

describe('a mapping', () => {
  const fields = [field('name', { isRequired: true }), field('city'), field('phone', { isMany: true })];

  it('needs every required field', () => {
    const problems = findMappingProblems([column('a', 'city')], fields);

    expect(problems.missing.map(({ key }) => key)).toEqual(['name']);
    expect(isComplete(problems)).toBe(false);
  });

  it('fills a field once, unless it takes several', () => {
    const twice = [
      column('a', 'name'),
      column('b', 'city'),
      column('c', 'city'),
      column('d', 'phone'),
      column('e', 'phone'),
    ];

    expect(findMappingProblems(twice, fields).twice.map(({ key }) => key)).toEqual(['city']);
  });

  it('has to use a column', () => {
    const unused = findMappingProblems([column('a', 'ignore'), column('b', 'answer')], [field('city')]);

    expect(unused.usesNothing).toBe(true);
    expect(isComplete(unused)).toBe(false);
  });

  it('is complete once each field is clear', () => {
    expect(isComplete(findMappingProblems([column('a', 'name'), column('b', 'ignore')], fields))).toBe(true);
  });
});

describe('what is offered for a column', () => {
  it('makes only companies from a name alone', () => {
    expect(missingLinkRules('company')).toContain('create');
    for (const field of ['owner', 'product', 'parent', 'stage', 'pipeline'])
      expect(missingLinkRules(field), field).not.toContain('create');
  });

  it('leaves no deal without a stage', () => {
    expect(missingLinkRules('stage')).toEqual(['error']);
    expect(missingLinkRules('owner')).toContain('leave-empty');
  });

  it('replaces neither an id nor an objection', () => {
    expect(['external-id', 'objection', 'text'].map((kind) => canCollide({ kind }))).toEqual([false, false, true]);
  });
});
