import type { OutboxWords } from '../outbox-texts.ts';
import { entryOf, formIdOf, isTyped, keptForms, keyOf, restore } from './outbox/forms.ts';
import { offerDraft, say, showPanel } from './outbox/panel.ts';
import { receiptOf, send } from './outbox/send.ts';
import { type Entry, listEntries, removeEntry, saveEntry } from './outbox/store.ts';

const PAUSE_MS = 400;
const AGAIN_MS = 20_000;

/** Keeps the desk's forms on this device until the server has them: drafts, and an outbox that everybody sees. */
class Outbox {
  private readonly root: HTMLElement;
  private readonly words: OutboxWords;
  private readonly account: string;

  constructor(root: HTMLElement) {
    this.root = root;
    this.words = JSON.parse(root.dataset.words ?? '{}') as OutboxWords;
    this.account = root.dataset.account ?? '';
  }

  async start(): Promise<void> {
    const entries = await listEntries(this.account);
    for (const form of keptForms()) this.watch(form, entries);
    this.guardSignOut();
    window.addEventListener('online', () => void this.sendWaiting());
    setInterval(() => void this.sendWaiting(), AGAIN_MS);
    await this.show();
    await this.sendWaiting();
  }

  private watch(form: HTMLFormElement, entries: readonly Entry[]): void {
    const isShownAgain = form.querySelector('[aria-invalid="true"]') !== null;
    const path = location.pathname + location.search;
    const known = entries.find(
      (entry) => entry.path === path && entry.formId === formIdOf(form) && entry.key !== keyOf(form),
    );
    if (known && !isShownAgain) this.offer(form, known);
    let timer = 0;
    form.addEventListener('input', () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => isTyped(form) && void saveEntry(entryOf(form, this.account)), PAUSE_MS);
    });
    form.addEventListener('submit', (event) => {
      clearTimeout(timer);
      if (event.defaultPrevented) return;
      event.preventDefault();
      void this.submit(form, event.submitter);
    });
  }

  private offer(form: HTMLFormElement, entry: Entry): void {
    const at = new Date(entry.savedAt).toLocaleString(document.documentElement.lang);
    const { draft, restore: go, discard } = this.words;
    offerDraft(form, { text: draft.replace('{at}', at), restore: go, discard }, (choice) => {
      if (choice === 'restore') {
        restore(form, entry);
        say(this.root, this.words.restored);
      } else void removeEntry(entry.key).then(() => this.show());
    });
  }

  /** Kept first, then sent: whatever happens on the way, it is not lost. */
  private async submit(form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
    const entry: Entry = { ...entryOf(form, this.account, button), state: 'waiting' };
    await saveEntry(entry).catch(() => undefined);
    say(this.root, this.words.sending);
    const outcome = await send(entry);
    if (outcome.kind === 'taken') {
      await removeEntry(entry.key);
      location.assign(outcome.to);
    } else if (outcome.kind === 'refused') {
      await saveEntry({ ...entry, state: 'draft' });
      this.showAnswer(outcome.page);
    } else {
      say(this.root, outcome.kind === 'signed-out' ? this.words.signIn : this.words.offline);
      await this.show();
    }
  }

  /** The page that the server answered with: the form again with its errors, or why it was refused. */
  private showAnswer(page: string): void {
    const answered = new DOMParser().parseFromString(page, 'text/html');
    const main = answered.querySelector('main');
    const here = document.querySelector('main');
    if (!main || !here) return;
    here.replaceWith(document.adoptNode(main));
    say(this.root, '');
    for (const form of keptForms()) this.watch(form, []);
    document.querySelector<HTMLElement>('main [role="alert"], main h1')?.focus();
    window.scrollTo(0, 0);
    document.dispatchEvent(new CustomEvent('pendopo:replaced'));
  }

  /** One after the other, in one window at a time. */
  private async sendWaiting(): Promise<void> {
    if (!navigator.onLine) return;
    await navigator.locks.request('pendopo-kiriman', { ifAvailable: true }, async (lock) => {
      if (!lock) return;
      for (const entry of await listEntries(this.account)) {
        if (entry.state !== 'waiting') continue;
        if (!(await this.sendOne(entry))) break;
      }
    });
    await this.show();
  }

  /** @returns whether the next one may be tried */
  private async sendOne(entry: Entry): Promise<boolean> {
    const outcome = await send(entry);
    if (outcome.kind === 'taken') {
      const receipt = await receiptOf(entry.key);
      await removeEntry(entry.key);
      const { sent } = this.words;
      say(this.root, sent.replace('{title}', entry.title).replace('{number}', receipt?.number ?? '–'));
      return true;
    }
    if (outcome.kind === 'refused') {
      await saveEntry({ ...entry, state: 'refused', reason: this.words.refused });
      return true;
    }
    if (outcome.kind === 'signed-out') say(this.root, this.words.signIn);
    return false;
  }

  private async show(): Promise<void> {
    showPanel(this.root, this.words, await listEntries(this.account), {
      send: (entry) => void saveEntry({ ...entry, state: 'waiting' }).then(() => this.sendWaiting()),
      remove: (entry) => void removeEntry(entry.key).then(() => this.show()),
    });
  }

  /** On a shared computer nothing of one person is left to the next. */
  private guardSignOut(): void {
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sign-out]')) {
      form.addEventListener('submit', (event) => {
        if (event.defaultPrevented) return;
        event.preventDefault();
        void this.forgetThenSubmit(form);
      });
    }
  }

  private async forgetThenSubmit(form: HTMLFormElement): Promise<void> {
    const entries = await listEntries(this.account);
    const isUnsent = entries.some(({ state }) => state !== 'draft');
    if (isUnsent && !window.confirm(this.words.signOutSure)) return;
    await Promise.all([...entries.map(({ key }) => removeEntry(key)), forgetKeptPages()]);
    form.submit();
  }
}

/** Pages of the desk that open without a link. */
async function forgetKeptPages(): Promise<void> {
  if (!('caches' in window)) return;
  for (const name of await caches.keys()) await caches.delete(name);
}

for (const root of document.querySelectorAll<HTMLElement>('[data-island="outbox"]')) void new Outbox(root).start();
