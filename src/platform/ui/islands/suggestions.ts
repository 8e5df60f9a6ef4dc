const PAUSE_MS = 200;
const LEAST_LETTERS = 2;
const LIST_CLASS = 'absolute inset-x-0 top-full z-30 mt-1 overflow-hidden surface shadow-lg';
const OPTION_CLASS = 'flex min-h-11 cursor-pointer items-center px-3 text-base hover:bg-tint aria-selected:bg-tint';

/**
 * Makes the box of a search form a combobox with a list (WAI-ARIA APG, "Editable Combobox With List Autocomplete").
 * The form's `data-label` names the list. Nothing happens when a part is missing; a failed request shows no list.
 */
function suggestIn(form: HTMLElement): void {
  const box = form.querySelector<HTMLInputElement>('input[type="search"]');
  if (!(form instanceof HTMLFormElement) || !box) return;
  const list = makeList(form);
  describe(box, list);
  let timer = 0;
  let asking = new AbortController();
  const show = (words: readonly string[]) => {
    list.replaceChildren(...words.map((word, at) => makeOption(word, `${list.id}-${at}`)));
    list.hidden = words.length === 0;
    box.setAttribute('aria-expanded', String(!list.hidden));
    box.removeAttribute('aria-activedescendant');
  };
  const close = () => {
    clearTimeout(timer);
    asking.abort();
    show([]);
  };
  const ask = async () => {
    asking = new AbortController();
    const words = await fetchSuggestions(box.value, asking.signal);
    if (words && document.activeElement === box) show(words);
  };
  box.addEventListener('input', () => {
    clearTimeout(timer);
    asking.abort();
    if (box.value.trim().length < LEAST_LETTERS) show([]);
    else timer = window.setTimeout(ask, PAUSE_MS);
  });
  box.addEventListener('blur', close);
  form.addEventListener('submit', close);
  box.addEventListener('keydown', (event) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === 'ArrowDown') choose(box, list, 1);
    else if (event.key === 'ArrowUp') choose(box, list, -1);
    else if (event.key === 'Escape') close();
    else if (event.key === 'Enter') box.value = chosen(list)?.textContent ?? box.value;
    if (/^(Arrow(Down|Up)|Escape)$/.test(event.key)) event.preventDefault();
  });
  // The box keeps the focus while an option is pressed, so that the list is still there when the press ends.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  if (document.activeElement === box && box.value !== box.defaultValue) box.dispatchEvent(new Event('input'));
  list.addEventListener('click', ({ target }) => {
    const option = target instanceof Element ? target.closest('[role="option"]') : null;
    if (!option) return;
    box.value = option.textContent;
    form.requestSubmit();
  });
}

function makeList(form: HTMLElement): HTMLElement {
  const list = document.createElement('div');
  list.id = `saran-${document.querySelectorAll('[role="listbox"]').length}`;
  list.role = 'listbox';
  list.ariaLabel = form.dataset.label ?? '';
  list.className = LIST_CLASS;
  list.hidden = true;
  form.append(list);
  return list;
}

function describe(box: HTMLInputElement, list: HTMLElement): void {
  box.role = 'combobox';
  box.autocomplete = 'off';
  box.setAttribute('aria-autocomplete', 'list');
  box.setAttribute('aria-expanded', 'false');
  box.setAttribute('aria-controls', list.id);
}

function makeOption(word: string, id: string): HTMLElement {
  const option = document.createElement('div');
  option.id = id;
  option.role = 'option';
  option.ariaSelected = 'false';
  option.className = OPTION_CLASS;
  option.textContent = word;
  return option;
}

/** Null when the request was given up or failed. */
async function fetchSuggestions(typed: string, signal: AbortSignal): Promise<readonly string[] | null> {
  try {
    const answer = await fetch(`/cari/saran?${new URLSearchParams({ q: typed })}`, { signal });
    if (!answer.ok) return null;
    const { suggestions } = (await answer.json()) as { suggestions: readonly string[] };
    return suggestions;
  } catch {
    return null;
  }
}

function chosen(list: HTMLElement): Element | null {
  return list.querySelector('[aria-selected="true"]');
}

/** Moves along the options; before the first and after the last nothing is chosen, as typed. */
function choose(box: HTMLInputElement, list: HTMLElement, step: 1 | -1): void {
  const options = [...list.children];
  const before = chosen(list);
  before?.setAttribute('aria-selected', 'false');
  const at = before ? options.indexOf(before) + step : step === 1 ? 0 : options.length - 1;
  const option = options[at];
  option?.setAttribute('aria-selected', 'true');
  if (option) box.setAttribute('aria-activedescendant', option.id);
  else box.removeAttribute('aria-activedescendant');
}

for (const form of document.querySelectorAll<HTMLElement>('[data-island="search-box"]')) suggestIn(form);
