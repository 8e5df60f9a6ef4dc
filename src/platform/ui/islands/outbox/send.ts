import { bodyOf } from './forms.ts';
import type { Entry } from './store.ts';

/** What became of sending a form. */
export type Outcome =
  | { readonly kind: 'taken'; readonly to: string }
  /** No link, no answer, or a server that is too busy: it waits and is sent again. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'refused'; readonly status: number; readonly page: string };

const TIMEOUT_MS = 60_000;

/** Sends a form. Sent twice, it counts once: the key is in its fields. */
export async function send(entry: Entry): Promise<Outcome> {
  try {
    const answer = await fetch(entry.action, {
      method: 'POST',
      body: bodyOf(entry),
      headers: { 'x-kiriman': entry.key },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return await outcomeOf(answer);
  } catch {
    return { kind: 'unreachable' };
  }
}

async function outcomeOf(answer: Response): Promise<Outcome> {
  if (answer.status === 401) return { kind: 'signed-out' };
  if (answer.status === 429 || answer.status >= 500) return { kind: 'unreachable' };
  if (answer.ok && answer.headers.get('content-type')?.includes('application/json')) {
    const { to } = (await answer.json()) as { readonly to: string };
    return to.startsWith('/masuk') ? { kind: 'signed-out' } : { kind: 'taken', to };
  }
  return { kind: 'refused', status: answer.status, page: await answer.text() };
}

/** The number and moment of the receipt; null when the server has not got it, or cannot be asked. */
export async function receiptOf(key: string): Promise<{ readonly number: string; readonly at: string } | null> {
  try {
    const answer = await fetch(`/meja/tanda-terima/${key}`, { redirect: 'error', cache: 'no-store' });
    const told = (await answer.json()) as { received: boolean; number: string; at: string };
    return answer.ok && told.received ? { number: told.number, at: told.at } : null;
  } catch {
    return null;
  }
}
