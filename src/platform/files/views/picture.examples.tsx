import type { VNode } from 'preact';
import type { Examples } from '../../ui/gallery-examples.ts';
import type { FileId } from '../files.ts';
import { Picture } from './picture.tsx';

const id = '0192f0c0-0000-7000-8000-000000000002' as FileId;
const large = { id, widths: [320, 640, 960, 1280], widthPx: 1280, heightPx: 720 };

/** The gallery has no storage: instead of the picture its alternative text is seen, in the space kept for it. */
function framed(picture: VNode): VNode {
  return <div class="max-w-lg">{picture}</div>;
}

export const examples: Examples = {
  'lebar penuh di ponsel': () =>
    framed(<Picture file={large} alt="Balai desa dengan atap joglo" sizes="(min-width: 40rem) 32rem, 100vw" />),
  'di puncak halaman': () =>
    framed(<Picture file={large} alt="Pasar malam" sizes="100vw" isFirst class="h-auto w-full rounded-box" />),
  'lebih kecil daripada lebar terkecil': () =>
    framed(<Picture file={{ id, widths: [200], widthPx: 200, heightPx: 200 }} alt="Lambang desa" sizes="200px" />),
  'hiasan, teks berisi HTML': () => framed(<Picture file={large} alt={'"><b>bukan</b>'} sizes="100vw" />),
};
