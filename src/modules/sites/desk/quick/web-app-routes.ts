import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '../../../../platform/database/migrate.ts';
import { type App, siteOf } from '../../../../platform/http/fastify.ts';
import { quickTexts } from './texts.ts';

const SIZES = ['192', '512'] as const;
const DAY_SECONDS = 86_400;
const config = { host: 'government' } as const;
const params = z.object({ px: z.enum(SIZES) });

/** What a phone needs to put the quick update on its home screen. Source: W3C Web Application Manifest. */
export function addWebAppRoutes(app: App): void {
  const icons = new Map<string, Promise<Buffer>>();
  app.get('/aplikasi.webmanifest', { config }, async (request, reply) => {
    const { governmentName } = siteOf(request);
    const words = quickTexts('id');
    reply.type('application/manifest+json; charset=utf-8').header('cache-control', `public, max-age=${DAY_SECONDS}`);
    return JSON.stringify({
      ...{ id: '/meja', name: words.appName(governmentName), short_name: words.title, lang: 'id' },
      ...{ start_url: '/meja/kabar-cepat', scope: '/', display: 'standalone' },
      ...{ background_color: '#fbfaf7', theme_color: '#0b6b57' },
      icons: SIZES.map((px) => ({ src: `/ikon/${px}.png`, sizes: `${px}x${px}`, type: 'image/png', purpose: 'any' })),
    });
  });
  app.get('/ikon/:px.png', { config, schema: { params } }, async (request, reply) => {
    const { px } = request.params;
    const icon = icons.get(px) ?? draw(Number(px));
    icons.set(px, icon);
    return reply
      .type('image/png')
      .header('cache-control', `public, max-age=${DAY_SECONDS}`)
      .send(await icon);
  });
}

/** The joglo on paper, with room around it for phones that cut icons round. */
async function draw(px: number): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const roof = await sharp(readFileSync(join(PROJECT_ROOT, 'src/platform/ui/roof.svg')), { density: 400 })
    .resize(Math.round(px * 0.7))
    .toBuffer();
  const background = '#fbfaf7';
  return sharp({ create: { width: px, height: px, channels: 3, background } })
    .composite([{ input: roof }])
    .png()
    .toBuffer();
}
