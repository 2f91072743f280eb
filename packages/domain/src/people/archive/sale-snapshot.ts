import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../kernel/scope.ts';
import { formatMoney } from '../../record/money.ts';

interface Line {
  readonly product: string;
  readonly quantity: number;
  readonly minor: string | null;
  readonly currency: string | null;
}

/** Who bought: the person and the company as they are called now, with the addresses that an invoice goes to. */
interface Buyer {
  readonly name: string | null;
  readonly company: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly addresses: readonly string[];
  readonly emails: readonly string[];
}

/** What a law wants to know of a sale beside its own row. */
interface Sale {
  readonly value: string | null;
  readonly lines: readonly { readonly product: string; readonly quantity: number; readonly unitPrice: string | null }[];
  readonly buyer: Buyer;
}

/** Value, lines and buyer of a deal as they stand now. Nothing else of the buyer: not when they were born, not what was noted. */
export async function saleOf(em: EntityManager, scope: Scope, dealId: string): Promise<Sale | Record<string, never>> {
  const { workspaceId } = scope;
  const [deal] = await em.execute<DealRow[]>(DEAL, [workspaceId, dealId]);
  if (!deal) return {};
  const lines = await em.execute<Line[]>(LINES, [workspaceId, dealId]);
  const { minor, currency, contactId, name, company, city, country } = deal;
  return {
    value: moneyText(minor, currency),
    lines: lines.map(({ product, quantity, ...price }) => ({
      ...{ product, quantity, unitPrice: moneyText(price.minor, price.currency) },
    })),
    buyer: { name, company, city, country, ...(await addressesOf(em, scope, contactId)) },
  };
}

interface DealRow extends Omit<Buyer, 'addresses' | 'emails'> {
  readonly minor: string | null;
  readonly currency: string | null;
  readonly contactId: string | null;
}

const DEAL = `select d.value_minor::text as minor, d.value_currency as currency, d.contact_id as "contactId",
    p.full_name as name, c.name as company, coalesce(c.city, p.city) as city, coalesce(c.country, p.country) as country
  from deal d left join contact p on p.workspace_id = d.workspace_id and p.id = d.contact_id
    left join company c on c.workspace_id = d.workspace_id and c.id = d.company_id
  where d.workspace_id = ? and d.id = ?`;

const LINES = `select p.name as product, l.quantity, l.unit_price_minor::text as minor, l.unit_price_currency as currency
  from deal_line l join product p on p.workspace_id = l.workspace_id and p.id = l.product_id
  where l.workspace_id = ? and l.deal_id = ? order by l.position, l.id`;

interface Point {
  readonly id: string;
  readonly kind: string;
  readonly clear: string | null;
  readonly sealed: Buffer | null;
}

async function addressesOf(
  em: EntityManager,
  { workspaceId, vault }: Scope,
  contactId: string | null,
): Promise<Pick<Buyer, 'addresses' | 'emails'>> {
  if (contactId === null) return { addresses: [], emails: [] };
  const points = await em.execute<Point[]>(
    `select id, kind, clear_value as clear, sealed_value as sealed from contact_point
     where workspace_id = ? and contact_id = ? and kind in ('postal', 'email') order by is_primary desc, id`,
    [workspaceId, contactId],
  );
  const texts: { readonly kind: string; readonly text: string }[] = [];
  for (const { id, kind, clear, sealed } of points) {
    const place = { workspaceId, table: 'contact_point', column: 'sealed_value', rowId: id };
    const text = clear ?? (sealed && (await vault.open(place, sealed)));
    if (text !== null) texts.push({ kind, text });
  }
  const ofKind = (wanted: string) => texts.filter(({ kind }) => kind === wanted).map(({ text }) => text);
  return { addresses: ofKind('postal'), emails: ofKind('email') };
}

function moneyText(minor: string | null, currency: string | null): string | null {
  return minor === null || currency === null ? null : `${formatMoney({ minor: BigInt(minor), currency })} ${currency}`;
}
