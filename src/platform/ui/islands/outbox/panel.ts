import type { OutboxWords } from '../../outbox-texts.ts';
import type { Entry } from './store.ts';

/** What can be done to an entry in the list. */
export interface PanelActions {
  send(entry: Entry): void;
  remove(entry: Entry): void;
}

/** Shows what was not sent yet: how many, and each with what can be done. Hidden when there is nothing. */
export function showPanel(
  root: HTMLElement,
  words: OutboxWords,
  entries: readonly Entry[],
  actions: PanelActions,
): void {
  const unsent = entries.filter(({ state }) => state !== 'draft');
  root.hidden = unsent.length === 0;
  const summary = root.querySelector('summary span');
  const list = root.querySelector('ul');
  if (!summary || !list) return;
  summary.textContent = words.waiting.replace('{n}', String(unsent.length));
  list.replaceChildren(...unsent.map((entry) => rowOf(entry, words, actions)));
}

function rowOf(entry: Entry, words: OutboxWords, actions: PanelActions): HTMLLIElement {
  const row = document.createElement('li');
  row.className = 'border-t border-base-300 py-2';
  const title = element('p', entry.title, 'font-semibold');
  const state = element('p', entry.reason ?? words.stale, 'text-sm text-muted');
  const buttons = element('p', '', 'mt-1 flex flex-wrap gap-2');
  const open = document.createElement('a');
  open.href = entry.path;
  open.className = 'btn btn-sm min-h-11';
  open.textContent = words.open;
  const remove = button(words.remove, () => window.confirm(words.removeSure) && actions.remove(entry));
  buttons.append(
    button(words.sendNow, () => actions.send(entry)),
    open,
    remove,
  );
  row.append(title, state, buttons);
  return row;
}

function button(label: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'btn btn-sm min-h-11';
  made.textContent = label;
  made.addEventListener('click', press);
  return made;
}

/** A word to the person, read out by screen readers. */
export function say(root: HTMLElement, text: string): void {
  const status = document.querySelector<HTMLElement>('[data-outbox-status]') ?? root;
  status.hidden = text === '';
  status.textContent = text;
}

/** A bar above a form that offers its draft. */
export function offerDraft(
  form: HTMLFormElement,
  { text, restore, discard }: { readonly text: string; readonly restore: string; readonly discard: string },
  choose: (choice: 'restore' | 'discard') => void,
): void {
  const bar = element('div', '', 'alert mb-4 flex flex-wrap items-center gap-3');
  const take = (choice: 'restore' | 'discard') => () => {
    bar.remove();
    choose(choice);
  };
  bar.append(element('p', text, ''), button(restore, take('restore')), button(discard, take('discard')));
  form.before(bar);
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, text: string, css: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.className = css;
  made.textContent = text;
  return made;
}
