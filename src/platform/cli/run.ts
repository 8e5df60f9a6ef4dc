import { Command } from 'commander';
import type { CliCommand, CliContext } from './command.ts';

/**
 * Parses the words after `npm run pendopo --` and runs the command they name.
 * @param open opens the database and files; called only once the words were understood
 * @returns the exit code: 0 done, 1 failed
 */
export async function runCommandLine(
  commands: readonly CliCommand[],
  words: readonly string[],
  open: (isJson: boolean) => Promise<{ readonly context: CliContext; close(): Promise<void> }>,
): Promise<number> {
  let exitCode = 0;
  const program = new Command('pendopo')
    .description('Perintah pemeliharaan Pendopo. Contoh: npm run pendopo -- load-government 32.09')
    .showHelpAfterError('Tambahkan --help untuk bantuan.');
  for (const command of commands) {
    const entry = program
      .command(command.name)
      .description(command.summary)
      .option('--json', 'hasil sebagai satu objek JSON')
      .addHelpText('after', `\nContoh:\n  npm run pendopo -- ${command.example}`);
    for (const { name, description } of command.args) entry.argument(name, description);
    for (const { flags, description } of command.options ?? []) entry.option(flags, description);
    entry.action(async () => {
      exitCode = await runOne(command, entry.processedArgs as (string | undefined)[], entry.opts(), open);
    });
  }
  await program.parseAsync(['node', 'pendopo', ...words]);
  return exitCode;
}

async function runOne(
  command: CliCommand,
  args: readonly (string | undefined)[],
  options: Readonly<Record<string, string | boolean | undefined>>,
  open: (isJson: boolean) => Promise<{ readonly context: CliContext; close(): Promise<void> }>,
): Promise<number> {
  const { context, close } = await open(options.json === true);
  try {
    const result = await command.run(context, args, options);
    process.stdout.write(`${context.isJson ? JSON.stringify(result.data) : result.text}\n`);
    return result.ok === false ? 1 : 0;
  } finally {
    await close();
  }
}
