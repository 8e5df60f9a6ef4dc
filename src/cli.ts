import { openBuilding } from './building.ts';
import { bringUpToDate, logTo, openDatabase } from './installation.ts';
import { modules } from './modules/index.ts';
import { verifyAuditCommand } from './platform/audit/verify-audit-command.ts';
import { nationalDayCommands } from './platform/calendar/national-day-commands.ts';
import type { CliCommand, CliContext } from './platform/cli/command.ts';
import { runCommandLine } from './platform/cli/run.ts';
import { systemClock } from './platform/clock.ts';
import { openHome } from './platform/config/home.ts';
import { exampleEnvironment, readSettings, SettingsError } from './platform/config/settings.ts';
import { refreshStatistics } from './platform/database/migrate.ts';
import { AppError } from './platform/errors.ts';

const exampleSettings: CliCommand = {
  name: 'example-settings',
  summary: 'Mencetak isi .env.example: setiap pengaturan dengan penjelasan dan nilai bawaannya',
  example: 'example-settings',
  args: [],
  run: async () => ({ text: exampleEnvironment(), data: { text: exampleEnvironment() } }),
};

const commands: readonly CliCommand[] = [
  ...modules.flatMap((module) => module.commands),
  verifyAuditCommand,
  ...nationalDayCommands,
  exampleSettings,
];

/** Opens the database beside a running installation, or the embedded one for as long as the command runs. */
async function open(isJson: boolean): Promise<{ readonly context: CliContext; close(): Promise<void> }> {
  const settings = readSettings(process.env);
  const progress = (text: string) => void (isJson || process.stderr.write(`• ${text}\n`));
  openHome(settings.PENDOPO_HOME);
  const database = await openDatabase(settings, progress, { mayShare: true });
  await bringUpToDate(database.migratorUrl, progress);
  const building = await openBuilding({
    settings,
    url: database.applicationUrl,
    log: logTo(settings),
    clock: systemClock,
  });
  const close = async () => {
    await building.close();
    await refreshStatistics(database.migratorUrl);
    await database.stop();
  };
  return { context: { ...building.deps, isJson, progress }, close };
}

try {
  process.exitCode = await runCommandLine(commands, process.argv.slice(2), open);
} catch (error) {
  if (error instanceof AppError || error instanceof SettingsError) console.error(error.message);
  else console.error(error);
  process.exitCode = 1;
}
process.disconnect?.();
