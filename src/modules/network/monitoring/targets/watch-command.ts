import { isIP } from 'node:net';
import type { CliCommand } from '../../../../platform/cli/command.ts';
import { inTransaction } from '../../../../platform/database/tenancy.ts';
import { AppError } from '../../../../platform/errors.ts';
import { findGovernmentByLabel, getRootUnit, listGovernments } from '../../../organization/index.ts';
import { assertMayBeWatched, createAddressGuard, ownHostsOf } from '../probes/address-guard.ts';
import { addTargets, listTargets, type NewTarget } from '../storage/targets.ts';

const USUAL_INTERVAL_SECONDS = 60;
const LONGEST_HOST = 253;

/** `watch HOST`: adds a first real target, watched from within seconds on. */
export const watchCommand: CliCommand = {
  name: 'watch',
  summary: 'Memantau satu alamat: ping, port TCP, atau halaman web',
  example: 'watch 10.10.1.1 --government cirebonkab --name "Router Waled"',
  args: [{ name: '<alamat>', description: 'nama atau alamat, nama:port untuk TCP, atau https://… untuk halaman' }],
  options: [
    { flags: '--government <label>', description: 'pemerintah daerah, seperti di alamatnya; bila hanya satu, itu' },
    { flags: '--name <nama>', description: 'nama yang dibaca orang; bila tidak ada, alamatnya' },
    { flags: '--interval <detik>', description: 'jarak antara dua pemeriksaan, 5–86400; biasanya 60' },
  ],
  async run({ db, settings }, [address = ''], options) {
    const governmentId = await governmentOf(db, options.government);
    const wish = readAddress(address);
    await assertMayBeWatched(createAddressGuard({ ownHosts: ownHostsOf(settings) }), wish.host);
    const intervalSeconds = Number(options.interval ?? USUAL_INTERVAL_SECONDS);
    if (!(intervalSeconds >= 5 && intervalSeconds <= 86_400)) {
      throw new AppError('invalid', 'Jarak pemeriksaan harus 5 sampai 86400 detik.');
    }
    const name = typeof options.name === 'string' ? options.name.slice(0, 160) : address.slice(0, 160);
    const [id] = await inTransaction(db, { governmentId }, async (tx) => {
      const same = (target: NewTarget) => target.host === wish.host && target.port === wish.port;
      if ((await listTargets(tx)).some((held) => held.method === wish.method && same(held))) {
        throw new AppError('conflict', `${address} sudah dipantau.`);
      }
      const root = await getRootUnit(tx);
      return addTargets(tx, [{ ...wish, name, intervalSeconds, unitId: root.id, unitPath: root.path }]);
    });
    const text = `${name} dipantau setiap ${intervalSeconds} detik. Lihat /meja/jaringan/pantauan.`;
    return { text, data: { id, method: wish.method, host: wish.host } };
  },
};

type Address = Pick<NewTarget, 'method' | 'options'> & { readonly host: string; readonly port: number | null };

/** @throws {AppError} `invalid` when it is no address */
export function readAddress(text: string): Address {
  if (/^https?:\/\//i.test(text) && URL.canParse(text)) {
    const { hostname, port, protocol, pathname, search } = new URL(text);
    const host = hostname.replace(/^\[|\]$/g, '');
    const options = { isSecure: protocol === 'https:', path: `${pathname}${search}` };
    return { method: 'http', host, port: port === '' ? null : Number(port), options };
  }
  const [, name, port] = /^(.+):(\d{1,5})$/.exec(isIP(text) ? '' : text) ?? [];
  const host = (name ?? text).replace(/^\[|\]$/g, '');
  const isHost = isIP(host) !== 0 || /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(host);
  if (!isHost || host.length > LONGEST_HOST || (port !== undefined && !(Number(port) >= 1 && Number(port) <= 65_535))) {
    throw new AppError('invalid', `"${text}" bukan alamat yang dapat dipantau.`);
  }
  return { method: port === undefined ? 'icmp' : 'tcp', host, port: port === undefined ? null : Number(port) };
}

type Database = Parameters<CliCommand['run']>[0]['db'];

async function governmentOf(db: Database, label: string | boolean | undefined) {
  if (typeof label === 'string') {
    const found = await findGovernmentByLabel(db, label);
    if (found) return found.id;
  } else {
    const { rows } = await listGovernments(db, { limit: 2, cursor: undefined });
    if (rows.length === 1 && rows[0]) return rows[0].id;
  }
  throw new AppError('not-found', 'Sebutkan pemerintah yang ada, misalnya --government cirebonkab.');
}
