import { Editor } from '@tiptap/core';
import { Image } from '@tiptap/extension-image';
import { TableKit } from '@tiptap/extension-table';
import { StarterKit } from '@tiptap/starter-kit';
import { throughDesk, throughPublic } from '../../desk-pictures.ts';
import { fromFormText } from '../../plain-text.ts';
import type { EditorWords } from '../editor-words.ts';
import { button } from './editor/dialog.ts';
import { createToolbar } from './editor/toolbar.ts';

const TEXT_CLASS =
  'prose min-h-80 max-w-none rounded-b-box border border-edge bg-base-100 p-4 whitespace-pre-wrap wrap-break-word';

/** Puts the editor over the plain text field, which keeps what is sent; nothing happens when a part is missing. */
function start(island: HTMLElement): void {
  const area = island.querySelector<HTMLTextAreaElement>('textarea');
  const form = island.querySelector<HTMLInputElement>('input[name="bentuk"]');
  if (!area || !form) return;
  const words = JSON.parse(island.dataset.words ?? '{}') as EditorWords;
  const place = document.createElement('div');
  const editor = new Editor({
    element: place,
    extensions: extensions(),
    content: throughDesk(fromFormText({ form: form.value === 'html' ? 'html' : 'plain', text: area.value })),
    injectCSS: false,
    editorProps: { attributes: textAttributes(area) },
    onUpdate: () => {
      area.value = editor.isEmpty ? '' : throughPublic(editor.getHTML());
      form.value = 'html';
    },
  });
  // A draft that was kept on the device comes back into the field; the editor follows.
  area.form?.addEventListener('pendopo:restored', () => {
    const text = fromFormText({ form: form.value === 'html' ? 'html' : 'plain', text: area.value });
    editor.commands.setContent(throughDesk(text), { emitUpdate: false });
  });
  area.hidden = true;
  area.required = false;
  area.removeAttribute('id');
  island.querySelector('[data-plain-hint]')?.remove();
  area.after(createToolbar(editor, words, island.dataset.upload ?? ''), place);
  addFactButtons(island, editor, words.insert);
}

function extensions() {
  return [
    StarterKit.configure({
      heading: { levels: [2, 3] },
      code: false,
      codeBlock: false,
      underline: false,
      strike: false,
      link: { openOnClick: false, autolink: true, protocols: ['http', 'https', 'mailto', 'tel'] },
    }),
    Image.configure({ allowBase64: false }),
    TableKit.configure({ table: { resizable: false } }),
  ];
}

/** The editor takes over the field's id, so that its label, hint and the error summary still lead to it. */
function textAttributes(area: HTMLTextAreaElement): Record<string, string> {
  const describedBy = area.getAttribute('aria-describedby');
  const label = document.querySelector<HTMLLabelElement>(`label[for="${area.id}"]`);
  const attributes = { id: area.id, class: TEXT_CLASS, 'aria-multiline': 'true' };
  label?.addEventListener('click', () => document.getElementById(attributes.id)?.focus());
  return {
    ...attributes,
    ...(label && { 'aria-label': label.textContent.trim() }),
    ...(describedBy && { 'aria-describedby': describedBy }),
    ...(area.getAttribute('aria-invalid') && { 'aria-invalid': 'true' }),
  };
}

/** Beside each shared fact a button that quotes it where the cursor stands. */
function addFactButtons(island: HTMLElement, editor: Editor, label: string): void {
  for (const fact of island.querySelectorAll<HTMLElement>('[data-fact]')) {
    const insert = button(label, 'button', 'btn btn-sm h-auto min-h-11');
    insert.addEventListener('click', () =>
      editor
        .chain()
        .focus()
        .insertContent(fact.dataset.fact ?? '')
        .run(),
    );
    fact.append(insert);
  }
}

function startAll(): void {
  for (const island of document.querySelectorAll<HTMLElement>('[data-island="editor"]:not([data-started])')) {
    island.dataset.started = '';
    start(island);
  }
}

startAll();
// A form that the server sent back with its errors replaces the one that was typed.
document.addEventListener('pendopo:replaced', startAll);
