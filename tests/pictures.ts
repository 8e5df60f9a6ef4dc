import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const folder = process.env.PENDOPO_PICTURES;

/** Keeps a picture of the page in the folder that `PENDOPO_PICTURES` names (for the README: `docs/pictures`). */
export async function keepPicture(
  page: Page,
  name: string,
  options: { readonly isWhole?: boolean } = {},
): Promise<void> {
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: options.isWhole ?? false });
}
