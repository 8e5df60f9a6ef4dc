/** How an office or device stands as people see it: maintenance covers whatever the probes say. */
export type SeenState = 'up' | 'down' | 'unreachable' | 'unknown' | 'maintenance';

/** From what people must see first to what needs nobody. */
export const SEEN_STATES: readonly SeenState[] = ['down', 'unreachable', 'unknown', 'maintenance', 'up'];
