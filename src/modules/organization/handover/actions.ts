import { z } from 'zod';
import type { ActionContext, ActionField, ActionPurpose, ActionWish } from '../../../platform/action-links/purpose.ts';
import { idSchema } from '../../../platform/database/ids.ts';
import { AppError } from '../../../platform/errors.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import type { PersonId } from '../../../platform/identity/actor.ts';
import { formatDate } from '../../../platform/ui/format.ts';
import { requiredText } from '../form-fields.ts';
import type { NamedPerson } from '../people/queries.ts';
import { handOver, revokeHandOver } from './commands.ts';
import type { DelegationId } from './delegation.ts';
import { absenceDays, checkDays } from './form.ts';
import { getHandOver, listPeers } from './queries.ts';
import { handOverTexts } from './texts.ts';

const HREF = '/meja/berhalangan';
const USUAL_DAYS = 7;

/** What {@link handOverAction} needs to know. */
type HandOverPayload = Record<string, never>;

const handOverPayload: z.ZodType<HandOverPayload> = z.object({}).strict();

/**
 * "Not my task now": hands over from a message, to colleagues who hold the same roles at the same units only, so that a
 * forwarded link gives nobody what they do not hold already.
 */
export const handOverAction: ActionPurpose<HandOverPayload> = {
  name: 'organization.hand-over',
  schema: handOverPayload,
  async describe({ tx, actor, today, language }) {
    const words = handOverTexts(language);
    const peers = await listPeers(tx, actor.personId, today);
    return {
      ...{
        title: words.title,
        lead: peers.length > 0 ? words.lead : words.noPeers,
        facts: [],
        href: HREF,
        state: null,
      },
      button: peers.length > 0 ? words.submit : null,
      fields: peers.length > 0 ? fieldsFor(peers, { today, language }) : [],
    };
  },
  async perform(context, _payload, form) {
    const { tx, actor, today, language } = context;
    const words = handOverTexts(language);
    const read = parseForm(handOverForm(context), form);
    if (!read.ok) return { ok: false, errors: read.errors };
    const { kepada, mulai, sampai, alasan } = read.value;
    const peer = (await listPeers(tx, actor.personId, today)).find(({ id }) => id === kepada);
    if (!peer) return { ok: false, errors: { kepada: words.choosePeer } };
    const wish = { toPersonId: peer.id, startsOn: mulai, endsOn: sampai, reason: alasan };
    const delegationId = await handOver(tx, actor, wish, today);
    const undo: ActionWish<RevokePayload> = {
      ...{ purpose: revokeHandOverAction, subject: `delegation:${delegationId}`, payload: { delegationId } },
    };
    return { ok: true, text: words.handedOver(peer.name, formatDate(sampai, language)), undo };
  },
};

/** What is put into a message so that its receiver can hand over. */
export function handOverWish(personId: PersonId): ActionWish<HandOverPayload> {
  return { purpose: handOverAction, subject: `person:${personId}`, payload: {} };
}

interface RevokePayload {
  readonly delegationId: DelegationId;
}

/** Takes a hand-over back, for the person who has just made it from a message. */
export const revokeHandOverAction: ActionPurpose<RevokePayload> = {
  name: 'organization.revoke-hand-over',
  schema: z.object({ delegationId: idSchema<'delegation'>() }),
  async describe({ tx, actor, language }, { delegationId }) {
    const words = handOverTexts(language);
    const found = await getHandOver(tx, delegationId);
    if (found.fromPersonId !== actor.personId) throw new AppError('not-allowed', 'It is the hand-over of another');
    const facts = [
      { term: words.to, value: found.toName },
      { term: words.until, value: formatDate(found.endsOn, language) },
    ];
    return { title: words.revokeTitle, facts, fields: [], button: words.revoke, state: null, href: HREF };
  },
  async perform({ tx, actor, language }, { delegationId }) {
    await revokeHandOver(tx, actor, delegationId);
    return { ok: true, text: handOverTexts(language).revoked };
  },
};

type Asked = Pick<ActionContext, 'today' | 'language'>;

function handOverForm({ today, language }: Asked) {
  const words = handOverTexts(language);
  return z
    .object({
      kepada: idSchema<'person'>().or(z.undefined().refine(() => false, words.choosePeer)),
      ...absenceDays(language),
      alasan: requiredText(language, words.reason, 300),
    })
    .superRefine(checkDays(language, today));
}

function fieldsFor(peers: readonly NamedPerson[], { today, language }: Asked): readonly ActionField[] {
  const words = handOverTexts(language);
  const [only] = peers;
  return [
    {
      ...{ name: 'kepada', label: words.to, kind: 'choice', hint: words.peerHint },
      value: only && peers.length === 1 ? only.id : '',
      options: peers.map(({ id, name }) => ({ value: id, label: name })),
    },
    { name: 'mulai', label: words.from, kind: 'date', value: today.toString() },
    { name: 'sampai', label: words.until, kind: 'date', value: today.add({ days: USUAL_DAYS }).toString() },
    {
      name: 'alasan',
      label: words.reason,
      kind: 'line',
      hint: words.reasonHint,
      longest: 300,
      value: words.usualReason,
    },
  ];
}
