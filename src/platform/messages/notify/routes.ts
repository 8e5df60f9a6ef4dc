import type { FastifyBaseLogger, FastifyPluginAsync, FastifyRequest, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { h } from 'preact';
import { z } from 'zod';
import { inReadOnly, inTransaction } from '../../database/tenancy.ts';
import { deskPage } from '../../http/desk-page.tsx';
import { requireActor, siteOf } from '../../http/fastify.ts';
import { parseForm } from '../../http/forms.ts';
import type { ModuleDeps } from '../../module.ts';
import type { FormState } from '../../ui/form-state.ts';
import { listDevices } from '../push/subscriptions.ts';
import { vapidKeysOf } from '../push/vapid.ts';
import type { Channel } from '../tables.ts';
import { readNotifyChoices, saveNotifyChoices } from './choices.ts';
import type { NoticeKind } from './notice-kind.ts';
import { CHOICE_PATH } from './notice-mail.ts';
import { ChoicePage, fieldOf } from './views/choice-page.tsx';
import { choiceTexts } from './views/choice-texts.ts';

/** What the building hands to this part. */
export interface NotifyRouteDeps extends Pick<ModuleDeps, 'db' | 'assets' | 'settings'> {
  readonly kinds: readonly NoticeKind[];
}

type NotifyPlugin = FastifyPluginAsync<NotifyRouteDeps, RawServerDefault, ZodTypeProvider, FastifyBaseLogger>;

const config = { host: 'government' } as const;
const CHANNELS = ['push', 'mail', 'daily', 'weekly', 'none'] as const;

/** `/meja/akun/pemberitahuan`: everybody chooses for themselves how they are told. */
export const notifyRoutes: NotifyPlugin = async (app, deps) => {
  app.get(CHOICE_PATH, { config }, async (request, reply) => reply.page(await choiceView(request, deps, null)));

  app.post(CHOICE_PATH, { config }, async (request, reply) => {
    const { personId, ...actor } = requireActor(request);
    const read = parseForm(choiceForm(deps.kinds), request.body);
    if (!read.ok) return reply.page(await choiceView(request, deps, read), { status: 422 });
    const { jam: hour, hari: weekday, ...rest } = read.value;
    const chosen = new Map<string, Channel>(Object.entries(rest));
    const channels = Object.fromEntries(
      deps.kinds.flatMap(({ name }) => {
        const channel = chosen.get(fieldOf(name));
        return channel ? [[name, channel] as const] : [];
      }),
    );
    await inTransaction(deps.db, actor, (tx) =>
      saveNotifyChoices(tx, personId, deps.kinds, { channels, digest: { hour, weekday } }),
    );
    return reply.setFlash({ text: choiceTexts(request.language).saved }).redirect(CHOICE_PATH, 303);
  });
};

function choiceForm(kinds: readonly NoticeKind[]) {
  const fields = kinds.map(({ name, isLegal }) => {
    const allowed = CHANNELS.filter((channel) => !(isLegal && channel === 'none'));
    return [fieldOf(name), z.enum(allowed)] as const;
  });
  return z.object({
    jam: z.coerce.number().int().min(0).max(23),
    hari: z.coerce.number().int().min(1).max(7),
    ...Object.fromEntries(fields),
  });
}

async function choiceView(request: FastifyRequest, deps: NotifyRouteDeps, form: FormState | null) {
  const { language } = request;
  const actor = requireActor(request);
  const words = choiceTexts(language);
  const { chosen, devices } = await inReadOnly(deps.db, actor, async (tx) => ({
    chosen: await readNotifyChoices(tx, actor.personId, deps.kinds),
    devices: await listDevices(tx, actor.personId),
  }));
  const values = {
    ...Object.fromEntries(Object.entries(chosen.channels).map(([kind, channel]) => [fieldOf(kind), channel])),
    ...{ jam: String(chosen.digest.hour), hari: String(chosen.digest.weekday) },
  };
  const errors = Object.fromEntries(Object.keys(form?.errors ?? {}).map((name) => [name, words.choose]));
  const { publicKey } = await vapidKeysOf(deps.settings.PENDOPO_HOME);
  const push = { publicKey, devices, timeZone: siteOf(request).timeZone, href: `${CHOICE_PATH}/perangkat` };
  const view = h(ChoicePage, { language, kinds: deps.kinds, form: { values, errors }, push });
  const breadcrumbs = [{ label: words.account, href: '/meja/akun' }];
  return deskPage(request, deps.assets, { title: words.title, breadcrumbs }, view);
}
