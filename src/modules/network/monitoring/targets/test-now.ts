import { formatDecimal } from '../../../../platform/ui/format.ts';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { Measurement } from '../probes/probe.ts';
import type { FindSecret } from '../probes/snmp.ts';
import { openProbes } from '../run/probe-set.ts';
import type { WatchedTarget } from '../storage/targets.ts';
import { targetTexts } from './target-texts.ts';

const WITHIN_MS = 15_000;

/** Asks a registered target once, as the watch does, without a trace; null when no answer came at all. */
export async function askOnce(target: WatchedTarget, findSecret: FindSecret): Promise<Measurement | null> {
  const probes = openProbes(Date.now, () => [target], findSecret);
  return new Promise((resolve) => {
    const ending = setTimeout(() => resolve(null), WITHIN_MS);
    probes.ask(target, (measured) => {
      clearTimeout(ending);
      resolve(measured);
    });
    probes.flush();
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
  const known: Readonly<Record<string, unknown>> = problems;
  const words = known[problem];
  return typeof words === 'string' ? words : problems.other(problem);
}
