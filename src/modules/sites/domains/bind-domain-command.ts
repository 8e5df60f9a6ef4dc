import type { CliCommand } from '../../../platform/cli/command.ts';
import { AppError } from '../../../platform/errors.ts';
import { createHostDirectory } from '../../../platform/http/hosts.ts';
import { hostName } from '../../../platform/http/place.ts';
import { describeGovernment } from '../../organization/index.ts';
import { toDomainName } from './domain-name.ts';
import { bindDomain } from './domains.ts';

/** `bind-domain dinkes.cirebonkab.go.id --site dinkes.cirebonkab.example`: a domain of its own, without proof. */
export const bindDomainCommand: CliCommand = {
  name: 'bind-domain',
  summary: 'Menampilkan sebuah situs di domainnya sendiri, tanpa bukti DNS; untuk pengelola server',
  example: 'bind-domain dinkes.cirebonkab.go.id --site dinkes.cirebonkab.localhost',
  args: [{ name: '<domain>', description: 'nama domain, tanpa https://' }],
  options: [{ flags: '--site <host>', description: 'nama host situs sekarang' }],
  async run({ db, settings }, [typed = ''], { site }) {
    const name = toDomainName(typed, settings.PENDOPO_DOMAIN);
    if (name === null) throw new AppError('invalid', `${typed} bukan nama domain, misalnya dinkes.cirebonkab.go.id.`);
    const host = hostName(typeof site === 'string' ? site : undefined);
    if (host === null) throw new AppError('invalid', 'Sebutkan situsnya dengan --site, misalnya --site dinkes.…');
    const directory = createHostDirectory({ db, domain: settings.PENDOPO_DOMAIN, describeGovernment });
    const place = await directory.find(host);
    if (place?.kind !== 'site') throw new AppError('not-found', `Tidak ada situs ${host}`);
    try {
      await bindDomain({ db }, place, place.siteId, name);
    } catch (error) {
      const isTaken = error instanceof AppError && error.code === 'conflict';
      throw isTaken ? new AppError('conflict', `${name} sudah menampilkan situs lain.`, { cause: error }) : error;
    }
    return { text: `${name} kini menampilkan situs ${host}.`, data: { domain: name, site: host } };
  },
};
