import type { GovernmentId } from '../../../platform/database/ids.ts';
import type { ModuleDeps } from '../../../platform/module.ts';

/** Writes sample content for every site of a government. */
export async function loadSampleContent(_deps: ModuleDeps, _governmentId: GovernmentId): Promise<void> {
  return undefined;
}
