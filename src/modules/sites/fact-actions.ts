import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ActionContext, ActionPurpose, ActionView, ActionWish } from '../../platform/action-links/purpose.ts';
import { idSchema } from '../../platform/database/ids.ts';
import { AppError } from '../../platform/errors.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { assertMay } from '../../platform/identity/actor.ts';
import { getFact } from './desk/fact-queries.ts';
import { factTexts } from './desk/views/fact-texts.ts';
import { changeLockedFact } from './fact-commands.ts';
import { getFactForUpdate, type StoredFact } from './fact-queries.ts';
import { PERMISSION } from './workflow.ts';

const LONGEST_VALUE = 500;

interface FactPayload {
  readonly factId: string;
}

/** Changes the value of one shared fact from a message; it lands on every page that quotes it. */
export const changeFactAction: ActionPurpose<FactPayload> = {
  name: 'sites.change-fact',
  schema: z.object({ factId: idSchema<'fact'>() }),
  async describe(context, { factId }) {
    const { value, ...view } = await viewOf(context, factId);
    const words = factTexts(context.language);
    return {
      ...view,
      button: words.confirm,
      fields: [
        { name: 'nilai', label: words.value, hint: words.valueHint, kind: 'text', value, longest: LONGEST_VALUE },
      ],
    };
  },
  async perform(context, { factId }, form) {
    const words = factTexts(context.language).errors;
    const fields = z.object({ nilai: z.string(words.value).max(LONGEST_VALUE, words.long) });
    const read = parseForm(fields, form);
    if (!read.ok) return { ok: false, errors: read.errors };
    const fact = await lockedFact(context, factId);
    if (read.value.nilai === fact.value) return { ok: false, errors: { nilai: words.same } };
    const { text, state } = await change(context, fact, read.value.nilai);
    const undo: ActionWish<RestorePayload> = {
      ...{ purpose: restoreFactAction, subject: `fact:${factId}`, state, payload: { factId, value: fact.value } },
    };
    return { ok: true, text, undo };
  },
};

interface RestorePayload extends FactPayload {
  /** What the public read before. */
  readonly value: string;
}

/** Gives a shared fact the value back that it had before a change from a message. */
export const restoreFactAction: ActionPurpose<RestorePayload> = {
  name: 'sites.restore-fact',
  schema: z.object({ factId: idSchema<'fact'>(), value: z.string().min(1).max(LONGEST_VALUE) }),
  async describe(context, { factId, value }) {
    const { value: before, ...view } = await viewOf(context, factId);
    const words = factTexts(context.language);
    const facts = [
      { term: words.before, value: before },
      { term: words.after, value },
    ];
    return { ...view, facts, fields: [], button: words.undo };
  },
  async perform(context, { factId, value }) {
    const { text } = await change(context, await lockedFact(context, factId), value);
    return { ok: true, text };
  },
};

/** What is put into a message so that its receiver can change a fact as it stands now. */
export function changeFactWish(fact: Pick<StoredFact, 'id' | 'label' | 'value'>): ActionWish<FactPayload> {
  return { purpose: changeFactAction, subject: `fact:${fact.id}`, state: stateOf(fact), payload: { factId: fact.id } };
}

async function viewOf(
  { tx, actor, language }: ActionContext,
  factId: string,
): Promise<Omit<ActionView, 'fields' | 'button'> & { readonly value: string }> {
  const fact = await getFact(tx, factId);
  assertMay(actor, PERMISSION.manage, fact.unitPath);
  const words = factTexts(language);
  const lead = words.lands(fact.useCount);
  const facts = [{ term: words.before, value: fact.value }];
  const title = `${words.editTitle}: ${fact.label}`;
  return { title, lead, facts, state: stateOf(fact), href: `/meja/fakta/${factId}`, value: fact.value };
}

/** @throws {AppError} `conflict` when somebody changed it since the link was made */
async function lockedFact({ tx, state }: ActionContext, factId: string): Promise<StoredFact> {
  const fact = await getFactForUpdate(tx, factId);
  if (state !== null && state !== stateOf(fact)) throw new AppError('conflict', `Fact ${factId} was changed meanwhile`);
  return fact;
}

async function change({ tx, actor, clock, language }: ActionContext, fact: StoredFact, value: string) {
  const written = { label: fact.label, value };
  const { useCount } = await changeLockedFact(tx, actor, { fact, written, now: clock.now() });
  return { text: factTexts(language).saved(useCount), state: stateOf(written) };
}

function stateOf({ label, value }: Pick<StoredFact, 'label' | 'value'>): string {
  return createHash('sha256').update(`${label}\n${value}`).digest('base64url');
}
