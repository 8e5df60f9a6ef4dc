import type { Editor } from '@tiptap/core';
import type { EditorWords } from '../../editor-words.ts';
import { openDialog } from './dialog.ts';

/** Asks where a link goes and sets it on the selected words; without a selection the address itself is written. */
export function askForLink(editor: Editor, words: EditorWords): void {
  const current = editor.getAttributes('link').href;
  openDialog({
    title: words.link,
    fields: [
      {
        name: 'href',
        label: words.linkAddress,
        hint: words.linkHint,
        type: 'text',
        value: typeof current === 'string' ? current : '',
      },
    ],
    submitLabel: words.insert,
    cancelLabel: words.cancel,
    busyLabel: '',
    failedLabel: words.linkHint,
    onSubmit: (values) => setLink(editor, String(values.get('href') ?? '').trim()),
  });
}

function setLink(editor: Editor, typed: string): void {
  const href = /^(https?:|mailto:|tel:|\/|#)/i.test(typed) ? typed : `https://${typed}`;
  const { from, to } = editor.state.selection;
  const chain = editor.chain().focus();
  if (from === to && !editor.isActive('link')) {
    chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run();
  } else {
    chain.extendMarkRange('link').setLink({ href }).run();
  }
}

/** Asks for a picture and its words, uploads it and sets it into the text. */
export function askForImage(editor: Editor, words: EditorWords, uploadUrl: string): void {
  openDialog({
    title: words.image,
    fields: [
      { name: 'gambar', label: words.imageFile, type: 'file', accept: 'image/*' },
      { name: 'alt', label: words.imageAlt, hint: words.imageAltHint, type: 'text' },
    ],
    submitLabel: words.insert,
    cancelLabel: words.cancel,
    busyLabel: words.uploading,
    failedLabel: words.uploadFailed,
    onSubmit: async (values) => {
      const alt = String(values.get('alt') ?? '').trim();
      const picture = await upload(uploadUrl, values);
      editor
        .chain()
        .focus()
        .setImage({ src: picture.src, alt, width: picture.widthPx, height: picture.heightPx })
        .run();
    },
  });
}

interface UploadedPicture {
  readonly src: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

async function upload(url: string, body: FormData): Promise<UploadedPicture> {
  const answer = await fetch(url, { method: 'POST', body, headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`The upload answered ${answer.status}`);
  return (await answer.json()) as UploadedPicture;
}
