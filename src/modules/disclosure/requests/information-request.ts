import { Fragment, h } from 'preact';
import type { CaseKind } from '../../cases/index.ts';
import { objectionOfferOf, objectionsPanelOf } from '../objections/request-panels.ts';
import { PERMISSION } from '../permissions.ts';
import { decide } from './decide.ts';
import { eraseRequestWords, findRequest, listRefusalArticles } from './queries.ts';
import { DecisionFields } from './views/decision-fields.tsx';
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
    return h(Fragment, null, h(RequestPanel, { language, request, mayCheck: actions.includes('answer') }), objections);
  },
  citizenPanel: objectionOfferOf,
  actions: {
    answer: {
      permission: PERMISSION.decide,
      fields: async (tx, shown) => h(DecisionFields, { ...shown, articles: await listRefusalArticles(tx) }),
      perform: decide,
    },
  },
  erase: eraseRequestWords,
};
