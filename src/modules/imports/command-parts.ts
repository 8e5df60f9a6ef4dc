import { stat } from 'node:fs/promises';
import type { CliContext } from '../../platform/cli/command.ts';
import { AppError } from '../../platform/errors.ts';
import { createHostDirectory } from '../../platform/http/hosts.ts';
import { hostName, type SitePlace } from '../../platform/http/place.ts';
import { describeGovernment } from '../organization/index.ts';

type Option = string | boolean | undefined;

/** The site that `--site` names. @throws {AppError} `invalid` when it names none, `not-found` */
export async function targetSite({ db, settings }: CliContext, option: Option): Promise<SitePlace> {
  const host = hostName(typeof option === 'string' ? option : undefined);
  if (host === null) throw new AppError('invalid', 'Sebutkan situs tujuan dengan --site, misalnya --site dinkes.…');
  const directory = createHostDirectory({ db, domain: settings.PENDOPO_DOMAIN, describeGovernment });
  const place = await directory.find(host);
  if (place?.kind !== 'site') {
    throw new AppError('not-found', `Tidak ada situs ${host}. Tulis nama host seperti di peramban, tanpa https://`);
  }
  return place;
}

/** The folder that `--attachments` names; null when it is left out. @throws {AppError} `invalid` when it is no folder */
export async function attachmentFolder(option: Option): Promise<string | null> {
  if (typeof option !== 'string') return null;
  const found = await stat(option).catch(() => null);
  if (!found?.isDirectory()) throw new AppError('invalid', `Folder lampiran ${option} tidak ada`);
  return option;
}

/** @throws {AppError} `invalid` unless a file stands there */
export async function assertFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new AppError('invalid', `Berkas ${path} tidak ada atau bukan berkas`);
}

const MOST_HOSTS = 10;

/** The hosts that `--fetch-from` names. @throws {AppError} `invalid` when one is no name of a host in the internet */
export function fetchHosts(option: Option): readonly string[] {
  if (typeof option !== 'string') return [];
  const hosts = option
    .split(',')
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '');
  const wrong = hosts.find((host) => !/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]+$/.test(host));
  if (wrong !== undefined || hosts.length > MOST_HOSTS) {
    const why = wrong === undefined ? `paling banyak ${MOST_HOSTS} nama host` : `"${wrong}" bukan nama host`;
    throw new AppError('invalid', `--fetch-from: ${why}. Contoh: --fetch-from dinkes.contoh.go.id,www.contoh.go.id`);
  }
  return hosts;
}
