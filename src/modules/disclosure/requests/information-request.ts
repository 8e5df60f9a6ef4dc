import { Fragment, h } from 'preact';
import { may } from '../../../platform/identity/actor.ts';
import type { CaseKind } from '../../cases/index.ts';
import { listLikeAnswers } from '../answers/answer-queries.ts';
import { LikeAnswers } from '../answers/views/answer-pages.tsx';
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

const MOST_LIKE = 3;

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
    const isDecided = shown.found.status === 'answered' || shown.found.status === 'closed';
    const mayPublish = isDecided && may(shown.actor, PERMISSION.decide, shown.found.unitPath);
    const facts = {
      language,
      request,
      missing,
      check,
      today: shown.today,
      mayCheck: actions.includes('answer'),
      mayPublish,
    };
    const isOpen = shown.found.status === 'open' || shown.found.status === 'waiting';
    const like = isOpen ? await listLikeAnswers(tx, shown.found.title, MOST_LIKE) : [];
    return h(Fragment, null, h(RequestPanel, facts), h(LikeAnswers, { language, answers: like }), objections);
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
