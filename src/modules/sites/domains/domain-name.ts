import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * A domain as it was meant: without scheme, path, port, trailing dot and capitals, other scripts in their ASCII form
 * (RFC 5890). Null for what is no domain of its own: an address in numbers, a single word, or a name below the
 * installation's domain, which is given by the organization and not by wish.
 */
export function toDomainName(typed: string, installationDomain: string): string | null {
  const bare = typed
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/[/?#].*$/s, '')
    .replace(/:\d{1,5}$/, '')
    .replace(/\.$/, '');
  const name = domainToASCII(bare);
  const labels = name.split('.');
  const isDomain = labels.length >= 2 && name.length <= 253 && labels.every((label) => LABEL.test(label));
  const isOurs = name === installationDomain || name.endsWith(`.${installationDomain}`);
  const isNumbers = isIP(name) !== 0 || /^\d+$/.test(labels.at(-1) ?? '');
  return isDomain && !isOurs && !isNumbers ? name : null;
}
