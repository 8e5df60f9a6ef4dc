import { listener } from '../../platform/jobs/event.ts';
import type { AnyJob } from '../../platform/jobs/job.ts';
import { contentsChanged } from '../sites/index.ts';
import { noteContents } from './note-contents.ts';

const noteChangedContents = listener(contentsChanged, {
  name: 'freshness.note-contents',
  timeoutSeconds: 120,
  retryLimit: 8,
  run: (context, { governmentId, contentIds }) => noteContents(context, { governmentId }, contentIds),
});

/** The background work of the module. */
export const jobs: readonly AnyJob[] = [noteChangedContents] as readonly AnyJob[];
