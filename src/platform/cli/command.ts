import type { Clock } from '../clock.ts';
import type { Settings } from '../config/settings.ts';
import type { Db } from '../database/database.ts';
import type { Files } from '../files/files.ts';

/** What a command gets to work with. */
export interface CliContext {
  readonly db: Db;
  readonly settings: Settings;
  readonly files: Files;
  readonly clock: Clock;
  /** `--json`: the result goes to standard output as one JSON object and nothing else does. */
  readonly isJson: boolean;
  /** Progress for a person, on standard error; silent with `--json`. */
  progress(text: string): void;
}

/** What a command answers: words for a person, and the same as data. */
export interface CliResult {
  readonly text: string;
  readonly data: unknown;
  /** False ends the process with exit code 1, though the command ran to its end. Default true. */
  readonly ok?: boolean;
}

/** A command of `npm run pendopo -- <name>`. */
export interface CliCommand {
  readonly name: string;
  readonly summary: string;
  /** A whole command line that works. */
  readonly example: string;
  /** Words after the name, in order, as commander writes them: `<kode>` is needed, `[kode]` may be left out. */
  readonly args: readonly { readonly name: string; readonly description: string }[];
  /** Flags as commander writes them: `--site <host>`. */
  readonly options?: readonly { readonly flags: string; readonly description: string }[];
  run(
    context: CliContext,
    args: readonly (string | undefined)[],
    options: Readonly<Record<string, string | boolean | undefined>>,
  ): Promise<CliResult>;
}
