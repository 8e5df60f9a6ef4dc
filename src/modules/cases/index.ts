export type { CaseId, CaseKind, CaseRecord, Channel, Filing, Outcome, Requester, Visibility } from './case.ts';
export { fileCase, type Receipt } from './filing.ts';
export { casesWith } from './module.ts';
export { type CaseOffice, type Moment, openCaseOffice } from './office.ts';
export { type Answer, answerCase, askCitizen, extendAnswer } from './officer-commands.ts';
export { PERMISSION as CASES_PERMISSION } from './permissions.ts';
export { getCase } from './queries.ts';
