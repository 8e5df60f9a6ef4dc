import autocannon from 'autocannon';

/** What a load gave: answers a second, and the time below which 95 of 100 answers came. */
export interface LoadResult {
  readonly perSecond: number;
  readonly p95Ms: number;
  readonly failures: number;
}

/** Sends requests from so many connections at once for so long. Always to this machine. */
export async function load(
  port: number,
  path: string,
  host: string,
  options = { connections: 50, seconds: 6 },
): Promise<LoadResult> {
  const times: number[] = [];
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(
      {
        url: `http://127.0.0.1:${port}${path}`,
        connections: options.connections,
        duration: options.seconds,
        headers: { host: `${host}:${port}`, 'accept-encoding': 'br, gzip' },
      },
      (error, finished) => (error ? reject(error) : resolve(finished)),
    );
    run.on('response', (_client, _status, _bytes, ms) => times.push(ms));
  });
  times.sort((left, right) => left - right);
  return {
    perSecond: times.length / result.duration,
    p95Ms: times[Math.floor(times.length * 0.95)] ?? Number.POSITIVE_INFINITY,
    failures: result.non2xx + result.errors + result.timeouts,
  };
}

/** The middle one of several numbers. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
