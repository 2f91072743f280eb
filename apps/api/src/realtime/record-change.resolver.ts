import { Args, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../graphql/context.ts';
import { ChangeFeed, type FeedArguments, type RecordChange } from './change-feed.ts';
import { RecordChangedArgs, RecordChangeType } from './record-change.types.ts';

/** Changes as they happen. */
@Resolver()
export class RecordChangeResolver {
  @Subscription(() => RecordChangeType, {
    description:
      'Says which records changed, as soon as they have: what the caller may see for the declared purpose, by id and version alone.',
    subscribe: ({ args, context }: { args: FeedArguments; context: Context }) => openFeed(args, context),
  })
  recordChanged(
    @Root() change: RecordChange,
    @Args(() => RecordChangedArgs) _args: RecordChangedArgs,
  ): RecordChangeType {
    return change;
  }
}

async function openFeed(args: FeedArguments, context: Context): Promise<ChangeFeed> {
  const { viewer } = context.resolved;
  const feed = new ChangeFeed({ viewer, relay: context.outbox, readAnew: () => context.readAnew() }, args);
  return feed.begin();
}
