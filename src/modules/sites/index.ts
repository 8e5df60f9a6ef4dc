export { createDraft } from './commands.ts';
export { loadSampleContent } from './demo/load-sample-content.ts';
export { readSiteProgress, type SiteProgress } from './desk/first-run.ts';
export { findOwnSite } from './desk/site-queries.ts';
export { type ContentTasks, listContentTasks } from './desk/tasks.ts';
export { type ContentsChanged, contentsChanged } from './events.ts';
export { openSites } from './open-sites.ts';
export { listAllPublicContents, listPublicContents, type PublicContentFacts } from './public-contents.ts';
export { PERMISSION as SITES_PERMISSION } from './workflow.ts';
