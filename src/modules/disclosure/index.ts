export { fileRequest, type RequestFiling } from './requests/commands.ts';
export { informationRequest } from './requests/information-request.ts';
export {
  findRequest,
  type GivenDecision,
  listRefusalArticles,
  type RefusalArticle,
  type StoredRequest,
} from './requests/queries.ts';
export type { RequestDecision, RequestDetails, RequestOutcome } from './requests/request.ts';

/** The name under which the module registers permissions and jobs. */
export const moduleName = 'disclosure';
export { noteAllContents } from './list/note-contents.ts';
