import { sql } from 'kysely';
import { secretOf } from '../../../../platform/config/home.ts';
import type { Settings } from '../../../../platform/config/settings.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import { type Id, newId } from '../../../../platform/database/ids.ts';
import type { Tenant } from '../../../../platform/database/tenancy.ts';
import { AppError } from '../../../../platform/errors.ts';
import { createSealer, type Sealer } from '../../../../platform/sealing/sealing.ts';
import { type SnmpSecret, snmpSecretSchema } from './snmp-credential.ts';

/** A way to ask devices. */
export type CredentialId = Id<'snmp-credential'>;

/** A credential as lists show it: never its secret. */
export interface ListedCredential {
  readonly id: CredentialId;
  readonly name: string;
  readonly version: '2c' | '3';
  readonly port: number;
}

const PURPOSE = 'network.snmp';

/** Seals and opens with the installation's secret. */
export function sealerOf(settings: Settings): Sealer {
  const secret = secretOf(settings.PENDOPO_HOME, settings.PENDOPO_SECRET);
  return createSealer([secret, ...settings.PENDOPO_FORMER_SECRETS]);
}

/** The credentials of the government, by name. */
export async function listCredentials(tx: Tx): Promise<readonly ListedCredential[]> {
  const { rows } = await sql<ListedCredential>`
    select id, name, version, port from network.snmp_credential order by name limit 100`.execute(tx);
  return rows;
}

/** Keeps a credential, sealed. @throws {Error} with code 23505 when the name is taken */
export async function insertCredential(
  tx: Tx,
  { sealer, tenant }: { readonly sealer: Sealer; readonly tenant: Tenant },
  { name, port, secret }: { readonly name: string; readonly port: number; readonly secret: SnmpSecret },
): Promise<CredentialId> {
  const id = newId<'snmp-credential'>();
  const sealed = sealer.seal(tenant, PURPOSE, JSON.stringify(secret));
  await sql`insert into network.snmp_credential (id, name, version, port, secret_sealed) values
    (${id}, ${name}, ${secret.version}, ${port}, ${sealed})`.execute(tx);
  return id;
}

/** Forgets a credential, and the rounds that used it. */
export async function deleteCredential(tx: Tx, id: CredentialId): Promise<void> {
  await sql`delete from network.snmp_credential where id = ${id}`.execute(tx);
}

/** The secret and port, to ask with. @throws {AppError} `not-found`; `unavailable` when its key is not here any more */
export async function openCredential(
  tx: Tx,
  { sealer, tenant }: { readonly sealer: Sealer; readonly tenant: Tenant },
  id: CredentialId,
): Promise<{ readonly secret: SnmpSecret; readonly port: number }> {
  const { rows } = await sql<{ secret_sealed: string; port: number }>`
    select secret_sealed, port from network.snmp_credential where id = ${id}`.execute(tx);
  const [row] = rows;
  if (!row) throw new AppError('not-found', `Credential ${id} is not there`);
  return {
    secret: snmpSecretSchema.parse(JSON.parse(sealer.open(tenant, PURPOSE, row.secret_sealed))),
    port: row.port,
  };
}
