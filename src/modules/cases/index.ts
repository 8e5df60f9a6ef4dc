export type {
  CaseId,
  CaseKind,
  CaseRecord,
  Channel,
  CitizenPanelShown,
  Filing,
  Outcome,
  PanelShown,
  Requester,
  Visibility,
} from './case.ts';
export { type CaseFile, findFilesOf, findUnusedFile } from './case-files.ts';
export { type CaseFolder, readCaseFolder } from './case-folder.ts';
export { type CaseKey, findOwnCase } from './citizen-commands.ts';
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
export type { KindIntake } from './kind-intake.ts';
export { casesWith } from './module.ts';
export { type CaseOffice, type Moment, openCaseOffice } from './office.ts';
export { type Answer, answerCase, askCitizen, type CaseAct, extendAnswer } from './officer-commands.ts';
export { type CaseOrder, orderCase } from './order-case.ts';
export { PERMISSION as CASES_PERMISSION } from './permissions.ts';
export { isPrivate } from './private-reply.ts';
export { WhyThisDate } from './public/views/why-this-date.tsx';
export { findCases, findLetterhead, findRequester, getCase } from './queries.ts';
export { type CaseForm, readCaseForm } from './uploads.ts';
