import { normaliseEmail } from '../../contact/email-address.ts';
import type { FileLine } from '../mapping/file-line.ts';
import { findHolders, type KnownPerson } from '../people/known-people.ts';
import type { Batch } from '../write/batch.ts';
import { query } from '../write/bulk-rows.ts';
import { MemberBook, NameBook, requireOne } from '../write/find-known.ts';
import { linkCompanies } from './link-companies.ts';
import { StageBook, type StageRow } from './stage-book.ts';

/** What a deal is linked to, as far as its line says. */
export interface DealLinks {
  readonly stage: StageRow | null;
  readonly isStageStated: boolean;
  readonly company: string | undefined;
  readonly contact: KnownPerson | undefined;
  readonly owner: string | undefined;
  readonly product: PricedProduct | undefined;
}

/** A product with the price at which a deal starts. */
export interface PricedProduct {
  readonly id: string;
  readonly priceMinor: string | null;
  readonly priceCurrency: string | null;
}

/** Finds everything that the lines name; what is not found or not unmistakable is a problem of the line and its column. */
export async function linkDeals(batch: Batch, lines: readonly FileLine[]): Promise<ReadonlyMap<FileLine, DealLinks>> {
  const stages = await StageBook.load(batch);
  const members = await MemberBook.load(batch);
  const companies = await linkCompanies(batch, lines);
  const contacts = await linkContacts(batch, lines);
  const products = await linkProducts(batch, lines);
  return new Map(
    lines.map((line) => [
      line,
      {
        stage: stages.resolve(line),
        isStageStated: line.text('stage') !== undefined,
        company: companies.get(line),
        contact: contacts.get(line),
        owner: members.resolve(line, 'owner'),
        product: products.get(line),
      },
    ]),
  );
}

async function linkContacts(batch: Batch, lines: readonly FileLine[]): Promise<Map<FileLine, KnownPerson>> {
  const naming = lines.flatMap((line) => {
    const email = normaliseEmail(line.text('contact') ?? '')?.normalised;
    if (line.text('contact') !== undefined && email === undefined) line.refuse('contact', 'This is no e-mail address.');
    return email === undefined ? [] : [{ line, email }];
  });
  const holders = Map.groupBy(
    await findHolders(
      batch,
      naming.map(({ email }) => email),
    ),
    ({ email }) => email,
  );
  const links = new Map<FileLine, KnownPerson>();
  for (const { line, email } of naming) {
    const [only, ...others] = holders.get(email) ?? [];
    if (only && others.length === 0) links.set(line, only);
    else
      line.refuse('contact', only ? 'Several contacts have this address.' : 'There is no contact with this address.');
  }
  return links;
}

async function linkProducts(batch: Batch, lines: readonly FileLine[]): Promise<Map<FileLine, PricedProduct>> {
  const naming = lines.filter((line) => line.text('product') !== undefined);
  const names = await NameBook.load(
    batch,
    'product',
    naming.flatMap((line) => line.text('product') ?? []),
  );
  const found = new Map<FileLine, string>();
  for (const line of naming) {
    const id = requireOne(line, 'product', 'product', names.find(line.text('product') ?? ''));
    if (id !== null) found.set(line, id);
  }
  const rows = await query<PricedProduct>(
    batch.em,
    `select id, price_minor as "priceMinor", price_currency as "priceCurrency" from product
     where workspace_id = $1 and id = any($2::uuid[])`,
    [batch.workspaceId, [...new Set(found.values())]],
  );
  const prices = new Map(rows.map((row) => [row.id, row]));
  const links = new Map<FileLine, PricedProduct>();
  for (const [line, id] of found) {
    const product = prices.get(id);
    if (product) links.set(line, product);
  }
  return links;
}
