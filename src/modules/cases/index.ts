export type {
  CaseId,
  CaseKind,
  CaseRecord,
  Channel,
  Filing,
  Outcome,
  PanelShown,
  Requester,
  Visibility,
} from './case.ts';
export { findUnusedFile } from './case-files.ts';
export { channelName } from './desk/queue-texts.ts';
export {
  type CaseFilter,
  daysLate,
  type FiledCase,
  type FiledRequester,
  listFiledCases,
} from './filed-cases.ts';
export { fileCase, type Receipt } from './filing.ts';
export { partName } from './form-parts.ts';
export type { KindAction, SentForm } from './kind-action.ts';
export { casesWith } from './module.ts';
export { type CaseOffice, type Moment, openCaseOffice } from './office.ts';
export { type Answer, answerCase, askCitizen, type CaseAct, extendAnswer } from './officer-commands.ts';
export { PERMISSION as CASES_PERMISSION } from './permissions.ts';
export { findLetterhead, findRequester, getCase } from './queries.ts';
export { readCaseForm } from './uploads.ts';
