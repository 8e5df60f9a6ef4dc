import { h } from 'preact';
import { z } from 'zod';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, type FastifyRequest, siteOf } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import { originOf } from '../../../platform/http/place.ts';
import { once } from '../../../platform/http/submission.ts';
import { assertMay } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import type { FormState } from '../../../platform/ui/form-state.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { config, visitOf } from '../desk.ts';
import { PERMISSION } from '../permissions.ts';
import { sealerOf } from '../sealer.ts';
import { isMetricsKey, metricsKeyMadeAt, renewMetricsKey } from './metrics-key.ts';
import { metricsTexts, problemWords } from './metrics-texts.ts';
import { readFamilies } from './network-families.ts';
import { OPEN_METRICS_TYPE, writeOpenMetrics } from './open-metrics.ts';
import { findReceiver, hasSecret, type Receiver, saveReceiver } from './receiver.ts';
import { openSending } from './send-job.ts';
import { problemOf, sendTrial } from './send-readings.ts';
import { METRICS, MetricsPage, NewKeyPage } from './views/metrics-page.tsx';

const READ = '/metrik-jaringan';
const place = '/meja/jaringan';
/** Prometheus reads every 15 seconds to every minute; two of them may. */
const READ_LIMIT = { ...config, rateLimit: { max: 20, timeWindow: '1 minute' } } as const;
const TRIAL_LIMIT = { ...config, rateLimit: { max: 5, timeWindow: '1 minute' } } as const;

/** Figures for Prometheus and its like: read with a key, or sent. */
export function addMetricsRoutes(app: App, deps: ModuleDeps): void {
  app.get(READ, { config: READ_LIMIT }, async (request, reply) => {
    const site = siteOf(request);
    const text = await inReadOnly(deps.db, site, async (tx) => {
      if (!(await isMetricsKey(tx, request.headers.authorization))) return null;
      return writeOpenMetrics(await readFamilies(tx, deps.clock.now()));
    });
    if (text === null) return reply.status(401).header('www-authenticate', 'Bearer').type('text/plain').send('401\n');
    return reply.header('cache-control', 'no-store').type(OPEN_METRICS_TYPE).send(text);
  });

  app.get(METRICS, { config }, async (request, reply) => reply.page(await metricsPage(request, deps)));

  app.post(`${METRICS}/kunci`, { config }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock, PERMISSION.manage);
    const value = await inTransaction(deps.db, actor, (tx) => renewMetricsKey(tx, actor));
    const words = metricsTexts(language);
    const page = { title: words.newKey, place, breadcrumbs: [{ label: words.title, href: METRICS }] };
    return reply.page(deskPage(request, deps.assets, page, h(NewKeyPage, { language, value })));
  });

  addReceiver(app, deps);
}

function addReceiver(app: App, deps: ModuleDeps): void {
  app.post(METRICS, { config }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock, PERMISSION.manage);
    const read = parseForm(receiverSchema(language), request.body);
    if (!read.ok) return reply.page(await metricsPage(request, deps, read), { status: 422 });
    const { kunci: key, alamat: url, masuk: authorizationKind, rahasia: secret = null, kirim } = read.value;
    const sealing = { sealer: sealerOf(deps.settings), tenant: actor };
    const isWhole = await inTransaction(deps.db, actor, async (tx) => {
      if (authorizationKind !== 'none' && secret === null && !(await hasSecret(tx))) return false;
      const wish = { url, authorizationKind, secret, isOn: kirim === 'ya' };
      await once(tx, { key, by: actor.personId }, async () => {
        await saveReceiver(tx, actor, sealing, wish);
        return METRICS;
      });
      return true;
    });
    if (!isWhole) {
      const form = { values: read.values, errors: { rahasia: metricsTexts(language).faults.secret } };
      return reply.page(await metricsPage(request, deps, form), { status: 422 });
    }
    return reply.setFlash({ text: metricsTexts(language).saved }).redirect(METRICS, 303);
  });

  app.post(`${METRICS}/uji`, { config: TRIAL_LIMIT }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock, PERMISSION.manage);
    assertMay(actor, PERMISSION.manage, '/');
    const outcome = await sendTrial(await openSending(deps, actor.governmentId));
    if (!outcome) throw new AppError('not-found', 'There is no receiver yet');
    const words = metricsTexts(language);
    const isGood = outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300;
    const text = isGood ? words.trialGood : words.trialBad(problemWords(problemOf(outcome), words));
    return reply.setFlash({ text, kind: isGood ? 'success' : 'danger' }).redirect(METRICS, 303);
  });
}

function receiverSchema(language: Language) {
  const { faults } = metricsTexts(language);
  return z.object({
    kunci: z.guid(),
    alamat: z
      .url({ protocol: /^https?$/, error: faults.url })
      .max(500, faults.url)
      .refine(isBare, faults.url),
    masuk: z.enum(['none', 'basic', 'bearer'], faults.authorization),
    rahasia: z
      .string()
      .max(2000, faults.secret)
      .regex(/^[\x20-\x7e]+$/, faults.secret)
      .optional(),
    kirim: z.literal('ya').optional(),
  });
}

/** Secrets do not belong into addresses: they would show. */
function isBare(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username === '' && password === '';
}

/** Three queries. @throws {AppError} `not-allowed` to who does not manage the whole government's network */
async function metricsPage(request: FastifyRequest, deps: ModuleDeps, form?: FormState) {
  const { actor, language, timeZone } = visitOf(request, deps.clock, PERMISSION.manage);
  assertMay(actor, PERMISSION.manage, '/');
  const read = await inReadOnly(deps.db, actor, async (tx) => ({
    receiver: await findReceiver(tx),
    keyMadeAt: await metricsKeyMadeAt(tx),
  }));
  const readHref = `${originOf(deps.address, siteOf(request).governmentLabel)}${READ}`;
  const shown = form ?? { values: valuesOf(read.receiver), errors: {} };
  const submissionKey = shown.values.kunci ?? newId();
  const view = h(MetricsPage, { ...read, language, timeZone, readHref, form: shown, submissionKey });
  return deskPage(request, deps.assets, { title: metricsTexts(language).title, place }, view);
}

function valuesOf(receiver: Receiver | undefined): FormState['values'] {
  if (!receiver) return { kirim: 'ya', masuk: 'none' };
  return { alamat: receiver.url, masuk: receiver.authorizationKind, kirim: receiver.isOn ? 'ya' : '' };
}
