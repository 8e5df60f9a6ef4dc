import { Resolver } from 'node:dns/promises';

/** What the domain name system says of a domain. */
export interface DomainRecords {
  /** Texts of the record that proves who holds the domain; empty when there is none. */
  readonly proofs: readonly string[];
  /** Addresses to which it leads, through aliases; empty when there are none. */
  readonly addresses: readonly string[];
}

/** Reads the records of a domain; null when the domain name system does not answer. */
export type LookUp = (domain: string) => Promise<DomainRecords | null>;

const PROOF_LABEL = '_pendopo';
const TIMEOUT_MS = 3000;
const NONE = new Set(['ENOTFOUND', 'ENODATA']);

/** The name at which the proof is asked for. */
export function proofName(domain: string): string {
  return `${PROOF_LABEL}.${domain}`;
}

/** Asks these servers, or those of the machine when there are none; at most some six seconds. */
export function lookUpAt(servers: readonly string[]): LookUp {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: 2 });
  if (servers.length > 0) resolver.setServers(servers);
  return async (domain) => {
    try {
      const [proofs, ipv4, ipv6] = await Promise.all([
        orNone(resolver.resolveTxt(proofName(domain))),
        orNone(resolver.resolve4(domain)),
        orNone(resolver.resolve6(domain)),
      ]);
      return { proofs: proofs.map((parts) => parts.join('')), addresses: [...ipv4, ...ipv6] };
    } catch {
      return null;
    }
  };
}

async function orNone<T>(answer: Promise<readonly T[]>): Promise<readonly T[]> {
  return answer.catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && NONE.has(String(error.code))) return [];
    throw error;
  });
}
