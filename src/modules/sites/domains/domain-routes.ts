import { h } from 'preact';
import { z } from 'zod';
import { idSchema } from '../../../platform/database/ids.ts';
import { AppError } from '../../../platform/errors.ts';
import { type App, type FastifyRequest, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import { originOf, type SiteId } from '../../../platform/http/place.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import { bySite } from '../desk/request-parts.ts';
import { loadSite, sitePage } from '../desk/site-view.ts';
import { toDomainName } from './domain-name.ts';
import { claimDomain, listDomains, proveDomain, releaseDomain } from './domains.ts';
import { lookUpAt } from './look-up.ts';
import { domainTexts } from './texts.ts';
import { DomainPage } from './views/domain-page.tsx';

const config = { host: 'government' } as const;
/** Each look asks name servers elsewhere. */
const looking = { ...config, rateLimit: { max: 20, timeWindow: '1 minute' } } as const;
const byDomain = bySite.extend({ domainId: idSchema<'domain'>() });
const shown = z.object({ perantara: idSchema<'domain'>().optional().catch(undefined) });
const proving = z.object({ perantara: z.string().optional() });

/** The addresses of a site: the usual one, and domains of its own with their proof. */
export function addDomainRoutes(app: App, deps: ModuleDeps): void {
  const schema = { params: bySite };
  const pathOf = (siteId: SiteId) => `/meja/situs/${siteId}/alamat`;
  app.get('/meja/situs/:siteId/alamat', { config, schema: { ...schema, querystring: shown } }, async (request, reply) =>
    reply.page(await view(request, deps, request.params.siteId, { elsewhere: request.query.perantara })),
  );

  app.post('/meja/situs/:siteId/alamat', { config, schema }, async (request, reply) => {
    const { siteId } = request.params;
    const words = domainTexts(request.language);
    const read = parseForm(domainForm(words.faults.domain, deps.address.domain), request.body);
    if (!read.ok) return reply.page(await view(request, deps, siteId, { form: read }), { status: 422 });
    try {
      await claimDomain(deps, requireActor(request), siteId, read.value.domain);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'conflict')) throw error;
      const form = { values: { domain: read.value.domain }, errors: { domain: words.faults.wanted } };
      return reply.page(await view(request, deps, siteId, { form }), { status: 409 });
    }
    return reply.setFlash({ text: words.added(read.value.domain) }).redirect(pathOf(siteId), 303);
  });

  const byOne = { config: looking, schema: { params: byDomain } };
  app.post('/meja/situs/:siteId/alamat/:domainId/periksa', byOne, async (request, reply) => {
    const { siteId, domainId } = request.params;
    const { site, read } = await loadSite(request, deps, siteId, (tx) => listDomains(tx, siteId));
    const name = read.find(({ id }) => id === domainId)?.name;
    if (name === undefined) throw new AppError('not-found', `Site ${siteId} has no domain ${domainId}`);
    const form = parseForm(proving, request.body);
    const outcome = await proveDomain(deps, requireActor(request), domainId, {
      lookUp: lookUpAt(deps.settings.PENDOPO_DNS_SERVERS),
      usualHost: usualHost(request, deps, site.label),
      isBehindProxy: form.ok && form.value.perantara !== undefined,
    });
    const text = domainTexts(request.language).outcomes[outcome](name);
    const again = outcome === 'elsewhere' ? `?perantara=${domainId}` : '';
    return reply.setFlash({ text }).redirect(pathOf(siteId) + again, 303);
  });

  app.post('/meja/situs/:siteId/alamat/:domainId/lepas', byOne, async (request, reply) => {
    const { siteId, domainId } = request.params;
    await loadSite(request, deps, siteId, async () => undefined);
    const { name } = await releaseDomain(deps, requireActor(request), domainId);
    return reply.setFlash({ text: domainTexts(request.language).released(name) }).redirect(pathOf(siteId), 303);
  });
}

function domainForm(fault: string, installationDomain: string) {
  return z.object({
    domain: z.string(fault).transform((typed, context) => {
      const name = toDomainName(typed.slice(0, 500), installationDomain);
      if (name === null) context.issues.push({ code: 'custom', input: typed, message: fault });
      return name ?? z.NEVER;
    }),
  });
}

function usualHost(request: FastifyRequest, { address }: ModuleDeps, siteLabel: string): string {
  const { governmentLabel } = siteOf(request);
  const label = siteLabel === '' ? governmentLabel : `${siteLabel}.${governmentLabel}`;
  return new URL(originOf(address, label)).hostname;
}

interface Shown {
  readonly form?: FormState;
  readonly elsewhere?: string | undefined;
}

async function view(request: FastifyRequest, deps: ModuleDeps, siteId: SiteId, { form, elsewhere }: Shown) {
  const { head, site, read } = await loadSite(request, deps, siteId, (tx) => listDomains(tx, siteId));
  const page = h(DomainPage, {
    ...{ site: head, domains: read, usualHost: usualHost(request, deps, site.label), form: form ?? emptyForm },
    ...{ elsewhere: elsewhere ?? null, timeZone: siteOf(request).timeZone },
  });
  return sitePage(request, deps, head, page);
}
