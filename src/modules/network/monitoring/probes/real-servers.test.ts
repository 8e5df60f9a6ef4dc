import { createSocket } from 'node:dgram';
import { createServer } from 'node:https';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../../platform/database/ids.ts';
import { dnsProbe } from './dns.ts';
import { httpProbe } from './http.ts';
import type { AskedTarget, Measurement, Probe } from './probe.ts';

const DAY_MS = 86_400_000;
/** Made for these tests and used nowhere else; of `kantor.contoh`, valid from 2026 to the end of 2125. */
const KEY = `-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIAV7Ge54OevG262cSN4mVn+CwpvKo/QlBqYCSj0OAuhroAoGCCqGSM49
AwEHoUQDQgAE6qudOF4op7lo5JN5dqWFSpcy+9olcK6J0uxsdaB88hhQDKfP0X0j
dafv0OrtzUNZtVsFLqKYw7aiMm3uFlz9tQ==
-----END EC PRIVATE KEY-----`;
const VALID = `-----BEGIN CERTIFICATE-----
MIIBbTCCAROgAwIBAgIBATAKBggqhkjOPQQDAjAYMRYwFAYDVQQDDA1rYW50b3Iu
Y29udG9oMCAXDTI2MDEwMTAwMDAwMFoYDzIxMjUxMjMxMDAwMDAwWjAYMRYwFAYD
VQQDDA1rYW50b3IuY29udG9oMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE6qud
OF4op7lo5JN5dqWFSpcy+9olcK6J0uxsdaB88hhQDKfP0X0jdafv0OrtzUNZtVsF
LqKYw7aiMm3uFlz9taNMMEowGAYDVR0RBBEwD4INa2FudG9yLmNvbnRvaDAPBgNV
HRMBAf8EBTADAQH/MB0GA1UdDgQWBBSV7grbJmSTaS7OVCZitUK4/PIOpTAKBggq
hkjOPQQDAgNIADBFAiA7w6BmK1xwzkL2rISRtJA/ZTtngd5JlPcSPXzsQP9wcwIh
ANMJz7f27HGSk7d7J98KYM9iBMOfuP2FXaojoe/jyTh7
-----END CERTIFICATE-----`;
const ENDS_MS = Date.parse('2125-12-31T00:00:00Z');
/** The same, which ended in 2020. */
const ENDED = `-----BEGIN CERTIFICATE-----
MIIBazCCARGgAwIBAgIBATAKBggqhkjOPQQDAjAYMRYwFAYDVQQDDA1rYW50b3Iu
Y29udG9oMB4XDTIwMDEwMTAwMDAwMFoXDTIwMDIwMTAwMDAwMFowGDEWMBQGA1UE
AwwNa2FudG9yLmNvbnRvaDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABOqrnThe
KKe5aOSTeXalhUqXMvvaJXCuidLsbHWgfPIYUAynz9F9I3Wn79Dq7c1DWbVbBS6i
mMO2ojJt7hZc/bWjTDBKMBgGA1UdEQQRMA+CDWthbnRvci5jb250b2gwDwYDVR0T
AQH/BAUwAwEB/zAdBgNVHQ4EFgQUle4K2yZkk2kuzlQmYrVCuPzyDqUwCgYIKoZI
zj0EAwIDSAAwRQIhAJqXab3qJ7BDf1b+sjP9y1G9swSOzFAxRV6gXF1IaxX4AiAE
smL3JtMWk/l7UF1kzRAxM+lgsuxcB0g485TC66G89g==
-----END CERTIFICATE-----`;

const aTarget = (more: Partial<AskedTarget>): AskedTarget => ({
  ...{ id: newId<'target'>(), name: 'a', host: 'kantor.contoh', address: '127.0.0.1', port: null, parentGroups: [] },
  ...{ unitId: newId(), unitPath: '/', locationId: null, deviceId: null, linkId: null, options: {}, isSample: false },
  ...{ mostLossPercent: null, mostLatencyMs: null, method: 'http', intervalSeconds: 60, retries: 2, retrySeconds: 10 },
  ...{ sourceId: 'probe', ...more },
});

async function ask(probe: Probe, target: AskedTarget): Promise<Measurement | undefined> {
  const told: Measurement[] = [];
  await probe([target], (measured) => told.push(measured));
  return told[0];
}

