import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { SIZE_LIMIT_BYTES } from '../../platform/files/sniff.ts';
import type { FoundUpload, UploadSource } from './attachments.ts';

/** No file larger than this can be accepted, whatever its kind. */
export const LARGEST_BYTES = Math.max(...Object.values(SIZE_LIMIT_BYTES));

/**
 * Uploads in a folder of this machine: the upload folder of the former system, or one that has it.
 * @param below where it may lie within the folder
 */
export function uploadFolder(folder: string, below: readonly string[]): UploadSource {
  return { read: (path) => readBelow(folder, ['', ...below], path) };
}

async function readBelow(folder: string, below: readonly string[], path: string): Promise<FoundUpload> {
  for (const root of below) {
    const found = await locate(join(folder, root), path);
    if (found === null) continue;
    if ((await stat(found)).size > LARGEST_BYTES) {
      return { kind: 'failed', reason: 'file-refused', detail: 'terlalu besar' };
    }
    return { kind: 'found', bytes: await readFile(found) };
  }
  return { kind: 'absent' };
}

/** The file at a path, unless it lies outside the folder, also by a link. */
async function locate(root: string, path: string): Promise<string | null> {
  try {
    const base = await realpath(root);
    const found = await realpath(join(base, path));
    return found.startsWith(base + sep) && (await stat(found)).isFile() ? found : null;
  } catch {
    return null;
  }
}
