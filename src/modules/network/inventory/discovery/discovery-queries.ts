import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';
import { type Id, newId } from '../../../../platform/database/ids.ts';
import { AppError } from '../../../../platform/errors.ts';
import type { PersonId, UnitPath } from '../../../../platform/identity/actor.ts';
import type { CredentialId } from './credentials.ts';
import { type DeviceFacts, deviceFactsSchema } from './device-facts.ts';

/** One round of asking. */
export type DiscoveryId = Id<'discovery'>;

/** Something found, waiting for a person. */
export type FindingId = Id<'finding'>;

/** A round as lists show it. */
export interface ListedDiscovery {
  readonly id: DiscoveryId;
  readonly target: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly asked: number;
  readonly answered: number;
  readonly personName: string;
  readonly begunAt: Date;
}

/** Notes a round that will be run. `by` null: a command. */
export async function insertDiscovery(
  tx: Tx,
  round: {
    readonly target: string;
    readonly credentialId: CredentialId;
    readonly by: { id: PersonId; name: string } | null;
  },
): Promise<DiscoveryId> {
  const id = newId<'discovery'>();
  await sql`insert into network.discovery (id, credential_id, target, person_id, person_name) values
    (${id}, ${round.credentialId}, ${round.target}, ${round.by?.id ?? null}, ${round.by?.name ?? ''})`.execute(tx);
  return id;
}

/** What a round shall do. @throws {AppError} `not-found` */
export async function beginDiscovery(tx: Tx, id: DiscoveryId) {
  const { rows } = await sql<{ target: string; credentialId: CredentialId }>`
    update network.discovery set state = 'running' where id = ${id}
    returning target::text as target, credential_id as "credentialId"`.execute(tx);
  const [row] = rows;
  if (!row) throw new AppError('not-found', `Discovery ${id} is not there`);
  return row;
}

/** Ends a round. */
export async function endDiscovery(
  tx: Tx,
  id: DiscoveryId,
  { state, asked, answered }: { readonly state: 'done' | 'failed'; readonly asked: number; readonly answered: number },
): Promise<void> {
  await sql`update network.discovery set state = ${state}, asked = ${asked}, answered = ${answered}, ended_at = now()
    where id = ${id}`.execute(tx);
}

/** The latest ten rounds. */
export async function listDiscoveries(tx: Tx): Promise<readonly ListedDiscovery[]> {
  const { rows } = await sql<ListedDiscovery>`
    select id, target::text as target, state, asked, answered, person_name as "personName", begun_at as "begunAt"
    from network.discovery order by begun_at desc, id limit 10`.execute(tx);
  return rows;
}

/** Something to be kept as found. */
export interface NewFinding {
  readonly address: string;
  readonly via: 'snmp' | 'arp';
  readonly facts: object;
}

/**
 * Keeps what was found, newest only for an address; what a person has dismissed or accepted is proposed again only when
 * it tells something else. Devices that answered are noted as seen. What a device told of itself goes before ARP.
 */
export async function saveFindings(tx: Tx, id: DiscoveryId, found: readonly NewFinding[], at: Temporal.Instant) {
  if (found.length === 0) return;
  const rows = found.map((finding) => ({ ...finding, id: newId() }));
  await sql`
    insert into network.finding (id, discovery_id, address, via, facts, found_at)
    select distinct on (row.address) row.id, ${id}::uuid, row.address, row.via, row.facts, ${at.toString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id uuid, address inet, via text, facts jsonb)
    order by row.address, row.via desc
    on conflict (government_id, address) do update set discovery_id = excluded.discovery_id, via = excluded.via,
      facts = excluded.facts, found_at = excluded.found_at,
      state = case when finding.facts = excluded.facts then finding.state else 'open' end
    where excluded.via = 'snmp' or finding.via = 'arp'`.execute(tx);
  const answered = found.filter(({ via }) => via === 'snmp').map(({ address }) => address);
  await sql`update network.device set seen_at = ${at.toString()}::timestamptz
    where management_address = any (${answered}::inet[])`.execute(tx);
}

/** A finding with what the inventory knows of its address. */
export interface Finding {
  readonly id: FindingId;
  readonly address: string;
  readonly via: 'snmp' | 'arp';
  readonly facts: DeviceFacts | null;
  /** Of an ARP entry. */
  readonly mac: string | null;
  readonly seenBy: string | null;
  readonly deviceId: string | null;
  readonly deviceName: string | null;
  /** The location of the narrowest recorded prefix around it; null when none tells. */
  readonly locationName: string | null;
  readonly unitPath: UnitPath;
  readonly foundAt: Date;
}

interface FindingRow extends Omit<Finding, 'facts' | 'mac' | 'seenBy'> {
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The findings that wait, by address: the first 100. */
export async function listOpenFindings(tx: Tx, within: readonly UnitPath[]): Promise<readonly Finding[]> {
  return readFindings(tx, sql`finding.state = 'open'`, within);
}

/** One finding that waits. @throws {AppError} `not-found` */
export async function getOpenFinding(tx: Tx, id: FindingId): Promise<Finding> {
  const [found] = await readFindings(tx, sql`finding.state = 'open' and finding.id = ${id}`, ['/']);
  if (!found) throw new AppError('not-found', `Finding ${id} does not wait`);
  return found;
}

async function readFindings(tx: Tx, condition: ReturnType<typeof sql>, within: readonly UnitPath[]) {
  const { rows } = await sql<FindingRow>`
    select * from (
      select finding.id, host(finding.address) as address, finding.via, finding.facts, finding.found_at as "foundAt",
        device.id as "deviceId", device.name as "deviceName", place.name as "locationName",
        coalesce(place.unit_path, '/') as "unitPath"
      from network.finding
      left join lateral (
        select device.id, device.name, device.location_id from network.device
        where device.government_id = finding.government_id and (device.management_address = finding.address
          or device.id in (select address.device_id from network.address where address.government_id = finding.government_id
            and host(address.address) = host(finding.address) and address.status <> 'retired'))
        order by device.management_address = finding.address desc nulls last, device.id limit 1
      ) device on true
      left join lateral (
        select prefix.location_id from network.prefix where prefix.government_id = finding.government_id
          and prefix.prefix >>= finding.address and prefix.location_id is not null and prefix.status <> 'retired'
        order by masklen(prefix.prefix) desc limit 1
      ) around on true
      left join network.location place on place.government_id = finding.government_id
        and place.id = coalesce(device.location_id, around.location_id)
      where ${condition}
      order by finding.address limit 500
    ) found
    where exists (select from unnest(${[...within]}::text[]) scope where starts_with(found."unitPath", scope))
    limit 100`.execute(tx);
  return rows.map(toFinding);
}

function toFinding(row: FindingRow): Finding {
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    ...row,
    facts: row.via === 'snmp' ? deviceFactsSchema.parse(row.facts) : null,
    ...{ mac: text(row.facts.mac), seenBy: text(row.facts.seenBy) },
  };
}

/** Notes what a person decided. */
export async function decideFinding(
  tx: Tx,
  id: FindingId,
  state: 'accepted' | 'dismissed',
  by: PersonId,
): Promise<void> {
  await sql`update network.finding set state = ${state}, decided_by = ${by}, decided_at = now() where id = ${id}`.execute(
    tx,
  );
}
