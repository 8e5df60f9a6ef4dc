export { plainText } from './clean-html.ts';
export { createDraft } from './commands.ts';
export type { ContentId } from './content.ts';
export { loadSampleContent } from './demo/load-sample-content.ts';
export { readSiteProgress, type SiteProgress } from './desk/first-run.ts';
export { rangeOf as siteRange } from './desk/request-parts.ts';
export { findOwnSite, getDeskSite, listDeskSites } from './desk/site-queries.ts';
export { type ContentTasks, listContentTasks } from './desk/tasks.ts';
export { type ContentsChanged, contentsChanged } from './events.ts';
export { changeFactWish } from './fact-actions.ts';
export { listQuotedFacts, type QuotedFact } from './fact-queries.ts';
export { dropFreshnessPages, type FreshnessNote, noteFreshness } from './freshness-notes.ts';
export {
  type CarriedContent,
  type ImportedContent,
  importContents,
  listChangedSinceImport,
} from './imported-contents.ts';
export { carryMenu } from './imported-menu.ts';
export {
  type ImportedText,
  listImportedTexts,
  type RevisedContent,
  reviseImportedContents,
} from './imported-revisions.ts';
export { addToLibrary } from './library/library.ts';
export { listOldAddresses, oldAddressOf, rememberOldFiles } from './old-addresses.ts';
export { openSites } from './open-sites.ts';
export { answerWithin, type PageWithin } from './public/answer-within.ts';
export { showOnSite, type VisitorPage } from './public/visitor-page.ts';
export { listAllPublicContents, listPublicContents, type PublicContentFacts } from './public-contents.ts';
export { findCrestPath, findPublicContentAt, listSiteFacts, type SiteFacts } from './site-facts.ts';
export { PERMISSION as SITES_PERMISSION } from './workflow.ts';
