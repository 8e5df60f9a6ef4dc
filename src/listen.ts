import type { Settings } from './platform/config/settings.ts';
import { AppError } from './platform/errors.ts';
import type { App } from './platform/http/fastify.ts';

/**
 * Begins to serve.
 * @returns the port, which the settings may have left open
 * @throws {AppError} `unavailable` with one sentence when the port cannot be had
 */
export async function listen(app: App, settings: Settings): Promise<number> {
  try {
    await app.listen({ port: settings.PORT, host: settings.PENDOPO_LISTEN });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    const reason =
      code === 'EADDRINUSE' ? 'dipakai program lain' : code === 'EACCES' ? 'butuh izin lebih tinggi' : String(code);
    const message = `Port ${settings.PORT} ${reason}. Hentikan program itu, atau isi PORT dengan angka lain.`;
    throw new AppError('unavailable', message, { cause });
  }
  const address = app.server.address();
  return typeof address === 'object' && address ? address.port : settings.PORT;
}
