import type { Withheld } from '../src/index.ts';

/** A synthetic contact. */
export interface Person {
  id: string;
  name: string;
  company: string;
  email: string | null;
  phone: string | null;
  nextStep: string;
  amount: string;
  spokenAt: string;
  withheld: Withheld[];
}

const FIRST = ['Ana', 'Jörg', 'Maria', 'Yusuf', 'Chloé', 'Wei', 'Lena', 'Omar', 'Sofia', 'Tomasz', 'Ingrid', 'Noor'];
const LAST = ['Ruiz', 'Müller', 'Rossi', 'Haddad', 'Lefèvre', 'Zhang', 'Novak', 'Farouk', 'Costa', 'Kowalski', 'Berg'];
const COMPANIES = ['Acme GmbH', 'Beta SA', 'Cobalt Ltd', 'Delta Energie AG', 'Epsilon Foods', 'Fjord Shipping AS'];
const STEPS = ['Call · today', '—', 'Send offer', 'Demo · Tue', 'Waiting', 'Renewal talk'];
const HOUR = 3_600_000;

const pick = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length];
  if (found === undefined) throw new Error('empty list');
  return found;
};

/** The same person for the same index, always. */
export function personAt(index: number): Person {
  const first = pick(FIRST, index * 7 + (index >> 3));
  const last = pick(LAST, index * 5 + (index >> 2));
  const company = pick(COMPANIES, index * 3);
  const mail = `${first}.${last}@example.test`.toLowerCase();
  const masked = index % 5 === 3;
  const refused = index % 7 === 1;
  return {
    id: `con_${index}`,
    name: `${first} ${last}`,
    company,
    email: masked || refused ? null : mail,
    phone: index % 4 === 0 ? null : `+49 30 ${String(1_000_000 + index * 37).slice(0, 7)}`,
    nextStep: pick(STEPS, index),
    amount: `${(index * 7_919) % 240_000}.00`,
    spokenAt: new Date(Date.UTC(2026, 10, 20) - (index % 400) * 9 * HOUR).toISOString(),
    withheld: masked
      ? [{ field: 'email', reason: 'ROLE', hint: `${mail[0]}•••@e•••.test` }]
      : refused
        ? [{ field: 'email', reason: index % 2 ? 'NO_CONSENT' : 'RESTRICTED' }]
        : [],
  };
}
