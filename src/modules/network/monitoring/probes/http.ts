import { request as askPlain, type ClientRequestArgs, type IncomingMessage } from 'node:http';
import { request as askSecure } from 'node:https';
import { isIP } from 'node:net';
import { TLSSocket } from 'node:tls';
import { z } from 'zod';
import { ANSWER_WITHIN_MS, type AskedTarget, addressOf, measurementOf, type Probe } from './probe.ts';

const MOST_BYTES = 256 * 1024;
const DAY_MS = 86_400_000;

/** What a page is asked for. */
export const httpOptions = z.object({
  isSecure: z.boolean().default(true),
  path: z.string().startsWith('/').max(1000).default('/'),
  /** Must stand in the first 256 KiB of the answer. Empty: nothing is looked for. */
  content: z.string().max(500).default(''),
  /** A certificate that ends sooner counts as failed. Days. */
  leastCertificateDays: z.number().min(0).max(365).default(0),
});

type HttpOptions = z.infer<typeof httpOptions>;

/** A page: status below 400, with its content, under a certificate that is valid. Redirects are answers, not followed. */
export function httpProbe(nowMs: () => number): Probe {
  return async (targets, tell) => {
    await Promise.all(
      targets.map(async (target) => {
        const atMs = nowMs();
        const beganMs = performance.now();
        const options = httpOptions.safeParse(target.options);
        const problem = options.success ? await askOnce(target, options.data, atMs) : 'options';
        tell(
          measurementOf(target, { atMs, latencyMs: problem === null ? performance.now() - beganMs : null, problem }),
        );
      }),
    );
  };
}

function askOnce(target: AskedTarget, options: HttpOptions, nowMs: number): Promise<string | null> {
  return new Promise((resolve) => {
    const usualPort = options.isSecure ? 443 : 80;
    const port = target.port ?? usualPort;
    const name = target.host.includes(':') ? `[${target.host}]` : target.host;
    const host = port === usualPort ? name : `${name}:${port}`;
    const wish: ClientRequestArgs = {
      ...{ host: addressOf(target), port, path: options.path, agent: false },
      ...{ headers: { host, 'user-agent': 'Pendopo', accept: '*/*' }, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) },
    };
    // The name on the certificate is that of the host, whichever address it was found at.
    const named = isIP(target.host) === 0 ? { servername: target.host } : {};
    const asked = options.isSecure ? askSecure({ ...wish, ...named }) : askPlain(wish);
    asked.once('error', (error) => resolve('code' in error ? String(error.code).toLowerCase() : 'failed'));
    asked.once('response', (response) => {
      void judge(response, options, nowMs).then((problem) => {
        response.destroy();
        resolve(problem);
      });
    });
    asked.end();
  });
}

async function judge(response: IncomingMessage, options: HttpOptions, nowMs: number): Promise<string | null> {
  if ((response.statusCode ?? 500) >= 400) return `status-${response.statusCode}`;
  if (options.isSecure && options.leastCertificateDays > 0) {
    const socket = response.socket instanceof TLSSocket ? response.socket : null;
    const endsMs = Date.parse(socket?.getPeerCertificate().valid_to ?? '');
    if (!(endsMs - nowMs >= options.leastCertificateDays * DAY_MS)) return 'certificate';
  }
  if (options.content === '') return null;
  return (await beginning(response)).includes(options.content) ? null : 'content';
}

async function beginning(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of response) {
      parts.push(part);
      size += part.length;
      if (size >= MOST_BYTES) break;
    }
  } catch {
    // What had come until the line broke is judged as it is.
  }
  return Buffer.concat(parts).toString('utf8');
}
