import { recordAudit } from '../../../../platform/audit/audit.ts';
import type { Db } from '../../../../platform/database/database.ts';
import { inTransaction } from '../../../../platform/database/tenancy.ts';
import type { Actor } from '../../../../platform/identity/actor.ts';
import type { Language } from '../../../../platform/ui/texts.ts';
import { savingBy } from '../commands.ts';
import { noteContractEnds } from '../contract-ends.ts';
import { kindOf } from '../kinds/kinds.ts';
import type { RecordKind } from '../record-kind.ts';
import { confirmRun, getRun, type ImportRunId, insertRun, tryOut } from './import-queries.ts';
import type { GivenRow } from './read-rows.ts';
import { takeIn } from './take-in.ts';

/** A file that was read, to be tried out. */
export interface FileUpload {
  readonly kind: RecordKind;
  readonly fileName: string;
  readonly rows: readonly GivenRow[];
  readonly language: Language;
}

/** Tries every row by the rules of the form and keeps the report; nothing else changes. */
export async function tryFile(
  db: Db,
  actor: Actor,
  { kind, fileName, rows, language }: FileUpload,
): Promise<ImportRunId> {
  return inTransaction(db, actor, async (tx) => {
    const report = await tryOut(tx, () => takeIn(tx, kind, rows, savingBy(actor, language, 'import')));
    return insertRun(tx, actor.personId, { kind: kind.key, fileName, rows, report });
  });
}

/** Takes over the good rows of a file that was tried out; confirmed twice, it is taken over once. */
export async function confirmFile(
  db: Db,
  actor: Actor,
  id: ImportRunId,
  { language, today }: { readonly language: Language; readonly today: Temporal.PlainDate },
): Promise<void> {
  await inTransaction(db, actor, async (tx) => {
    const run = await getRun(tx, actor.personId, id, 'change');
    if (run.isConfirmed) return;
    const report = await takeIn(tx, kindOf(run.kind), run.rows, savingBy(actor, language, 'import'));
    await confirmRun(tx, id, report);
    if (run.kind === 'contract') await noteContractEnds(tx, today);
    const detail = {
      kind: run.kind,
      rows: report.length,
      bad: report.filter(({ outcome }) => outcome === 'bad').length,
    };
    await recordAudit(tx, actor, { action: 'network.import', subject: `import-run:${id}`, detail });
  });
}
