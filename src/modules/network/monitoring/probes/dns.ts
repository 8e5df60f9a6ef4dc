import { Resolver } from 'node:dns/promises';
import { z } from 'zod';
import { ANSWER_WITHIN_MS, type AskedTarget, addressOf, measurementOf, type Probe } from './probe.ts';

/** What a name server is asked. */
export const dnsOptions = z.object({
  name: z.string().min(1).max(253),
  type: z.enum(['A', 'AAAA', 'CNAME', 'MX', 'NS', 'TXT']).default('A'),
  /** Must be among the answers. Empty: any answer will do. */
  expected: z.string().max(300).default(''),
});

/** A name server, by its address, is asked for a name. */
export function dnsProbe(nowMs: () => number): Probe {
  return async (targets, tell) => {
    await Promise.all(
      targets.map(async (target) => {
        const atMs = nowMs();
        const beganMs = performance.now();
        const problem = await askOnce(target);
        tell(
          measurementOf(target, { atMs, latencyMs: problem === null ? performance.now() - beganMs : null, problem }),
        );
      }),
    );
  };
}

async function askOnce(target: AskedTarget): Promise<string | null> {
  const options = dnsOptions.safeParse(target.options);
  if (!options.success) return 'options';
  const { name, type, expected } = options.data;
  try {
    const resolver = new Resolver({ timeout: ANSWER_WITHIN_MS, tries: 1 });
    const address = addressOf(target);
    const host = address.includes(':') ? `[${address}]` : address;
    resolver.setServers([`${host}:${target.port ?? 53}`]);
    const found = await resolver.resolve(name, type);
    const answers: readonly unknown[] = Array.isArray(found) ? found : [found];
    const texts = answers.map((answer) => (typeof answer === 'string' ? answer : JSON.stringify(answer)));
    return expected === '' || texts.some((text) => text.includes(expected)) ? null : 'answer';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code).toLowerCase() : 'failed';
  }
}
