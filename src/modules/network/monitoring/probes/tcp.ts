import { connect } from 'node:net';
import { ANSWER_WITHIN_MS, type AskedTarget, addressOf, measurementOf, type Probe } from './probe.ts';

/** A connection that is opened and closed again. A refusal is no answer: nothing serves there. */
export function tcpProbe(nowMs: () => number): Probe {
  return async (targets, tell) => {
    await Promise.all(
      targets.map(async (target) => {
        const atMs = nowMs();
        const beganMs = performance.now();
        const problem = await openOnce(target);
        const latencyMs = problem === null ? performance.now() - beganMs : null;
        tell(measurementOf(target, { atMs, latencyMs, problem }));
      }),
    );
  };
}

function openOnce(target: AskedTarget): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect({ host: addressOf(target), port: target.port ?? 80, timeout: ANSWER_WITHIN_MS });
    const end = (problem: string | null) => {
      socket.destroy();
      resolve(problem);
    };
    socket.once('connect', () => end(null));
    socket.once('timeout', () => end('timeout'));
    socket.once('error', (error) => end('code' in error ? String(error.code).toLowerCase() : 'failed'));
  });
}
