import type { Editor } from '@tiptap/core';
import type { EditorWords } from '../../editor-words.ts';
import { button } from './dialog.ts';
import { askForImage, askForLink } from './insert.ts';

interface Tool {
  readonly label: string;
  /** Null for a tool that is pressed and done, not switched on. */
  readonly isOn: (() => boolean) | null;
  readonly isShown?: () => boolean;
  readonly isPossible?: () => boolean;
  readonly run: () => void;
}

const TOOL_CLASS =
  'btn btn-ghost h-auto min-h-11 px-3 text-sm font-normal aria-pressed:bg-tint aria-pressed:font-semibold aria-pressed:text-primary';

/** A toolbar that is one stop of the Tab key; arrows move within it (WAI-ARIA toolbar pattern). */
export function createToolbar(editor: Editor, words: EditorWords, uploadUrl: string): HTMLElement {
  const bar = document.createElement('div');
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', words.toolbar);
  bar.className = 'sticky top-0 z-10 flex flex-wrap gap-1 rounded-t-box border border-b-0 border-edge bg-base-100 p-1';
  const tools = [...textTools(editor, words), ...insertTools(editor, words, uploadUrl), ...tableTools(editor, words)];
  const made = tools.map((tool) => ({ tool, element: toolButton(tool) }));
  bar.append(...made.map(({ element }) => element));
  const refresh = () => {
    for (const { tool, element } of made) {
      if (tool.isOn) element.setAttribute('aria-pressed', String(tool.isOn()));
      element.hidden = tool.isShown ? !tool.isShown() : false;
      element.setAttribute('aria-disabled', String(tool.isPossible ? !tool.isPossible() : false));
    }
  };
  editor.on('transaction', refresh);
  refresh();
  moveByArrows(
    bar,
    made.map(({ element }) => element),
  );
  return bar;
}

function textTools(editor: Editor, words: EditorWords): readonly Tool[] {
  const chain = () => editor.chain().focus();
  return [
    { label: words.paragraph, isOn: () => editor.isActive('paragraph'), run: () => chain().setParagraph().run() },
    {
      label: words.heading,
      isOn: () => editor.isActive('heading', { level: 2 }),
      run: () => chain().toggleHeading({ level: 2 }).run(),
    },
    {
      label: words.subheading,
      isOn: () => editor.isActive('heading', { level: 3 }),
      run: () => chain().toggleHeading({ level: 3 }).run(),
    },
    { label: words.bold, isOn: () => editor.isActive('bold'), run: () => chain().toggleBold().run() },
    { label: words.italic, isOn: () => editor.isActive('italic'), run: () => chain().toggleItalic().run() },
    {
      label: words.bulletList,
      isOn: () => editor.isActive('bulletList'),
      run: () => chain().toggleBulletList().run(),
    },
    {
      label: words.orderedList,
      isOn: () => editor.isActive('orderedList'),
      run: () => chain().toggleOrderedList().run(),
    },
    { label: words.quote, isOn: () => editor.isActive('blockquote'), run: () => chain().toggleBlockquote().run() },
  ];
}

function insertTools(editor: Editor, words: EditorWords, uploadUrl: string): readonly Tool[] {
  const chain = () => editor.chain().focus();
  return [
    { label: words.link, isOn: () => editor.isActive('link'), run: () => askForLink(editor, words) },
    {
      label: words.removeLink,
      isOn: null,
      isShown: () => editor.isActive('link'),
      run: () => chain().extendMarkRange('link').unsetLink().run(),
    },
    { label: words.image, isOn: null, run: () => askForImage(editor, words, uploadUrl) },
    { label: words.undo, isOn: null, isPossible: () => editor.can().undo(), run: () => chain().undo().run() },
    { label: words.redo, isOn: null, isPossible: () => editor.can().redo(), run: () => chain().redo().run() },
  ];
}

function tableTools(editor: Editor, words: EditorWords): readonly Tool[] {
  const chain = () => editor.chain().focus();
  const isShown = () => editor.isActive('table');
  return [
    {
      label: words.table,
      isOn: null,
      isShown: () => !isShown(),
      run: () => chain().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run(),
    },
    { label: words.addRow, isOn: null, isShown, run: () => chain().addRowAfter().run() },
    { label: words.addColumn, isOn: null, isShown, run: () => chain().addColumnAfter().run() },
    { label: words.removeRow, isOn: null, isShown, run: () => chain().deleteRow().run() },
    { label: words.removeColumn, isOn: null, isShown, run: () => chain().deleteColumn().run() },
    { label: words.removeTable, isOn: null, isShown, run: () => chain().deleteTable().run() },
  ];
}

function toolButton(tool: Tool): HTMLButtonElement {
  const element = button(tool.label, 'button', TOOL_CLASS);
  element.addEventListener('click', () => {
    if (element.getAttribute('aria-disabled') !== 'true') tool.run();
  });
  return element;
}

function moveByArrows(bar: HTMLElement, elements: readonly HTMLButtonElement[]): void {
  const setStop = (stop: HTMLButtonElement | undefined) => {
    for (const element of elements) element.tabIndex = element === stop ? 0 : -1;
  };
  setStop(elements[0]);
  bar.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const shown = elements.filter((element) => !element.hidden);
    const active = document.activeElement;
    const at = active instanceof HTMLButtonElement ? shown.indexOf(active) : 0;
    const goal = shown[Math.min(Math.max(at + step, 0), shown.length - 1)];
    setStop(goal);
    goal?.focus();
  });
}
