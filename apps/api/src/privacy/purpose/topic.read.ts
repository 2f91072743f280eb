import { MarketingTopic } from '@smartx/domain/privacy';
import { readType } from '../../read/read-type.ts';

/** How a topic of marketing is read: by whoever writes down what people say about it. */
export const marketingTopicRead = readType({
  name: 'MarketingTopic',
  entity: MarketingTopic,
  idKind: 'marketingTopic',
  readAction: 'consent:record',
});
