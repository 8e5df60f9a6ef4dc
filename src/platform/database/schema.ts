/**
 * All tables, keyed `schema.table`. Each module adds its own by declaration merging, in a file of its own,
 * so that the platform knows no module.
 */
// biome-ignore lint/suspicious/noEmptyInterface: modules augment it
export interface Database {}
