import { connect } from 'node:net';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '../src/platform/database/ids.ts';
import { inReadOnly } from '../src/platform/database/tenancy.ts';
import { useDemoInstallation } from './demo-installation.ts';

/** A form of the desk over a link that breaks: at every byte of the request, and at every byte of the answer. */
const demo = useDemoInstallation({ listens: true });
const TOGETHER = 12;
let cookie = '';
let siteId = '';

beforeAll(async () => {
  cookie = await demo.signIn('desa-operator');
  const site = await inReadOnly(demo.database.db, { governmentId: demo.governmentId }, (tx) =>
    tx.selectFrom('sites.site').select('id').where('label', '=', demo.villageLabel).executeTakeFirstOrThrow(),
  );
  siteId = site.id;
});

const BOUNDARY = 'batas-uji';

function bodyOf(form: 'urlencoded' | 'multipart', fields: Readonly<Record<string, string>>): string {
  if (form === 'urlencoded') return new URLSearchParams(fields).toString();
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join('')}--${BOUNDARY}--\r\n`;
}

/** The whole request as it travels. */
function requestOf(form: 'urlencoded' | 'multipart', title: string, kunci: string): Buffer {
  const body = bodyOf(form, { kunci, judul: title, isi: 'Air surut.', bentuk: 'plain' });
  const type =
    form === 'urlencoded' ? 'application/x-www-form-urlencoded' : `multipart/form-data; boundary=${BOUNDARY}`;
  return Buffer.from(
    [
      `POST /meja/tulis?jenis=news&situs=${siteId} HTTP/1.1`,
      ...[`host: ${demo.host()}`, `origin: http://${demo.host()}`, `cookie: ${cookie}`],
      ...[
        `content-type: ${type}`,
        `content-length: ${body.length}`,
        `x-kiriman: ${kunci}`,
        'connection: close',
        '',
        body,
      ],
    ].join('\r\n'),
  );
}

/** Sends so many bytes and reads so many of the answer, then the link is gone. */
function exchange(request: Buffer, { sent, read }: { readonly sent: number; readonly read: number }): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(demo.port, '127.0.0.1', () => {
      socket.write(request.subarray(0, sent), () => {
        if (sent < request.length) socket.destroy();
      });
    });
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('latin1');
      if (answer.length >= read) socket.destroy();
    });
    socket.on('close', () => resolve(answer.slice(0, read)));
    socket.on('error', (error) => (sent < request.length || read < 10_000 ? resolve(answer) : reject(error)));
  });
}

const WHOLE = Number.MAX_SAFE_INTEGER;

/** The body of an answer: the outbox is told where to go on. */
const told = (answer: string) =>
  /^HTTP\/1\.1 200 [\s\S]*\r\n\r\n[\s\S]*(\{"to":"\/meja\/isi\/[^"]+"\})/.exec(answer)?.[1];

async function side<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const lane = async () => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: TOGETHER }, lane));
}

async function countTitles(like: string): Promise<Readonly<Record<string, number>>> {
  const rows = await inReadOnly(demo.database.db, { governmentId: demo.governmentId }, (tx) =>
    tx
      .selectFrom('sites.content')
      .select(({ fn }) => ['title', fn.countAll<number>().as('count')])
      .where('title', 'like', `${like}%`)
      .groupBy('title')
      .execute(),
  );
  return Object.fromEntries(rows.map(({ title, count }) => [title, Number(count)]));
}

test.each(['urlencoded', 'multipart'] as const)(
  'a %s form that is cut off at any byte of the request is taken in once when it is sent again',
  async (form) => {
    const whole = requestOf(form, `Potong ${form} 0000`, newId());
    // The head of both forms is the same: it is cut once.
    const from = form === 'multipart' ? whole.indexOf('\r\n\r\n') : 0;
    const places = Array.from({ length: whole.length - from }, (_, at) => from + at);
    const titleAt = (at: number) => `Potong ${form} ${String(at).padStart(4, '0')}`;
    await side(places, async (at) => {
      const request = requestOf(form, titleAt(at), newId());
      expect(await exchange(request, { sent: at, read: WHOLE })).not.toContain('"to"');
      expect(told(await exchange(request, { sent: request.length, read: WHOLE }))).toBeDefined();
    });
    expect(await countTitles(`Potong ${form}`)).toEqual(Object.fromEntries(places.map((at) => [titleAt(at), 1])));
  },
  120_000,
);

test('an answer that is cut off at any byte is the same when the form is sent again', async () => {
  const probe = requestOf('urlencoded', 'Jawab percobaan', newId());
  const { length } = await exchange(probe, { sent: probe.length, read: WHOLE });
  const titleAt = (at: number) => `Jawab ${String(at).padStart(4, '0')}`;
  const places = Array.from({ length }, (_, at) => at);
  await side(places, async (at) => {
    const request = requestOf('urlencoded', titleAt(at), newId());
    await exchange(request, { sent: request.length, read: at });
    const again = told(await exchange(request, { sent: request.length, read: WHOLE }));
    expect(again).toBeDefined();
    if (at % 50 === 0) expect(told(await exchange(request, { sent: request.length, read: WHOLE }))).toBe(again);
  });
  expect(await countTitles('Jawab 0')).toEqual(
    Object.fromEntries(places.filter((at) => at < 1000).map((at) => [titleAt(at), 1])),
  );
}, 120_000);
