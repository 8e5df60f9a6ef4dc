export { confirmItem, type LinkConfirmation } from './confirm.ts';
export type { Item, ItemId, State } from './item.ts';
export { stateOn } from './item.ts';
export { findItemFacts, getItem, type ItemFacts } from './item-queries.ts';
export { type KeyPage, type KeyRange, pageOf, pageQuery, rangeOf } from './keys.ts';
export { PERMISSION as FRESHNESS_PERMISSION } from './permissions.ts';
export { takeStock } from './round.ts';
