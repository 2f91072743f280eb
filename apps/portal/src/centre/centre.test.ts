import { describe, expect, it } from 'vitest';
import { DEMO, visitor } from '../testing/visitor.ts';

const NORDWIND = { slug: 'nordwind', name: 'Nordwind AB' };

describe('the operator’s first page', () => {
  it('opens the centre of the one company that has the name', async () => {
    const { go, asked } = visitor({ centresNamed: [NORDWIND] });

    expect((await go('/privacy?company=Nordwind%20AB')).to).toBe('/privacy/nordwind');
    expect(asked.at(-1)?.variables).toMatchObject({ name: 'Nordwind AB' });
  });

  it('takes the address of a centre for its name', async () => {
    const { go, asked } = visitor({ centresNamed: [] });

    expect((await go('/privacy?company=https%3A%2F%2Fcrm.example.test%2Fprivacy%2Fdemo%2Fpolicy')).to).toBe(
      '/privacy/demo',
    );
    expect(asked.at(-1)?.variables.slug).toBe('demo');
  });

  it('lets people choose among companies of one name', async () => {
    const { go } = visitor({ centresNamed: [NORDWIND, { slug: 'nordwind-2', name: 'Nordwind AB' }] });

    const { text } = await go('/privacy?company=Nordwind%20AB');

    expect(text).toContain('Several companies have this name');
    for (const slug of ['nordwind', 'nordwind-2']) expect(text).toContain(`href="/privacy/${slug}"`);
  });

  it('says that nobody here has the name, and shows it as it was typed', async () => {
    const { go } = visitor({ centresNamed: [] });

    const { status, text } = await go('/privacy?company=%3Cb%3ENobody');

    expect(status).toBe(404);
    expect(text).toContain('No company of this name uses this installation.');
    expect(text).toContain('value="&lt;b&gt;Nobody"');
    expect((await go('/privacy?company=%20')).text).toContain('Enter the name of the company');
  });

  it('offers a request to the operator only where there is one', async () => {
    const nobody = await visitor().go('/privacy');
    const operator = await visitor({ centre: { ...DEMO, isOperator: true } }).go('/privacy');

    expect(nobody.text).not.toContain('href="/privacy/request"');
    expect(operator.text).toContain('href="/privacy/request"');
  });
});

const WORDS = { language: 'en', publishedAt: '2026-05-05T10:00:00Z', earlier: [] };

describe('the notice of a company', () => {
  it('B9-AC1 tells what is kept and for how long, what of it can be searched, on which ground, now and before, and who answers', async () => {
    const earlier = [{ basis: 'contract', endedAt: '2026-03-01T10:00:00Z' }];
    const { go } = visitor({
      centre: {
        ...DEMO,
        postalAddress: 'Hauptstr. 1, Berlin',
        purposes: [
          { purpose: 'MARKETING', basis: 'consent', wording: 'We mail the club’s journal.', ...WORDS, earlier },
        ],
        categories: [{ category: 'identity', label: 'Who you are', examples: 'name', retention: '24 months' }],
        searchable: [{ title: 'Your details', fields: ['Full name', 'City'] }],
      },
    });

    const { text } = await go('/privacy/demo/policy');

    for (const words of ['We mail the club’s journal.', 'your consent (GDPR Art. 6(1)(a))', 'Who you are', '24 months'])
      expect(text).toContain(words);
    // B9-AC1
    expect(text).toContain('What can be searched');
    expect(text).toContain('Full name · City');
    expect(text).toContain('privacy@demo.example');
    expect(text).toContain('Hauptstr. 1, Berlin');
    expect(text).toContain('Last changed on 5 May 2026.');
    expect(text).toContain('For people recorded before 1 March 2026: a contract with you');
  });

  it('shows a purpose and a ground that are newer than the page by their names', async () => {
    const purposes = [{ purpose: 'MOON_TRAVEL', basis: 'curiosity', wording: 'Fly.', ...WORDS }];
    const { go } = visitor({ centre: { ...DEMO, purposes } });

    const { text } = await go('/privacy/demo/policy');

    expect(text).toContain('MOON_TRAVEL');
    expect(text).toContain('Ground: curiosity');
  });
});
