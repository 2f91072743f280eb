import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { activityRead, noteRead, taskRead } from '../activity/activity.read.ts';
import { companyRead } from '../company/company.read.ts';
import { contactRead } from '../contact/contact.read.ts';
import { dealRead } from '../deal/deal.read.ts';
import { fileRead } from '../file/file.read.ts';
import type { Context } from '../graphql/context.ts';
import { leadRead } from '../lead/lead.read.ts';
import { productRead } from '../product/product.read.ts';
import { EventPage, EventsSinceArgs } from './event.types.ts';

/** The records whose events are told. */
const TOLD = [
  companyRead,
  contactRead,
  leadRead,
  dealRead,
  productRead,
  taskRead,
  noteRead,
  activityRead,
  fileRead,
] as const;

/** What happened, for whoever keeps a copy of records. */
@Resolver()
export class EventResolver {
  @Query(() => EventPage, {
    description:
      'What happened since a cursor, to records of the types of which the caller may read all. Take a cursor first, then read the lists, then follow the events: each says which record to read again, or to delete. None is left out, also where commands overlap; some are told more than once.',
  })
  eventsSince(@Args(() => EventsSinceArgs) { cursor, first }: EventsSinceArgs, @Ctx() { read }: Context) {
    return read.events(TOLD, cursor ?? null, first);
  }
}
