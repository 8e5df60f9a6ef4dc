import { h } from 'preact';
import type { CaseKind } from '../../cases/index.ts';
import { PERMISSION } from '../permissions.ts';
import { DISPUTE_RULE, decideObjection } from './decide-objection.ts';
import { citizenPanelOf, deskPanelOf } from './panels.ts';
import { eraseObjectionWords } from './queries.ts';
import { ObjectionDecisionFields } from './views/objection-decision-fields.tsx';

/** An objection (*keberatan*) to the superior of the PPID. Source: UU 14/2008 ps. 35 and 36. */
export const objectionKind: CaseKind = {
  name: 'objection',
  prefix: 'KB',
  label: { id: 'Keberatan', en: 'Objection' },
  answerRule: 'disclosure.objection-answer',
  closingRule: DISPUTE_RULE,
  retentionRule: 'cases.retention',
  isExtendable: false,
  isFinal: true,
  visibilities: ['open'],
  outcomes: [
    { key: 'upheld', label: { id: 'Dikabulkan', en: 'Upheld' } },
    { key: 'partly', label: { id: 'Dikabulkan sebagian', en: 'Partly upheld' } },
    { key: 'rejected', label: { id: 'Ditolak', en: 'Rejected' } },
  ],
  deskPanel: deskPanelOf,
  citizenPanel: citizenPanelOf,
  actions: {
    answer: {
      permission: PERMISSION.object,
      fields: async (_tx, shown) => h(ObjectionDecisionFields, shown),
      perform: decideObjection,
    },
  },
  erase: eraseObjectionWords,
};
