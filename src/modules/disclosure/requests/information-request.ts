import { Fragment, h } from 'preact';
import type { CaseKind } from '../../cases/index.ts';
import { objectionOfferOf, objectionsPanelOf } from '../objections/request-panels.ts';
import { PERMISSION } from '../permissions.ts';
import { eraseRedactions } from '../redaction/queries.ts';
import { askRequester, checkClock, missingParts } from './completeness.ts';
import { decide } from './decide.ts';
import { extendRequest } from './extend.ts';
import { requestIntake } from './intake.ts';
import { eraseRequestWords, findRequest, listDecisionChoices } from './queries.ts';
import { AskFields } from './views/ask-fields.tsx';
import { DecisionFields } from './views/decision-fields.tsx';
import { ExtensionFields } from './views/extension-fields.tsx';
import { RequestPanel } from './views/request-panel.tsx';

/** A request for public information (*permohonan informasi publik*). Source: UU 14/2008 ps. 22. */
export const informationRequest: CaseKind = {
  name: 'information-request',
  prefix: 'IP',
  label: { id: 'Permohonan informasi', en: 'Information request' },
  answerRule: 'disclosure.answer',
  closingRule: 'disclosure.objection-filing',
  retentionRule: 'cases.retention',
  isExtendable: true,
  visibilities: ['open'],
  outcomes: [
    { key: 'granted', label: { id: 'Dikabulkan', en: 'Granted' } },
    { key: 'partly', label: { id: 'Dikabulkan sebagian', en: 'Partly granted' } },
    { key: 'refused', label: { id: 'Ditolak', en: 'Refused' } },
    { key: 'not-held', label: { id: 'Tidak dikuasai', en: 'Not held' } },
  ],
  async deskPanel(tx, shown) {
    const { id, language, actions } = shown;
    const request = await findRequest(tx, id);
    if (!request) return null;
    const objections = await objectionsPanelOf(tx, shown);
    const check = await checkClock(tx, shown.found.receivedOn);
    const missing = missingParts(request, shown.requester);
    const facts = { language, request, missing, check, today: shown.today, mayCheck: actions.includes('answer') };
    return h(Fragment, null, h(RequestPanel, facts), objections);
  },
  citizenPanel: objectionOfferOf,
  actions: {
    ask: {
      permission: PERMISSION.decide,
      async fields(tx, { id, language, form, requester }) {
        const request = await findRequest(tx, id);
        return h(AskFields, { language, form, missing: request ? missingParts(request, requester) : [] });
      },
      perform: askRequester,
    },
    extend: {
      permission: PERMISSION.decide,
      fields: async (_tx, { language, form }) => h(ExtensionFields, { language, form }),
      perform: extendRequest,
    },
    answer: {
      permission: PERMISSION.decide,
      fields: async (tx, { id, language, form }) =>
        h(DecisionFields, { language, form, ...(await listDecisionChoices(tx, id)) }),
      perform: decide,
    },
  },
  intake: requestIntake,
  async erase(tx, id) {
    await eraseRequestWords(tx, id);
    await eraseRedactions(tx, id);
  },
};
