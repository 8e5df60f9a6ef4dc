import { fetchFollowing } from '../../platform/outbound/fetch.ts';
import type { OutboundPolicy } from '../../platform/outbound/post.ts';
import type { FoundUpload, UploadSource } from './attachments.ts';
import { LARGEST_BYTES } from './upload-folder.ts';

/** From where uploads are fetched. */
export interface FetchingOptions {
  /** Names of the only hosts that are asked, also by redirects. */
  readonly hosts: ReadonlySet<string>;
  /** Addresses of the folder of uploads, each ending with a slash, in the order in which they are tried. */
  readonly bases: readonly string[];
  readonly policy: OutboundPolicy;
}

const WITHIN_MS = 60_000;
const MOST_FAILURES = 5;
const HEADERS = { 'user-agent': 'Pendopo (pindahan situs pemerintah)', accept: '*/*' };

/**
 * Uploads at the former site, one at a time, from the hosts of the list only and never from within the network. What a
 * file is, its content tells later, not the answer. A host that does not answer five times running is left alone.
 */
export function uploadFetcher({ hosts, bases, policy }: FetchingOptions): UploadSource {
  const failures = new Map<string, number>();
  const options = { method: 'GET', headers: HEADERS, mostBytes: LARGEST_BYTES, withinMs: WITHIN_MS } as const;
  return {
    async read(path) {
      let last: FoundUpload = { kind: 'absent' };
      for (const base of bases) {
        const url = base + path.split('/').map(encodeURIComponent).join('/');
        const { origin } = new URL(url);
        if ((failures.get(origin) ?? 0) >= MOST_FAILURES) continue;
        const outcome = await fetchFollowing(url, options, policy, ({ hostname }) => hosts.has(hostname));
        const isSilent = outcome.kind === 'unreachable' && outcome.error !== 'ETOOLONG';
        failures.set(origin, isSilent ? (failures.get(origin) ?? 0) + 1 : 0);
        if (outcome.kind === 'answered' && outcome.status === 200) return { kind: 'found', bytes: outcome.body };
        last = { kind: 'failed', reason: 'fetch-failed', detail: `${url} ${wordsFor(outcome)}` };
      }
      return last;
    },
  };
}

function wordsFor(outcome: Awaited<ReturnType<typeof fetchFollowing>>): string {
  if (outcome.kind === 'answered') return `HTTP ${outcome.status}`;
  if (outcome.kind === 'forbidden') return '(alamat di luar daftar atau di dalam jaringan)';
  return outcome.error === 'ETOOLONG' ? '(terlalu besar)' : `(${outcome.error})`;
}
