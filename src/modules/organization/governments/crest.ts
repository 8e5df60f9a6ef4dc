import type { Tx } from '../../../platform/database/database.ts';
import { type FileId, findFile, type StoredFile } from '../../../platform/files/files.ts';
import type { Government } from './government.ts';

const SHOWN_PX = 112;

/** The address of a crest in the smallest width that is sharp on a dense screen; null when there is none. */
export async function crestHref(tx: Tx, government: Pick<Government, 'crestFileId'>): Promise<string | null> {
  const file = government.crestFileId ? await findFile(tx, government.crestFileId as FileId) : undefined;
  return file ? crestPath(file) : null;
}

function crestPath({ id, widths }: Pick<StoredFile, 'id' | 'widths'>): string | null {
  const sorted = widths.toSorted((a, b) => a - b);
  const width = sorted.find((one) => one >= SHOWN_PX * 2) ?? sorted.at(-1);
  return width === undefined ? null : `/berkas/${id}/${width}.webp`;
}
