import { Deal, DealService } from '@smartx/domain/deal';
import { dateOf } from '@smartx/domain/kernel';
import type { DemoDesk } from './demo-desk.ts';

const BUYER = 'hedda.falk@mail.example';
const WON_DAYS_AGO = 400;

/** A sale to somebody who asks for their deletion later: the law keeps it longer than its buyer. Can run again. */
export async function seedSale(desk: DemoDesk): Promise<void> {
  const { workspaceId } = desk;
  const buyer = await desk.find(BUYER);
  if (!buyer) return;
  const { contactId } = buyer;
  const owner = desk.as('owner', 'RELATIONSHIP', WON_DAYS_AGO);
  const name = 'Hedda Falk, workbench';
  const known = await owner.transaction((em) => em.findOne(Deal, { workspaceId, name }));
  const deals = new DealService(owner);
  const dealId = known?.id ?? (await deals.create({ name, contactId, value: { amount: '2480.00', currency: 'EUR' } }));
  if (!known?.closedOn) await deals.win(dealId, { closedOn: dateOf(desk.ago(WON_DAYS_AGO)) });
}
