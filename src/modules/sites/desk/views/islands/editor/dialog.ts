/** One field of a dialog. */
export interface DialogField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type: 'text' | 'file';
  readonly value?: string;
  readonly accept?: string;
}

/** A small question in the browser: fields, and what happens with the answers. */
export interface DialogOptions {
  readonly title: string;
  readonly fields: readonly DialogField[];
  readonly submitLabel: string;
  readonly cancelLabel: string;
  readonly busyLabel: string;
  readonly failedLabel: string;
  /** The dialog closes when it ends and says `failedLabel` when it throws. */
  readonly onSubmit: (values: FormData) => Promise<void> | void;
}

/** Asks; the keyboard's focus returns to where it was. Escape cancels. */
export function openDialog(options: DialogOptions): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'surface m-auto w-full max-w-md p-6 text-base-content backdrop:bg-black/40';
  dialog.setAttribute('aria-label', options.title);
  const form = document.createElement('form');
  form.className = 'space-y-4';
  form.append(heading(options.title), ...options.fields.map(fieldOf));
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  const cancel = button(options.cancelLabel, 'button', 'btn h-auto min-h-11');
  cancel.addEventListener('click', () => dialog.close());
  const row = document.createElement('div');
  row.className = 'flex gap-2';
  row.append(button(options.submitLabel, 'submit', 'btn btn-primary h-auto min-h-11'), cancel);
  form.append(status, row);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    status.textContent = options.busyLabel;
    Promise.resolve(options.onSubmit(new FormData(form))).then(
      () => dialog.close(),
      () => {
        status.textContent = options.failedLabel;
      },
    );
  });
  dialog.addEventListener('close', () => dialog.remove());
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
}

/** A button of the browser's own making. */
export function button(label: string, type: 'button' | 'submit', className: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = type;
  made.className = className;
  made.textContent = label;
  return made;
}

function heading(text: string): HTMLElement {
  const made = document.createElement('h2');
  made.className = 'text-lg';
  made.textContent = text;
  return made;
}

function fieldOf(field: DialogField): HTMLElement {
  const label = document.createElement('label');
  label.className = 'block font-semibold';
  label.append(field.label);
  if (field.hint) {
    const hint = document.createElement('span');
    hint.className = 'block font-normal text-muted';
    hint.textContent = field.hint;
    label.append(hint);
  }
  const input = document.createElement('input');
  input.name = field.name;
  input.type = field.type;
  input.required = true;
  if (field.type === 'text') input.value = field.value ?? '';
  if (field.accept) input.accept = field.accept;
  input.className = `${field.type === 'file' ? 'file-input' : 'input'} mt-2 w-full font-normal`;
  label.append(input);
  return label;
}
