import type { CliCommand } from '../cli/command.ts';
import type { GovernmentId } from '../database/ids.ts';
import { idSchema } from '../database/ids.ts';
import { AppError } from '../errors.ts';
import { INSTALLATION } from './audit.ts';
import { type ChainReport, verifyAudit } from './verify-audit.ts';

/** `verify-audit`: checks the hash chains of the audit log, and fails when one is broken. */
export const verifyAuditCommand: CliCommand = {
  name: 'verify-audit',
  summary: 'Memeriksa rantai catatan audit: apakah ada yang diubah, dihapus, atau disisipkan',
  example: 'verify-audit',
  args: [{ name: '[pemerintah]', description: 'id pemerintah daerah; tanpa ini semua rantai diperiksa' }],
  async run(context, [given]) {
    const report = await verifyAudit(context.db, chainNamed(given), (governmentId, entries) =>
      context.progress(`${nameOf(governmentId)}: ${entries} catatan`),
    );
    const text = report.chains.length === 0 ? 'Belum ada catatan audit.' : report.chains.map(line).join('\n');
    return { text, data: report, ok: report.brokenAt === null };
  },
};

function chainNamed(given: string | undefined): GovernmentId | 'all' {
  if (given === undefined) return 'all';
  const parsed = idSchema<'government'>().safeParse(given);
  if (!parsed.success) throw new AppError('invalid', `"${given}" bukan id pemerintah daerah.`);
  return parsed.data;
}

function line(report: ChainReport): string {
  const result =
    report.brokenAt === null
      ? `utuh, ${report.entries} catatan, berakhir pada ${report.endHash}`
      : `RUSAK pada catatan ke-${report.brokenAt}; ${report.entries} catatan sebelumnya utuh`;
  return `${nameOf(report.governmentId)}: ${result}`;
}

function nameOf(governmentId: GovernmentId): string {
  return governmentId === INSTALLATION.governmentId ? 'Instalasi' : governmentId;
}