describe('a page under a certificate', () => {
  const usual = getCACertificates('default');
  beforeAll(() => setDefaultCACertificates([...usual, VALID, ENDED]));
  afterAll(() => setDefaultCACertificates(usual));

  /** Asks a real server with this certificate, so long before the end of the valid one. */
  async function askUnder(cert: string, options: Readonly<Record<string, unknown>>, more: Partial<AskedTarget> = {}) {
    const server = createServer({ key: KEY, cert }, (_, response) => response.end('<h1>Kantor Camat</h1>'));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as { readonly port: number };
    const { daysLeft = 100, ...asked } = options;
    const probe = httpProbe(() => ENDS_MS - Number(daysLeft) * DAY_MS);
    const measured = await ask(probe, aTarget({ port, options: asked, ...more }));
    await new Promise((done) => server.close(done));
    return measured?.isUp === true ? 'up' : measured?.problem;
  }

  test('counts with its content, while the certificate lasts long enough', async () => {
    expect(await askUnder(VALID, { content: 'Camat' })).toBe('up');
    expect(await askUnder(VALID, { content: 'Bupati' })).toBe('content');
    expect(await askUnder(VALID, { leastCertificateDays: 14, daysLeft: 15 })).toBe('up');
    expect(await askUnder(VALID, { leastCertificateDays: 14, daysLeft: 13 })).toBe('certificate');
  });

  test('does not when the certificate has ended, is of another host, or of nobody known', async () => {
    expect(await askUnder(ENDED, {})).toBe('cert_has_expired');
    expect(await askUnder(VALID, {}, { host: 'lain.contoh' })).toBe('err_tls_cert_altname_invalid');
    setDefaultCACertificates(usual);
    expect(await askUnder(VALID, {})).toBe('depth_zero_self_signed_cert');
  });
});

describe('a name server', () => {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  let port = 0;
  beforeAll(async () => {
    socket.on('message', (message, { port: asker, address }) => {
      const reply = answerTo(message);
      if (reply) socket.send(reply, asker, address);
    });
    await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done));
    port = socket.address().port;
  });
  afterAll(() => void socket.close());

  /** RFC 1035: A of `kantor.contoh` is 10.20.30.40; `bisu.contoh` gets no answer, others do not exist. */
  function answerTo(message: Buffer): Buffer | null {
    const labels: string[] = [];
    let at = 12;
    for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
      labels.push(message.toString('latin1', at + 1, at + 1 + length).toLowerCase());
      at += length + 1;
    }
    const name = labels.join('.');
    asked.push(name);
    if (name === 'bisu.contoh') return null;
    const question = message.subarray(12, at + 5);
    const isKnown = name === 'kantor.contoh' && message.readUInt16BE(at + 1) === 1;
    const header = Buffer.from([0, 0, 0x81, isKnown ? 0x80 : 0x83, 0, 1, 0, isKnown ? 1 : 0, 0, 0, 0, 0]);
    message.copy(header, 0, 0, 2);
    const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 10, 20, 30, 40]);
    return Buffer.concat([header, question, ...(isKnown ? [record] : [])]);
  }

  const resolve = (options: Readonly<Record<string, unknown>>, more: Partial<AskedTarget> = {}) =>
    ask(dnsProbe(Date.now), aTarget({ method: 'dns', port, options, ...more }));

  test('answers what is expected, something else, that there is no such name, or nothing', async () => {
    expect(await resolve({ name: 'kantor.contoh' })).toMatchObject({ isUp: true });
    expect(await resolve({ name: 'kantor.contoh', expected: '10.20.30.40' })).toMatchObject({ isUp: true });
    expect(await resolve({ name: 'kantor.contoh', expected: '10.20.30.41' })).toMatchObject({ problem: 'answer' });
    expect(await resolve({ name: 'tiada.contoh' })).toMatchObject({ isUp: false, problem: 'enotfound' });
    expect(await resolve({ name: 'bisu.contoh' })).toMatchObject({ isUp: false, problem: 'etimeout' });
    expect(await resolve({ name: '' })).toMatchObject({ problem: 'options' });
    expect(asked).toContain('kantor.contoh');
  });
});
