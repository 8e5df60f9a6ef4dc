import fastifyCookie from '@fastify/cookie';
import { z } from 'zod';
import type { App } from './fastify.ts';

/** A word about what was just done, shown once on the next desk page, with a way back when there is one. */
export interface Flash {
  readonly text: string;
  readonly kind?: 'success' | 'notice' | 'danger';
  /** A form that takes it back: `action` is a path on the same host. */
  readonly undo?: { readonly action: string; readonly label: string };
}

const COOKIE = 'pesan';
const LIFE_SECONDS = 120;

const flashSchema = z.object({
  text: z.string().max(500),
  kind: z.enum(['success', 'notice', 'danger']).optional(),
  undo: z.object({ action: z.string().startsWith('/').max(300), label: z.string().max(100) }).optional(),
});

/** Signed cookies, and the flash message on request and reply. */
export async function addFlash(
  app: App,
  options: { readonly secret: string; readonly isSecure: boolean },
): Promise<void> {
  await app.register(fastifyCookie, { secret: options.secret });
  app.decorateRequest('flash', null);
  app.decorateReply('setFlash', function setFlash(flash: Flash) {
    const value = Buffer.from(JSON.stringify(flash)).toString('base64url');
    const cookie = {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: options.isSecure,
      maxAge: LIFE_SECONDS,
    } as const;
    return this.setCookie(COOKIE, value, { ...cookie, signed: true });
  });
  app.addHook('preHandler', async (request, reply) => {
    const signed = request.method === 'GET' ? request.cookies[COOKIE] : undefined;
    if (signed === undefined) return;
    const { valid, value } = request.unsignCookie(signed);
    request.flash = valid && value ? readFlash(value) : null;
    reply.clearCookie(COOKIE, { path: '/' });
  });
}

function readFlash(value: string): Flash | null {
  try {
    const read = flashSchema.safeParse(JSON.parse(Buffer.from(value, 'base64url').toString()));
    return read.success ? (read.data as Flash) : null;
  } catch {
    return null;
  }
}
