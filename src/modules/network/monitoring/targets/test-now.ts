import { formatDecimal } from '../../../../platform/ui/format.ts';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { AddressGuard } from '../probes/address-guard.ts';
import type { Measurement } from '../probes/probe.ts';
import type { FindSecret } from '../probes/snmp.ts';
import { openProbes } from '../run/probe-set.ts';
import type { WatchedTarget } from '../storage/targets.ts';
import { targetTexts } from './target-texts.ts';

/** Problems with which the guard answers instead of the probe. */
const REFUSALS: readonly string[] = ['own-machine', 'own-service', 'metadata', 'link', 'many', 'no-host'];
const WITHIN_MS = 15_000;
/** What goes out in batches waits for one; the address is looked up before. */
const FLUSH_MS = 100;

/** With what a target is asked. */
export interface AskOptions {
  readonly guard: AddressGuard;
  readonly findSecret: FindSecret;
}

/** Asks a registered target once, as the watch does, without a trace; null when no answer came at all. */
export async function askOnce(target: WatchedTarget, options: AskOptions): Promise<Measurement | null> {
  const probes = openProbes({ ...options, nowMs: Date.now, targets: () => [target] });
  return new Promise((resolve) => {
    const flushing = setInterval(() => probes.flush(), FLUSH_MS);
    const end = (measured: Measurement | null) => {
      clearTimeout(ending);
      clearInterval(flushing);
      resolve(measured);
    };
    const ending = setTimeout(() => end(null), WITHIN_MS);
    probes.ask(target, end);
  });
}

/** What came out of it, in words. */
export function wordsOf(
  measured: Measurement | null,
  language: Language,
): { readonly text: string; readonly isGood: boolean } {
  const { tested, problems } = targetTexts(language);
  if (measured === null) return { text: tested.bad(problems.none), isGood: false };
  const { isUp, latencyMs, problem } = measured;
  const ms = latencyMs === null ? '' : formatDecimal(latencyMs, 1, language);
  if (isUp) return { text: tested.good(ms), isGood: true };
  if (problem === 'slow' || problem === 'loss') return { text: tested.slow(ms), isGood: false };
  return { text: tested.bad(problemWords(problem, language)), isGood: false };
}

function problemWords(problem: string | null, language: Language): string {
  const { problems } = targetTexts(language);
  if (problem === null) return problems.none;
  const [, code] = /^status-(\d+)$/.exec(problem) ?? [];
  if (code !== undefined) return problems.status(code);
  if (REFUSALS.includes(problem)) return problems.refused;
  const known: Readonly<Record<string, unknown>> = problems;
  const words = known[problem];
  return typeof words === 'string' ? words : problems.other(problem);
}
