import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import { type FileId, storeUpload } from '../../../platform/files/files.ts';
import { type Actor, may, scopeOf } from '../../../platform/identity/actor.ts';
import { fileCase, type Receipt } from '../filing.ts';
import { addNote } from '../officer-commands.ts';
import { PERMISSION } from '../permissions.ts';
import { getCase } from '../queries.ts';
import { question } from '../question.ts';
import { splitCase } from '../tasks.ts';
import {
  aFiling,
  employ,
  foundTown,
  momentAfter,
  openServer,
  type TestServer,
  type TestTown,
  testOffice,
} from '../testing.ts';
import { getDeskCase } from './case-queries.ts';
import { listQueue } from './queue-queries.ts';
import { registerSheet } from './register.ts';

const database = useTestDatabase();
let town: TestTown;
let someone: Actor;
let filed: readonly Receipt[] = [];
let shared: Receipt | undefined;
let server: TestServer;
let withFiles: { readonly receipt: Receipt; readonly sent: FileId; readonly noted: FileId };

beforeAll(async () => {
  town = await foundTown(database.db, 'lihatkab', '32.09');
  someone = await employ(database.db, town, town.dinkes);
  const office = testOffice(database.db);
  const moment = momentAfter();
  const file = (unit: TestTown['root']) => fileCase(office, town, question, { filing: aFiling(unit), moment });
  filed = [await file(town.root), await file(town.dinkes), await file(town.disdik), await file(town.disdik)];
  shared = await file(town.dinkes);
  const asked = { id: shared.id, moment, unitIds: [town.disdik.unitId], request: 'Mohon data', dueOn: moment.today };
  await splitCase(office, someone, asked);
  server = await openServer(database.db, 'lihatkab');
  const store = (fileName: string) =>
    storeUpload(server.deps.files, database.db, town, {
      ...{ bytes: Buffer.from('%PDF-1.4\nisi'), fileName, uploadedBy: null, isPublic: false },
    });
  const [sent, noted] = [(await store('ktp.pdf')).id, (await store('catatan.pdf')).id];
  const filing = aFiling(town.dinkes, { fileIds: [sent] });
  const receipt = await fileCase(office, town, question, { filing, moment });
  await addNote(office, someone, { id: receipt.id, moment, words: 'Untuk petugas', fileIds: [noted] });
  withFiles = { receipt, sent, noted };
});
afterAll(() => server.close());

const grants = fc.array(
  fc.record({
    permission: fc.constantFrom(...Object.values(PERMISSION), 'sites.write'),
    unitPath: fc.constantFrom('/', '/dinkes/', '/disdik/', '/dinkes/puskesmas/', '/din/'),
    delegatedBy: fc.constant(null),
  }),
  { maxLength: 4 },
);

test('whatever grants somebody holds, page, queue and register show them the same cases, and only theirs', async () => {
  await fc.assert(
    fc.asyncProperty(grants, async (held) => {
      const actor = { ...someone, grants: held };
      await inReadOnly(database.db, town, async (tx) => {
        const scope = scopeOf(actor, PERMISSION.view);
        const asked = { view: 'unit', scope, personId: actor.personId, kind: null, search: null } as const;
        const { rows } = await listQueue(tx, { ...asked, cursor: null, limit: 50 });
        const queued = new Set(rows.map(({ id }) => id));
        for (const { id } of filed) {
          const { unitPath } = await getCase(tx, id);
          const isSeen = await getDeskCase(tx, actor, id).then(
            () => true,
            () => false,
          );
          expect(isSeen).toBe(may(actor, PERMISSION.view, unitPath));
          expect(queued.has(id)).toBe(isSeen);
        }
        if (!shared) throw new Error('filed before');
        const seesPart = await getDeskCase(tx, actor, shared.id).then(
          () => true,
          () => false,
        );
        expect(seesPart).toBe(['/dinkes/', '/disdik/'].some((path) => may(actor, PERMISSION.view, path)));
      });
      await expectRegister(actor);
    }),
    { numRuns: 40 },
  );
});

async function expectRegister(actor: Actor): Promise<void> {
  const { today } = momentAfter();
  const words = { year: today.year, timeZone: 'Asia/Jakarta', today, language: 'id', kinds: [question] } as const;
  const numbers: unknown[] = [];
  for await (const [number] of registerSheet({ db: database.db, actor, ...words }).rows) numbers.push(number);
  for (const { id, number } of filed) {
    const { unitPath } = await inReadOnly(database.db, town, (tx) => getCase(tx, id));
    expect(numbers.includes(number)).toBe(may(actor, PERMISSION.export, unitPath));
  }
}

test('whatever grants somebody holds, attachments open to those alone who may see their case', async () => {
  const { receipt, sent, noted } = withFiles;
  const path = (file: FileId) => `/meja/kasus/${receipt.id}/berkas/${file}`;
  await fc.assert(
    fc.asyncProperty(grants, fc.constantFrom(sent, noted), async (held, file) => {
      const actor = { ...someone, grants: held };
      const answer = await server.get(path(file), actor);
      expect(answer.statusCode).toBe(may(actor, PERMISSION.view, '/dinkes/') ? 200 : 404);
      const elsewhere = await server.get(`/meja/kasus/${filed[0]?.id}/berkas/${file}`, actor);
      expect(elsewhere.statusCode).toBe(404);
    }),
    { numRuns: 40 },
  );
  expect((await server.get(path(sent))).statusCode).not.toBe(200);
});

test('with number and secret the citizen opens what they sent, never what officers keep among themselves', async () => {
  const { receipt, sent, noted } = withFiles;
  const track = (secret: string, file: FileId) =>
    server.get(`/lacak/${receipt.number}/${secret}/berkas/${file}/berkas.pdf`);
  expect((await track(receipt.secret, sent)).statusCode).toBe(200);
  expect((await track(receipt.secret, noted)).statusCode).toBe(404);
  expect((await track('AAAA-AAAA-AAAA-AAAA', sent)).statusCode).toBe(404);
});
