import type { Entry } from './store.ts';

const KEY = 'kunci';
const UNTYPED = new Set(['password', 'hidden', 'submit', 'button']);

/** The forms of this page that are kept: those into which something is typed, but none with a password. */
export function keptForms(): readonly HTMLFormElement[] {
  return [...document.querySelectorAll<HTMLFormElement>('main form[method="post"]')].filter(
    (form) => isTypedInto(form) && !form.querySelector('input[type="password"]'),
  );
}

function isTypedInto(form: HTMLFormElement): boolean {
  return form.querySelector('textarea, select, input:not([type="hidden"], [type="submit"], [type="button"])') !== null;
}

/** The form's key; one of this page alone where the form has none, because it comes out the same however often it is sent. */
export function keyOf(form: HTMLFormElement): string {
  const field = form.querySelector<HTMLInputElement>(`input[name="${KEY}"], input[name$="-${KEY}"]`);
  if (field) return field.value;
  form.dataset.key ??= crypto.randomUUID();
  return form.dataset.key;
}

/** The form as it stands, with the button that was pressed. */
export function entryOf(form: HTMLFormElement, account: string, button?: HTMLElement | null): Entry {
  const fields = [...new FormData(form, button instanceof HTMLButtonElement ? button : null)];
  return {
    key: keyOf(form),
    account,
    path: location.pathname + location.search,
    formId: formIdOf(form),
    action: actionOf(form, button),
    title: titleOf(form),
    isMultipart: form.enctype === 'multipart/form-data',
    fields: fields.filter(([, value]) => !(value instanceof File) || value.size > 0),
    state: 'draft',
    savedAt: Date.now(),
  };
}

/** What the person would call it: what stands in its first line, or the heading of the page. */
function titleOf(form: HTMLFormElement): string {
  const line = form.querySelector<HTMLInputElement>('input:not([type]), input[type="text"]')?.value.trim();
  return line || document.querySelector('main h1')?.textContent?.trim() || document.title;
}

/** Which form of the page it is: its action and the names of its fields. */
export function formIdOf(form: HTMLFormElement): string {
  const names = [...form.elements].map((field) => field.getAttribute('name') ?? '');
  return `${form.getAttribute('action') ?? ''} ${[...new Set(names)].join(' ')}`;
}

function actionOf(form: HTMLFormElement, button?: HTMLElement | null): string {
  const url = new URL(
    button?.getAttribute('formaction') ?? form.getAttribute('action') ?? location.href,
    location.href,
  );
  return url.pathname + url.search;
}

/** The entry as a request body, as the form itself would send it. */
export function bodyOf({ fields, isMultipart }: Entry): FormData | URLSearchParams {
  if (!isMultipart) {
    return new URLSearchParams(fields.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
  }
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  return body;
}

/** Puts what was typed before back into its fields, with the key it was typed under. Files cannot be put back. */
export function restore(form: HTMLFormElement, entry: Entry): void {
  const left = new Map<string, string[]>();
  for (const [name, value] of entry.fields) {
    if (typeof value === 'string') left.set(name, [...(left.get(name) ?? []), value]);
  }
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)
      put(field, left);
  }
  form.dispatchEvent(new CustomEvent('pendopo:restored', { bubbles: true }));
}

function put(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, left: Map<string, string[]>): void {
  if (field.name === '' || field.type === 'file' || field.type === 'password') return;
  const values = left.get(field.name);
  if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) {
    field.checked = values?.includes(field.value) ?? false;
    return;
  }
  const value = values?.shift();
  if (value !== undefined) field.value = value;
}

/** Whether anything was typed that a new page would not hold. */
export function isTyped(form: HTMLFormElement): boolean {
  return [...form.elements].some((field) => {
    if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
    if (!(field instanceof HTMLInputElement) || UNTYPED.has(field.type)) return false;
    if (field.type === 'file') return (field.files?.length ?? 0) > 0;
    if (field.type === 'checkbox' || field.type === 'radio') return field.checked !== field.defaultChecked;
    return field.value !== field.defaultValue;
  });
}
