import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as snmp from 'net-snmp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askDevice } from './ask-device.ts';
import { COLUMNS, type ColumnName, SYSTEM } from './device-facts.ts';
import { readFacts } from './read-facts.ts';
import type { SnmpSecret } from './snmp-credential.ts';

const SNMPD = '/usr/sbin/snmpd';
const community: SnmpSecret = { version: '2c', community: 'rahasia-pemda' };

/** A UDP port that is free at this moment. */
async function freePort(): Promise<number> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address();
  await new Promise<void>((resolve) => socket.close(() => resolve()));
  return port;
}

const ask = (port: number, secret: SnmpSecret) => askDevice('127.0.0.1', secret, { port, timeoutMs: 700 });

describe.skipIf(!existsSync(SNMPD))('a real snmpd (skipped where it is not installed)', () => {
  let daemon: ChildProcess;
  let port: number;
  const home = mkdtempSync(join(tmpdir(), 'pendopo-snmpd-'));

  beforeAll(async () => {
    port = await freePort();
    const lines = [
      `agentaddress udp:127.0.0.1:${port}`,
      'rocommunity rahasia-pemda',
      'createUser pemantau SHA-256 "kunci-masuk-1" AES "kunci-sandi-1"',
      'rouser pemantau priv',
      'sysName rt-uji',
      'sysLocation Ruang <b>server</b>',
    ];
    writeFileSync(join(home, 'snmpd.conf'), lines.join('\n'));
    const env = { PATH: '/usr/sbin:/usr/bin', SNMP_PERSISTENT_DIR: join(home, 'state') };
    daemon = spawn(
      SNMPD,
      ['-f', '-Lf', join(home, 'log'), '-C', '-c', join(home, 'snmpd.conf'), '-p', join(home, 'pid')],
      { env },
    );
    for (let attempt = 0; attempt < 20; attempt += 1) {
      if ((await ask(port, community)).kind === 'answered') return;
    }
    throw new Error('snmpd does not answer');
  }, 30_000);
  afterAll(async () => {
    const ended = new Promise((resolve) => daemon.once('exit', resolve));
    daemon.kill();
    await ended;
    rmSync(home, { recursive: true });
  });

  test('tells over version 2c what it is and which ports it has', async () => {
    const answer = await ask(port, community);
    if (answer.kind !== 'answered') throw new Error(answer.kind);
    expect(answer.facts).toMatchObject({ name: 'rt-uji', place: 'Ruang <b>server</b>' });
    expect(answer.facts.ports.find(({ name }) => name === 'lo')).toMatchObject({ kind: 'virtual', isEnabled: true });
  });

  test('tells the same over version 3 with authentication and privacy', async () => {
    const auth = { protocol: 'sha256' as const, key: 'kunci-masuk-1' };
    const secret: SnmpSecret = { version: '3', user: 'pemantau', auth, privacyKey: 'kunci-sandi-1' };
    const answer = await ask(port, secret);
    expect(answer.kind === 'answered' && answer.facts.name).toBe('rt-uji');
    const wrong = await ask(port, { ...secret, auth: { ...auth, key: 'kunci-salah-9' } });
    expect(wrong.kind).not.toBe('answered');
  });

  test('is silent to who does not know the community, and nobody waits for ever', async () => {
    const startedAt = performance.now();
    expect(await ask(port, { version: '2c', community: 'salah' })).toEqual({ kind: 'silent' });
    expect(performance.now() - startedAt).toBeLessThan(4000);
  });
});

