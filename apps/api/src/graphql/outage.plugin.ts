import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { isOutage } from '@smartx/domain/database';
import { RETRY_AFTER_SECONDS } from '../failure/unavailable.ts';
import { originOf } from './format-error.ts';

/** An operation that failed because the database cannot be reached answers 503 and when to come back. */
export function outagePlugin<Context extends BaseContext>(): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      let isCut = false;
      return {
        async didEncounterErrors({ errors }) {
          isCut ||= errors.some((error) => isOutage(originOf(error)));
        },
        async willSendResponse({ response }) {
          if (!isCut) return;
          response.http.status = 503;
          response.http.headers.set('retry-after', RETRY_AFTER_SECONDS);
        },
      };
    },
  };
}
