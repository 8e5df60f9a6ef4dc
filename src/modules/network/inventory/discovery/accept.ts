import { recordAudit } from '../../../../platform/audit/audit.ts';
import type { Db, Tx } from '../../../../platform/database/database.ts';
import { inTransaction } from '../../../../platform/database/tenancy.ts';
import type { Actor } from '../../../../platform/identity/actor.ts';
import type { FieldErrors } from '../../../../platform/ui/form-state.ts';
import type { Language } from '../../../../platform/ui/texts.ts';
import { refusalOf } from '../check-record.ts';
import { savingBy } from '../commands.ts';
import { takeIn } from '../files/take-in.ts';
import { kindOf } from '../kinds/kinds.ts';
import type { KindKey } from '../record-kind.ts';
import { getRecord } from '../record-queries.ts';
import { type Saving, saveRecord } from '../save-record.ts';
import type { DeviceFacts } from './device-facts.ts';
import { decideFinding, type Finding, type FindingId, getOpenFinding } from './discovery-queries.ts';
import { roleOf } from './maker.ts';

/** What became of accepting: what is recorded now, or what stands in the way. */
export type Accepted =
  | { readonly ok: true; readonly name: string; readonly left: readonly string[] }
  | { readonly ok: false; readonly errors: FieldErrors };

/**
 * Takes a finding over into the inventory by the rules of the form: the device, its ports and its addresses.
 * @param locationName where a new device stands; empty: where its prefix is used
 */
export async function acceptFinding(
  db: Db,
  actor: Actor,
  id: FindingId,
  { locationName, language }: { readonly locationName: string; readonly language: Language },
): Promise<Accepted> {
  try {
    return await inTransaction(db, actor, async (tx) => {
      const finding = await getOpenFinding(tx, id);
      const saving = savingBy(actor, language, 'discovery');
      const place = locationName || finding.locationName || '';
      const accepted = await takeOver(tx, finding, place, saving);
      if (!accepted.ok) return accepted;
      await decideFinding(tx, id, 'accepted', actor.personId);
      await recordAudit(tx, actor, { action: 'network.accept-finding', subject: `finding:${id}` });
      return accepted;
    });
  } catch (cause) {
    const errors = refusalOf(cause, language);
    if (!errors) throw cause;
    return { ok: false, errors };
  }
}

async function takeOver(tx: Tx, finding: Finding, place: string, saving: Saving): Promise<Accepted> {
  if (!finding.facts) {
    const note = `MAC ${finding.mac ?? '?'}, terlihat oleh ${finding.seenBy ?? '?'}`;
    return oneOf(tx, 'address', { alamat: finding.address, status: 'active', catatan: note }, saving);
  }
  const device = await saveDevice(tx, finding, finding.facts, { place, saving });
  if (!device.ok) return device;
  const left = [
    ...(await rest(tx, 'interface', portsOf(finding.facts, device.name), saving)),
    ...(await rest(tx, 'address', addressesOf(finding.facts, device.name), saving)),
  ];
  return { ok: true, name: device.name, left };
}

async function saveDevice(
  tx: Tx,
  finding: Finding,
  facts: DeviceFacts,
  { place, saving }: { readonly place: string; readonly saving: Saving },
): Promise<Accepted> {
  const kind = kindOf('device');
  if (finding.deviceId !== null) {
    const before = await getRecord(tx, kind, finding.deviceId);
    return saving.mayAt(before.unitPath) ? { ok: true, name: before.title, left: [] } : notTheirs(tx, finding, saving);
  }
  const texts = {
    ...{ nama: facts.name || `perangkat ${finding.address}`, lokasi: place, peran: roleOf(facts.description) },
    ...{ merek: facts.maker, 'alamat kelola': finding.address, catatan: facts.description, status: 'active' },
  };
  return oneOf(tx, 'device', texts, saving);
}

/** Says it in the words of the form. */
function notTheirs(tx: Tx, finding: Finding, saving: Saving): Promise<Accepted> {
  return oneOf(tx, 'device', { nama: finding.address, lokasi: finding.locationName ?? '', peran: 'other' }, saving);
}

async function oneOf(tx: Tx, key: KindKey, texts: Readonly<Record<string, string>>, saving: Saving): Promise<Accepted> {
  const saved = await saveRecord(tx, kindOf(key), { texts, before: null }, saving);
  return saved.ok ? { ok: true, name: texts.nama ?? texts.alamat ?? '', left: [] } : saved;
}

/** Ports and addresses that cannot be recorded stay behind and are told. */
async function rest(
  tx: Tx,
  key: KindKey,
  given: readonly Readonly<Record<string, string>>[],
  saving: Saving,
): Promise<readonly string[]> {
  const rows = given.map((row, at) => ({ line: at + 1, given: row }));
  const report = await takeIn(tx, kindOf(key), rows, saving);
  return report.filter(({ outcome }) => outcome === 'bad').map(({ title, reason }) => `${title}: ${reason}`);
}

function portsOf(facts: DeviceFacts, device: string) {
  return facts.ports.map((port) => ({
    ...{ nama: port.name, perangkat: device, jenis: port.kind, aktif: port.isEnabled ? 'ya' : 'tidak' },
    ...{ indeks: String(port.index), tetangga: port.neighbour },
    ...(port.mac === null ? {} : { mac: port.mac }),
    ...(port.speedMbps === null ? {} : { mbps: String(port.speedMbps).replace('.', ',') }),
  }));
}

function addressesOf(facts: DeviceFacts, device: string) {
  const names = new Map(facts.ports.map(({ index, name }) => [index, name]));
  return facts.addresses.map(({ address, portIndex }) => ({
    ...{ alamat: address, perangkat: device, port: names.get(portIndex) ?? '', status: 'active' },
  }));
}
