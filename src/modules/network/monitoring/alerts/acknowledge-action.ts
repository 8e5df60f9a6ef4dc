import { z } from 'zod';
import type { ActionPurpose, ActionWish } from '../../../../platform/action-links/purpose.ts';
import { idSchema } from '../../../../platform/database/ids.ts';
import { AppError } from '../../../../platform/errors.ts';
import { assertMay } from '../../../../platform/identity/actor.ts';
import { defineTexts } from '../../../../platform/ui/texts.ts';
import { PERMISSION } from '../../permissions.ts';
import type { IncidentId } from '../core/incident.ts';
import { acknowledge } from './acknowledge.ts';
import { getIncident, listNames, type ReadIncident } from './incident-queries.ts';

interface AcknowledgePayload {
  readonly incidentId: IncidentId;
}

const texts = defineTexts({
  id: {
    title: 'Menangani gangguan',
    lead: 'Dengan menekan tombol, orang lain tahu bahwa Anda menanganinya.',
    root: 'Yang putus',
    cutOff: 'Ikut terputus',
    button: 'Saya tangani',
    done: (name: string) => `Anda tercatat menangani gangguan ${name}.`,
  },
  en: {
    title: 'Handle an incident',
    lead: 'By pressing the button you let others know that you handle it.',
    root: 'What failed',
    cutOff: 'Cut off with it',
    button: 'I handle it',
    done: (name: string) => `You are recorded as handling the incident of ${name}.`,
  },
});

/** "I handle it", said from the message. */
export const acknowledgeAction: ActionPurpose<AcknowledgePayload> = {
  name: 'network.acknowledge',
  schema: z.object({ incidentId: idSchema<'incident'>() }),
  async describe({ tx, actor, language }, { incidentId }) {
    const incident = await getIncident(tx, incidentId);
    assertMay(actor, PERMISSION.operate, incident.unitPath);
    if (incident.isClosed) throw new AppError('conflict', `Incident ${incidentId} is closed`);
    const words = texts(language);
    const names = await listNames(tx, incident.cutOffIds);
    const cut = names.length > 0 ? [{ term: words.cutOff, value: names.map(({ name }) => name).join(', ') }] : [];
    return {
      ...{ title: words.title, lead: words.lead, fields: [], button: words.button, state: null },
      facts: [{ term: words.root, value: incident.rootName }, ...cut],
      href: `/meja/jaringan/gangguan/${incidentId}`,
    };
  },
  async perform({ tx, actor, clock, language }, { incidentId }) {
    const { rootName } = await acknowledge(tx, actor, incidentId, clock.now());
    return { ok: true, text: texts(language).done(rootName) };
  },
};

/** What is put into a notice. */
export function acknowledgeWish({ id }: Pick<ReadIncident, 'id'>): ActionWish<AcknowledgePayload> {
  return { purpose: acknowledgeAction, subject: `network-incident:${id}`, payload: { incidentId: id } };
}
