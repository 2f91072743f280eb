/** Whether a review item `v` of an erasure without a request is decided, and was found before `$BEFORE`; a condition of a query. */
export const REVIEW_IS_OVER = `v.use = 'erasure' and v.request_id is null and v.state <> 'open' and v.found_at < $BEFORE`;
