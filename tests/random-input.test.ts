import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type DemoInstallation, useDemoInstallation } from './demo-installation.ts';

const demo: DemoInstallation = useDemoInstallation();

interface Operation {
  readonly method: string;
  readonly path: string;
}

const METHODS = ['get', 'post', 'put', 'delete', 'patch'];
const RUNS_EACH = 12;

let operations: readonly Operation[] = [];

beforeAll(() => {
  const document = demo.building.app.swagger() as { paths: Record<string, Record<string, unknown>> };
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter((method) => METHODS.includes(method))
      .map((method) => ({ method: method.toUpperCase(), path })),
  );
});

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '',
    '\u0000',
    '../../etc/passwd',
    "' or 1=1 --",
    '<script>alert(1)</script>',
    '%',
    '%00',
    '{{fakta:x}}',
  ),
  fc.constantFrom(
    '-1',
    '1e309',
    'NaN',
    '9999999999999999999',
    '0001-01-01',
    '2026-02-30',
    'null',
    '[]',
    '{}',
    '__proto__',
  ),
  fc.uuid(),
  fc.string({ minLength: 3000, maxLength: 6000 }),
);

const field = fc.constantFrom(
  ...[
    'kunci',
    'title',
    'judul',
    'q',
    'sebelum',
    'email',
    'password',
    'tujuan',
    'unitId',
    'from',
    'until',
    'lingkup',
    'bahasa',
    'id',
  ],
);
const form = fc.dictionary(fc.oneof(field, fc.string({ maxLength: 12 })), nasty, { maxKeys: 8 });

const body = fc.oneof(
  form.map((fields) => ({
    type: 'application/x-www-form-urlencoded',
    payload: new URLSearchParams(fields).toString(),
  })),
  form.map((fields) => ({ type: 'application/json', payload: JSON.stringify(fields) })),
  fc.constant({ type: 'application/json', payload: '{"a":' }),
  nasty.map((text) => ({
    type: 'multipart/form-data; boundary=x',
    payload: `--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n${text}`,
  })),
  nasty.map((text) => ({ type: text.replace(/[^\x20-\x7e]/g, '') || 'text/plain', payload: text })),
);

const input = fc.record({
  words: fc.array(nasty, { minLength: 4, maxLength: 4 }),
  query: form,
  body,
  cookie: nasty.map((text) => `pesan=${encodeURIComponent(text)}; bahasa=en`),
});

type Input = typeof input extends fc.Arbitrary<infer T> ? T : never;

function fill(path: string, words: readonly string[]): string {
  let index = 0;
  return path.replace(/\{[^}]+\}|\*/g, () => encodeURIComponent((words[index++ % words.length] ?? 'x').slice(0, 200)));
}

async function send(operation: Operation, given: Input, headers: Record<string, string>) {
  const query = new URLSearchParams(given.query).toString();
  const hasBody = operation.method !== 'GET';
  return demo.building.app.inject({
    method: operation.method as 'GET',
    url: `${fill(operation.path, given.words)}${query === '' ? '' : `?${query}`}`,
    headers: { origin: `http://${headers.host}`, ...headers, ...(hasBody && { 'content-type': given.body.type }) },
    ...(hasBody && { payload: given.body.payload }),
  });
}

/** Every route with random input; collects answers that blame us. */
async function faults(headers: () => Record<string, string>): Promise<string[]> {
  const found: string[] = [];
  for (const operation of operations) {
    await fc.assert(
      fc.asyncProperty(input, async (given) => {
        const answer = await send(operation, given, headers());
        if (answer.statusCode >= 500)
          found.push(
            `${operation.method} ${operation.path} ${answer.statusCode}: ${JSON.stringify(given).slice(0, 300)}`,
          );
      }),
      { numRuns: RUNS_EACH, seed: 20261123 },
    );
  }
  return found;
}

describe('random input', () => {
  test('the OpenAPI document names the routes of the public, the desk and sign-in', () => {
    const paths = operations.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['/', '/cari', '/masuk', '/meja']));
    expect(operations.length).toBeGreaterThan(50);
  });

  test('never makes a fault of ours for a stranger', async () => {
    expect(await faults(() => ({ host: demo.host() }))).toEqual([]);
  }, 300_000);

  test('never makes a fault of ours for somebody signed in', async () => {
    const cookie = await demo.signIn('admin');
    expect(await faults(() => ({ host: demo.host(), cookie }))).toEqual([]);
  }, 300_000);

  test('malformed hosts, paths and cookies get a page in Indonesian that says what to do', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, nasty, async (word, cookie) => {
        const url = `/${encodeURIComponent(word.slice(0, 200))}`;
        const host = word.replace(/[^\x21-\x7e]/g, '').slice(0, 100) || 'x';
        const headers = { host, cookie: encodeURIComponent(cookie) };
        const answer = await demo.building.app.inject({ url, headers });
        expect(answer.statusCode).toBeGreaterThanOrEqual(400);
        expect(answer.statusCode).toBeLessThan(500);
        expect(answer.body).toMatch(/<html lang="(id|en)"/);
      }),
      { numRuns: 60, seed: 20261123 },
    );
  });
});
