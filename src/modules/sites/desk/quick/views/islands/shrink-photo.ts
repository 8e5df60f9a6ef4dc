/** Makes a photo smaller before it is sent, upright and without its place: what is drawn anew holds no metadata. */

const ENOUGH_BYTES = 200_000;
const LONGEST_SIDES_PX = [1600, 1280, 960];
const QUALITIES = [0.82, 0.7, 0.55];

for (const root of document.querySelectorAll<HTMLElement>('[data-island="shrink-photo"]')) {
  const field = root.querySelector<HTMLInputElement>('input[type="file"]');
  field?.addEventListener('change', () => void shrinkChosen(field));
}

/** Whatever the browser cannot read or draw is sent as it is: the server checks it and makes it smaller itself. */
async function shrinkChosen(field: HTMLInputElement): Promise<void> {
  const [file] = field.files ?? [];
  if (!file?.type.startsWith('image/') || file.size <= ENOUGH_BYTES) return;
  const small = await shrink(file).catch(() => null);
  if (!small || small.size >= file.size || field.files?.[0] !== file) return;
  const chosen = new DataTransfer();
  chosen.items.add(small);
  field.files = chosen.files;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

async function shrink(file: File): Promise<File | null> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  let best: Blob | null = null;
  for (const side of LONGEST_SIDES_PX) {
    for (const quality of QUALITIES) {
      best = await drawn(picture, side, quality);
      if (best && best.size <= ENOUGH_BYTES) return named(file, best);
    }
  }
  return best && named(file, best);
}

function drawn(picture: ImageBitmap, longestPx: number, quality: number): Promise<Blob | null> {
  const scale = Math.min(1, longestPx / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}

function named(file: File, blob: Blob): File {
  return new File([blob], `${file.name.replace(/\.[^.]*$/, '')}.jpg`, { type: blob.type });
}