describe('a responder that lies', () => {
  // net-snmp types its agent as any: this is the edge
  // biome-ignore lint/suspicious/noExplicitAny: see above
  let agent: any;
  let port: number;

  beforeAll(async () => {
    port = await freePort();
    agent = snmp.createAgent({ port, address: '127.0.0.1', disableAuthorization: true }, () => undefined);
    const mib = agent.getMib();
    const scalar = (name: string, oid: string, value: string) => {
      mib.registerProvider({
        ...{ name, type: snmp.MibProviderType.Scalar, oid: oid.replace(/\.0$/, '') },
        ...{ scalarType: snmp.ObjectType.OctetString, maxAccess: snmp.MaxAccess['read-only'] },
      });
      mib.setScalarValue(name, value);
    };
    scalar('sysDescr', SYSTEM.description, `RouterOS\u0000\u0007 ${'x'.repeat(2000)}`);
    scalar('sysName', SYSTEM.name, `rt-bohong\r\n<script>`);
    scalar('lastOne', '1.3.6.1.2.1.99.1', 'akhir');
    const column = (number: number, name: string, type: number) => ({
      ...{ number, name, type },
      maxAccess: snmp.MaxAccess['read-only'],
    });
    mib.registerProvider({
      ...{ name: 'ifEntry', type: snmp.MibProviderType.Table, oid: '1.3.6.1.2.1.2.2.1' },
      maxAccess: snmp.MaxAccess['not-accessible'],
      tableColumns: [
        column(1, 'ifIndex', snmp.ObjectType.Integer),
        column(2, 'ifDescr', snmp.ObjectType.OctetString),
        column(3, 'ifType', snmp.ObjectType.Integer),
        column(5, 'ifSpeed', snmp.ObjectType.Gauge),
        column(6, 'ifPhysAddress', snmp.ObjectType.OctetString),
      ],
      tableIndex: [{ columnName: 'ifIndex' }],
    });
    for (let index = 1; index <= 120; index += 1) {
      mib.addTableRow('ifEntry', [
        index,
        index < 3 ? 'ether1' : `port ${index}`,
        -5,
        4_294_967_295,
        index === 1 ? 'kacau' : '',
      ]);
    }
  });
  afterAll(() => agent.close());

  test('is read with its absurd values left out and said, within bounds', async () => {
    const answer = await ask(port, community);
    if (answer.kind !== 'answered') throw new Error(answer.kind);
    const { facts } = answer;
    expect(facts.name).toBe('rt-bohong <script>');
    expect(facts.description.length).toBeLessThanOrEqual(300);
    expect(facts.ports).toHaveLength(120);
    expect(facts.ports.slice(0, 2).map(({ name, mac }) => [name, mac])).toEqual([
      ['ether1', null],
      ['ether1 (2)', null],
    ]);
    expect(facts.ports.every(({ speedMbps }) => speedMbps === 4294.967)).toBe(true);
    expect(facts.doubts).toEqual(['Beberapa port bernama ether1.']);
  }, 20_000);
});

test('values that cannot be true are left out', () => {
  const columns = new Map<ColumnName, { oid: string; value: unknown }[]>();
  const put = (name: ColumnName, suffix: string, value: unknown) => {
    columns.set(name, [...(columns.get(name) ?? []), { oid: `${COLUMNS[name]}.${suffix}`, value }]);
  };
  put('ifDescr', '1', Buffer.from('eth0'));
  put('ifDescr', '0', Buffer.from('nol'));
  put('ifDescr', '99999999999', Buffer.from('jauh'));
  put('ifHighSpeed', '1', 4_294_967_295);
  put('ifPhysAddress', '1', Buffer.from([0, 0, 0, 0, 0, 0]));
  put('addressPort', '10.1.0.1', 1);
  put('addressMask', '10.1.0.1', '255.0.255.0');
  put('addressPort', '224.0.0.1', 1);
  put('addressMask', '224.0.0.1', '255.255.255.0');
  put('addressPort', '10.1.0.2', 1);
  put('addressMask', '10.1.0.2', '255.255.255.0');
  put('arp', '1.10.1.0.9', Buffer.from('08002b010203', 'hex'));
  put('arp', '1.300.1.0.9', Buffer.from('08002b010203', 'hex'));
  put('arp', '1.10.1.0.10', Buffer.from('kacau balau'));
  put('lldpName', '0.1.7', Buffer.from('sw-tetangga'));
  put('lldpPort', '0.1.7', Buffer.from('Gi0/1'));
  const facts = readFacts({ system: [{ oid: SYSTEM.objectId, value: '1.3.6.1.4.1.14988.1' }], columns, cut: [] });
  expect(facts).toMatchObject({
    maker: 'MikroTik',
    ports: [{ index: 1, name: 'eth0', mac: null, speedMbps: null, neighbour: 'sw-tetangga · Gi0/1' }],
    addresses: [{ address: '10.1.0.2/24', portIndex: 1 }],
    seen: [{ address: '10.1.0.9', mac: '08:00:2b:01:02:03' }],
  });
  expect(facts.doubts).toHaveLength(4);
  const many = Array.from({ length: 5000 }, (_, at) => ({ oid: `${COLUMNS.ifDescr}.${at + 1}`, value: 'x' }));
  const endless = readFacts({ system: [], columns: new Map([['ifDescr', many]]), cut: ['ifDescr'] });
  expect(endless.ports).toHaveLength(1000);
  expect(endless.doubts[0]).toContain('tidak berakhir');
});
