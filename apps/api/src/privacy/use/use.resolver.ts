import { purposeUse, USE_LIMITS } from '@smartx/domain/privacy';
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../graphql/context.ts';
import { CalendarDate } from '../../graphql/types/calendar-date.scalar.ts';
import { orNothing } from '../or-nothing.ts';
import { PurposeUseType } from './use.types.ts';

/** For which purposes personal data is read. */
@Resolver()
export class PurposeUseResolver {
  @Query(() => PurposeUseType, {
    nullable: true,
    description: 'For which purposes personal data was read, and by whom; null for those who may not read the audit.',
  })
  purposeUse(
    @Arg('since', () => CalendarDate, { description: 'From which day on; at most 90 days are told.' }) since: string,
    @Ctx() { scope }: Context,
  ) {
    return orNothing(async () => {
      const { since: firstOn, until: lastOn, days, users, anomalies } = await purposeUse(scope, since);
      return { firstOn, lastOn, days: days.map(dated), users, anomalies: anomalies.map(dated), limits: USE_LIMITS };
    });
  }
}

function dated<Use extends { readonly day: string }>({ day: usedOn, ...use }: Use) {
  return { ...use, usedOn };
}
