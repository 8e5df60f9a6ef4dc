export { noteAllContents } from './list/note-contents.ts';
export { objectionKind } from './objections/objection-kind.ts';
export { informationRequest } from './requests/information-request.ts';

/** The name under which the module registers permissions and jobs. */
export const moduleName = 'disclosure';
