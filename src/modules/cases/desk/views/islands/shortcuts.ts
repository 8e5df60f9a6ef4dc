/** Keys for those who work through many cases: J and K go along the rows, others press what carries `data-shortcut`. */

const TYPING = 'input, textarea, select, [contenteditable]';

function start(page: HTMLElement): void {
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof Element && event.target.closest(TYPING) !== null;
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const isDone = key === 'j' || key === 'k' ? goAlong(page, key === 'j' ? 1 : -1) : press(page, key);
    if (isDone) event.preventDefault();
  });
}

function goAlong(page: HTMLElement, step: 1 | -1): boolean {
  const rows = [...page.querySelectorAll<HTMLAnchorElement>('[data-row]')];
  const focused = document.activeElement;
  const at = focused instanceof HTMLAnchorElement ? rows.indexOf(focused) : -1;
  const next = rows[at === -1 ? 0 : at + step];
  next?.focus();
  return next !== undefined;
}

function press(page: HTMLElement, key: string): boolean {
  const target = page.querySelector<HTMLElement>(`[data-shortcut="${CSS.escape(key)}"]`);
  if (!target) return false;
  if (target instanceof HTMLDetailsElement) {
    target.open = true;
    target.querySelector<HTMLElement>('textarea, input:not([type="hidden"]), select')?.focus();
  } else if (target.matches('input')) target.focus();
  else target.querySelector('button')?.click();
  return true;
}

for (const page of document.querySelectorAll<HTMLElement>('[data-island="shortcuts"]')) start(page);
