import { setFlagsFromString } from 'node:v8';

/**
 * Room for what a request makes and drops, in MiB: with Node's own start of one, a page of some tens of kilobytes is
 * copied about while it is being made, which took an eighth of the time of a page. Imported before anything else.
 */
setFlagsFromString('--max-semi-space-size=16');
setFlagsFromString('--min-semi-space-size=16');
