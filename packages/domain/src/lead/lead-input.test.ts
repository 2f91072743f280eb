import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../kernel/errors.ts';
import { InputCheck } from '../record/input/input-check.ts';
import { type LeadChanges, MOST_ANSWERS, readAnswers, readEnquiry, readLead } from './lead-input.ts';

/** The places that a reading refuses. */
function refusedBy(read: (check: InputCheck) => unknown): string[] {
  const check = new InputCheck();
  read(check);
  try {
    check.assertValid();
  } catch (error) {
    if (error instanceof InvalidInputError) return error.fields.map(({ path }) => path);
  }
  return [];
}

describe('the fields of an enquiry', () => {
  it('take a score of nothing, and tell it from none', () => {
    expect(readLead(new InputCheck(), { score: 0 }).score).toBe(0);
    expect(readLead(new InputCheck(), { score: null }).score).toBeNull();
    expect(readLead(new InputCheck(), {}).score).toBeUndefined();
  });

  it.each<[string, LeadChanges]>([
    ['score', { score: -1 }],
    ['score', { score: 1001 }],
    ['score', { score: 5.5 }],
    ['visitCount', { visitCount: Number.NaN }],
    ['pagesPerVisit', { pagesPerVisit: Number.POSITIVE_INFINITY }],
    ['source', { source: 'x'.repeat(201) }],
  ])('refuse %s by its name: %j', (path, input) => {
    expect(refusedBy((check) => readLead(check, input))).toEqual([path]);
  });

  it('take half a page a visit, and the enquiry as the person wrote it', () => {
    expect(readLead(new InputCheck(), { pagesPerVisit: 0.5 }).pagesPerVisit).toBe(0.5);
    expect(readEnquiry(new InputCheck(), '  Hello,\n\n  a question\n')).toBe('  Hello,\n\n  a question\n');
    expect(refusedBy((check) => readEnquiry(check, 'x'.repeat(20_001)))).toEqual(['enquiry']);
  });
});

describe('further answers', () => {
  it('keep their order and lose the blanks around them', () => {
    const answers = [
      { question: ' Which city? ', answer: 'Lyon ' },
      { question: 'When?', answer: 'Soon' },
    ];

    expect(readAnswers(new InputCheck(), answers)).toEqual([
      { question: 'Which city?', answer: 'Lyon' },
      { question: 'When?', answer: 'Soon' },
    ]);
  });

  it('are refused by their place', () => {
    const answers = [
      { question: 'Which city?', answer: 'Lyon' },
      { question: '', answer: ' ' },
    ];

    expect(refusedBy((check) => readAnswers(check, answers))).toEqual(['answers.1.question', 'answers.1.answer']);
  });

  it('are not endless', () => {
    const many = Array.from({ length: MOST_ANSWERS + 1 }, () => ({ question: 'Q', answer: 'A' }));

    expect(refusedBy((check) => readAnswers(check, many))).toEqual(['answers']);
  });
});
