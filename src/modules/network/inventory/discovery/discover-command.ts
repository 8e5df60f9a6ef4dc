import type { CliCommand } from '../../../../platform/cli/command.ts';
import { inReadOnly, inTransaction } from '../../../../platform/database/tenancy.ts';
import { AppError } from '../../../../platform/errors.ts';
import { findGovernmentByLabel } from '../../../organization/index.ts';
import { listCredentials, sealerOf } from './credentials.ts';
import { insertDiscovery, listOpenFindings } from './discovery-queries.ts';
import { runDiscovery } from './round.ts';
import { readTarget } from './targets.ts';
import { discoveryTexts } from './texts.ts';

/** `discover 10.1.4.0/24 --government cirebonkab --credential "SNMP pemda"`: asks at once, without the job. */
export const discoverCommand: CliCommand = {
  name: 'discover',
  summary: 'Menanya perangkat dalam prefiks yang tercatat melalui SNMP; hasilnya diusulkan di meja kerja',
  example: 'discover 10.1.4.0/24 --government cirebonkab --credential "SNMP pemda"',
  args: [{ name: '<prefiks>', description: 'prefiks atau satu alamat, paling besar /22' }],
  options: [
    { flags: '--government <label>', description: 'pemerintah daerah, seperti di alamatnya' },
    { flags: '--credential <nama>', description: 'nama kredensial SNMP yang disimpan di meja kerja' },
  ],
  async run({ db, clock, settings, progress }, [prefix = ''], { government: label, credential: name }) {
    const government = typeof label === 'string' ? await findGovernmentByLabel(db, label) : null;
    if (!government) throw new AppError('not-found', 'Sebutkan pemerintah yang ada, misalnya --government cirebonkab.');
    const tenant = { governmentId: government.id };
    const id = await inTransaction(db, tenant, async (tx) => {
      const credential = (await listCredentials(tx)).find((one) => one.name === name);
      if (!credential) throw new AppError('not-found', `Kredensial ${String(name)} belum disimpan.`);
      const target = await readTarget(tx, prefix);
      if (!target.ok) throw new AppError('invalid', discoveryTexts('id')[target.fault]);
      progress(`Menanya ${target.addresses.length} alamat`);
      return insertDiscovery(tx, { target: target.network, credentialId: credential.id, by: null });
    });
    const answered = await runDiscovery({ db, clock, sealer: sealerOf(settings) }, tenant, id);
    const open = await inReadOnly(db, tenant, (tx) => listOpenFindings(tx, ['/']));
    const text = `${answered} perangkat menjawab. ${open.length} usulan menunggu di /meja/jaringan/penemuan.`;
    return { text, data: { answered, waiting: open.length } };
  },
};
