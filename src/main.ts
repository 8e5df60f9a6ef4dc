import { openInstallation } from './installation.ts';
import { readSettings, SettingsError } from './platform/config/settings.ts';
import { AppError } from './platform/errors.ts';

/** Starts the installation, says what to open, and ends it cleanly on Ctrl-C, SIGTERM or when the starter is gone. */
async function main(): Promise<void> {
  // `main.js probe`, beside the setting: so a probe on another host is started with one word.
  const roles = process.argv[2];
  const settings = readSettings({ ...process.env, ...(roles && { PENDOPO_ROLES: roles }) });
  const opening = openInstallation(settings, (text) => console.log(`• ${text}`));
  let isEnding = false;
  // Asked to end while still opening, it finishes opening first: nothing that was started is left behind.
  const end = (reason: string) => {
    if (isEnding) return;
    isEnding = true;
    console.log(`• ${reason}: menutup …`);
    opening
      .then((installation) => installation.close())
      .then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      );
  };
  process.on('SIGINT', () => end('Ctrl-C'));
  process.on('SIGTERM', () => end('Diminta berhenti'));
  process.on('SIGHUP', () => end('Terminal ditutup'));
  process.on('disconnect', () => end('Proses induk berakhir'));
  const { welcome } = await opening;
  if (!isEnding) console.log(welcome);
}

function fail(error: unknown): never {
  if (error instanceof AppError || error instanceof SettingsError) console.error(`\n${error.message}`);
  else console.error(error);
  process.exit(1);
}

main().catch(fail);
