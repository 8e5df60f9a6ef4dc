import type { Session, User, Varbind } from 'net-snmp';
import { AppError } from '../../../../platform/errors.ts';
import { COLUMNS, type ColumnName, type DeviceFacts, type RawFacts, type RawValue, SYSTEM } from './device-facts.ts';
import { readFacts } from './read-facts.ts';
import type { SnmpSecret } from './snmp-credential.ts';

/** What asking led to. */
export type Answer =
  | { readonly kind: 'answered'; readonly facts: DeviceFacts }
  | { readonly kind: 'silent' }
  | { readonly kind: 'refused'; readonly reason: string };

/** Where and how long is asked. */
export interface AskOptions {
  readonly port: number;
  /** For one request; it is sent twice. */
  readonly timeoutMs: number;
}

/** Tables are cut off here: a device that answers for ever, or slowly, must not hold the round up. */
const MOST_VALUES = 3000;
const LONGEST_DEVICE_MS = 20_000;

/** Asks a device over SNMP what it is, which ports it has, and whom it sees. Never throws for what a device does. */
export async function askDevice(address: string, secret: SnmpSecret, options: AskOptions): Promise<Answer> {
  const { snmp, session } = await openSession(address, secret, options);
  try {
    return { kind: 'answered', facts: readFacts(await readAll(snmp, session)) };
  } catch (error) {
    return failureOf(error);
  } finally {
    session.close();
  }
}

/** A session with a device; the caller closes it. Nothing is sent yet. */
export async function openSession(
  address: string,
  secret: SnmpSecret,
  { port, timeoutMs }: AskOptions,
): Promise<{ readonly snmp: Snmp; readonly session: Session }> {
  const snmp = await import('net-snmp');
  const transport = address.includes(':') ? ('udp6' as const) : ('udp4' as const);
  const options = { port, transport, timeout: timeoutMs, retries: 1, backwardsGetNexts: false };
  const session =
    secret.version === '2c'
      ? snmp.createSession(address, secret.community, { ...options, version: snmp.Version2c })
      : snmp.createV3Session(address, userOf(snmp, secret), { ...options, version: snmp.Version3 });
  session.on('error', () => undefined);
  return { snmp, session };
}

type Snmp = typeof import('net-snmp');

function userOf(snmp: Snmp, secret: Extract<SnmpSecret, { version: '3' }>): User {
  if (!secret.auth) return { name: secret.user, level: snmp.SecurityLevel.noAuthNoPriv };
  const auth = {
    ...{ name: secret.user, authKey: secret.auth.key },
    authProtocol: { sha: snmp.AuthProtocols.sha, sha256: snmp.AuthProtocols.sha256, sha512: snmp.AuthProtocols.sha512 }[
      secret.auth.protocol
    ],
  };
  if (secret.privacyKey === null) return { ...auth, level: snmp.SecurityLevel.authNoPriv };
  const privacy = { privProtocol: snmp.PrivProtocols.aes, privKey: secret.privacyKey };
  return { ...auth, ...privacy, level: snmp.SecurityLevel.authPriv };
}

async function readAll(snmp: Snmp, session: Session): Promise<RawFacts> {
  const system = await getSystem(snmp, session);
  const columns = new Map<ColumnName, readonly RawValue[]>();
  const cut: ColumnName[] = [];
  const endsAt = performance.now() + LONGEST_DEVICE_MS;
  for (const name of Object.keys(COLUMNS) as ColumnName[]) {
    const read = await readColumn(snmp, session, COLUMNS[name], endsAt);
    columns.set(name, read.values);
    if (read.isCut) cut.push(name);
  }
  return { system, columns, cut };
}

function getSystem(snmp: Snmp, session: Session): Promise<readonly RawValue[]> {
  return new Promise((resolve, reject) => {
    session.get(Object.values(SYSTEM), (error, varbinds) => {
      if (error) reject(error);
      else resolve(goodOnes(snmp, varbinds ?? []));
    });
  });
}

interface ReadColumn {
  readonly values: readonly RawValue[];
  readonly isCut: boolean;
}

/** A column that the device has not, or breaks off, is as long as it came. Cut off when it does not end. */
function readColumn(snmp: Snmp, session: Session, oid: string, endsAt: number): Promise<ReadColumn> {
  const values: RawValue[] = [];
  let isCut = false;
  const feed = (varbinds: Varbind[]): boolean => {
    values.push(...goodOnes(snmp, varbinds));
    isCut = values.length > MOST_VALUES || performance.now() > endsAt;
    return isCut;
  };
  return new Promise((resolve) => {
    session.subtree(oid, 25, feed as (varbinds: Varbind[]) => true, () => {
      resolve({ values: values.slice(0, MOST_VALUES), isCut });
    });
  });
}

function goodOnes(snmp: Snmp, varbinds: readonly Varbind[]): readonly RawValue[] {
  return varbinds
    .filter((varbind) => !snmp.isVarbindError(varbind))
    .map(({ oid, value }) => ({ oid: String(oid), value }));
}

function failureOf(error: unknown): Answer {
  const name = error instanceof Error ? error.name : '';
  if (name === 'RequestTimedOutError') return { kind: 'silent' };
  if (error instanceof AppError) throw error;
  return { kind: 'refused', reason: error instanceof Error ? error.message.slice(0, 200) : 'unknown' };
}
