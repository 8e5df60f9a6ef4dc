import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Assets } from '../ui/assets.ts';
import { GalleryExamplePage, GalleryIndexPage } from '../ui/gallery.tsx';
import { collectExamples, findExample, type GalleryExample } from '../ui/gallery-examples.ts';
import './fastify.ts';

interface GalleryOptions {
  readonly assets: Assets;
  /** Where the examples lie: `src/` or `dist/server/`. */
  readonly examplesDir: string;
}

const config = { host: 'directory' } as const;

/** `/galeri` on the bare domain: every view in every state. The examples are read when somebody first looks. */
export const galleryRoutes: FastifyPluginAsync<GalleryOptions> = async (app, { assets, examplesDir }) => {
  let loading: Promise<readonly GalleryExample[]> | undefined;
  const examples = () => (loading ??= collectExamples(examplesDir));

  app.get('/galeri', { config }, async (_request, reply) =>
    reply.page(GalleryIndexPage({ examples: await examples(), assets })),
  );

  app.get(
    '/galeri/:module/:view/:name',
    { config, schema: { params: z.object({ module: z.string(), view: z.string(), name: z.string() }) } },
    async (request, reply) => {
      const example = findExample(await examples(), decodeURI(request.url.split('?')[0] ?? ''));
      if (!example) throw new AppError('not-found', 'No such example');
      return reply.page(GalleryExamplePage({ example, assets }));
    },
  );
};
