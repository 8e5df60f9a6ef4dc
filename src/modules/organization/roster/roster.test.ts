import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { readTable } from '../../../platform/spreadsheets/table-file.ts';
import { listAssignments } from '../people/assignment-queries.ts';
import { findPersonByEmail } from '../people/queries.ts';
import { foundTown, type TestTown, TODAY } from '../testing.ts';
import { readColumns } from './columns.ts';
import { confirmRoster, previewRoster } from './commands.ts';
import { getImport, listAllRows, listRows } from './queries.ts';
import { toCsv, toWorkbook, withoutFormula } from './spreadsheet.ts';

const database = useTestDatabase();
let town: TestTown;
let admin: Actor;

beforeAll(async () => {
  town = await foundTown(database.db, '32.09');
  admin = await town.actor('admin');
});

const cellsOf = async (bytes: Buffer) => {
  const table = await readTable(bytes);
  return table.ok ? table.rows.map(({ cells }) => cells) : table.fault;
};

describe('reading a list', () => {
  test.each([
    ['commas', 'Nama,Surel\nSiti,s@x.id'],
    ['semicolons', 'Nama;Surel\r\nSiti;s@x.id\r\n'],
    ['tabs', 'Nama\tSurel\nSiti\ts@x.id'],
    ['a byte order mark', '\u{feff}Nama;Surel\nSiti;s@x.id'],
  ])('%s', async (_name, text) => {
    expect(await cellsOf(Buffer.from(text))).toEqual([
      ['Nama', 'Surel'],
      ['Siti', 's@x.id'],
    ]);
  });

  test('Windows-1252 and UTF-16 as old Excel writes them', async () => {
    expect(await cellsOf(Buffer.from('Nama;Surel\nRen\xe9;r@x.id', 'latin1'))).toEqual([
      ['Nama', 'Surel'],
      ['René', 'r@x.id'],
    ]);
    expect(await cellsOf(Buffer.from('\u{feff}Nama\tSurel', 'utf16le'))).toEqual([['Nama', 'Surel']]);
  });

  test('an XLSX file; empty rows keep their place in the count', async () => {
    const bytes = await writeXlsxFile([['Nama', 'Surel'], [], ['Siti', 's@x.id']]).toBuffer();
    const table = await readTable(bytes);
    expect(table.ok && table.rows.map(({ line }) => line)).toEqual([1, 3]);
  });

  test.each([
    ['bytes that are no text', Buffer.from([0, 1, 2, 3, 0, 200]), 'unreadable'],
    ['an archive that is none', Buffer.from('PK\u0003\u0004 bukan arsip'), 'unreadable'],
    ['a file over 2 MB', Buffer.alloc(2_200_000, 'a'), 'too-large'],
    ['too many rows', Buffer.from(`Nama,Surel\n${'a,b\n'.repeat(2500)}`), 'too-many-rows'],
  ])('%s is refused', async (_name, bytes, fault) => {
    expect(await cellsOf(bytes)).toBe(fault);
  });

  test('a workbook that unfolds to more than it may is refused before it is read', async () => {
    const bytes = await writeXlsxFile([
      ['x'.repeat(30_000)],
      ...Array.from({ length: 1500 }, (_, at) => [`${at}${'y'.repeat(30_000)}`]),
    ]).toBuffer();
    expect(bytes.length).toBeLessThan(2 * 1024 * 1024);
    expect(await cellsOf(bytes)).toBe('too-large');
  });

  test('columns are found by their headings in any order, below a title; what is missing is named', async () => {
    const found = readColumns([
      { line: 1, cells: ['DAFTAR OPERATOR'] },
      { line: 3, cells: ['No. HP', 'Alamat Surel', 'Kecamatan', 'NAMA LENGKAP'] },
      { line: 4, cells: ['0812', 'A@X.ID', 'Waled', 'Siti'] },
    ]);
    expect(found).toEqual({
      ok: true,
      rows: [{ line: 4, name: 'Siti', email: 'a@x.id', phone: '0812', role: '', units: ['Waled'] }],
    });
    expect(readColumns([{ line: 1, cells: ['Nama', 'Alamat'] }])).toEqual({ ok: false, missing: ['email', 'unit'] });
    expect(readColumns([])).toEqual({ ok: false, missing: ['name', 'email', 'unit'] });
  });
});

async function preview(text: string, actor: Actor = admin) {
  const table = await readTable(Buffer.from(text));
  const columns = table.ok ? readColumns(table.rows) : { ok: false as const };
  if (!columns.ok) throw new Error('the list can be read');
  return previewRoster(database.db, actor, { fileName: 'daftar.csv', rows: columns.rows, language: 'id' }, TODAY);
}

const rowsOf = (id: Awaited<ReturnType<typeof preview>>) => inReadOnly(database.db, town, (tx) => listAllRows(tx, id));

describe('previewing a list', () => {
  test('every row is told what becomes of it, with its line and the reason', async () => {
    const id = await preview(
      [
        'nama;surel;telepon;unit;peran',
        'Siti Aminah;siti@contoh.id;0812 345;Diskominfo;',
        ';kosong@contoh.id;;waled;',
        '=HYPERLINK("http://x");rumus@contoh.id;;waled;',
        '<b>Tebal</b>;html@contoh.id;;waled;',
        'Tanpa Surel;;;waled;',
        'Salah Surel;bukan surel;;waled;',
        'Siti Kembar;SITI@contoh.id;;waled;',
        'Nomor Aneh;nomor@contoh.id;delapan;waled;',
        'Salah Unit;unit@contoh.id;;Diskomimfo;',
        'Peran Aneh;peran@contoh.id;;waled;Raja',
        'Dengan Kode;kode@contoh.id;;32.09.01;Operator kecamatan',
      ].join('\n'),
    );
    const rows = await rowsOf(id);
    expect(rows.map(({ line, outcome }) => `${line} ${outcome}`)).toEqual([
      ...['2 add', '3 bad', '4 bad', '5 bad', '6 bad', '7 bad', '8 bad', '9 bad', '10 bad', '11 bad', '12 add'],
    ]);
    const reason = (line: number) => rows.find((row) => row.line === line)?.reason ?? '';
    expect(reason(3)).toBe('Nama kosong.');
    expect(reason(8)).toBe('Surel sama dengan baris 2.');
    expect(reason(10)).toMatch(/Mungkin maksud Anda: Dinas Komunikasi|Mungkin maksud Anda:/);
    expect(reason(11)).toContain('Pilih salah satu: Admin');
    expect(await inReadOnly(database.db, town, (tx) => findPersonByEmail(tx, 'siti@contoh.id'))).toBeUndefined();
  });

  test('a desa whose name several kecamatan have is chosen by its kecamatan', async () => {
    const { rows: twins } = await inReadOnly(database.db, town, (tx) =>
      sql<{ short_name: string; parents: string[] }>`
        select desa.short_name, array_agg(parent.short_name order by parent.path) as parents
        from organization.unit desa join organization.unit parent on parent.government_id = desa.government_id and parent.id = desa.parent_id
        where desa.kind = 'desa' and desa.short_name not in (select short_name from organization.unit where kind = 'kecamatan')
        group by desa.short_name having count(*) > 1 order by 1 limit 1`.execute(tx),
    );
    const [twin] = twins;
    if (!twin) throw new Error('Cirebon has desa of the same name');
    const id = await preview(
      `nama,surel,kecamatan,desa\nAni,ani@contoh.id,${twin.parents[1]},${twin.short_name}\nBeni,beni@contoh.id,,${twin.short_name}`,
    );
    const [ani, beni] = await rowsOf(id);
    expect(ani).toMatchObject({ outcome: 'add', roleText: 'Operator desa/kelurahan' });
    expect(beni?.outcome).toBe('bad');
    expect(beni?.reason).toContain('Tulis alamat situsnya');
  });

  test('rows to be corrected come first, page by page', async () => {
    const id = await preview(
      'nama,surel,unit\nAni,ani2@contoh.id,waled\n,x@contoh.id,waled\nBeni,beni2@contoh.id,waled',
    );
    const list = (cursor?: string) => inReadOnly(database.db, town, (tx) => listRows(tx, id, { limit: 2, cursor }));
    const first = await list();
    expect(first.rows.map(({ line }) => line)).toEqual([3, 2]);
    const second = await list(first.next ?? '');
    expect(second.rows.map(({ line }) => line)).toEqual([4]);
    expect((await list(second.previous ?? '')).rows.map(({ line }) => line)).toEqual([3, 2]);
  });

  test('who may import for one kecamatan imports for no other', async () => {
    const permissions = [
      'organization.import-roster',
      'organization.manage-people',
      'organization.view',
      'deadlines.view',
    ];
    const freshness = ['freshness.confirm', 'freshness.manage'];
    const alsoTheirs = ['cases.view', 'cases.work', 'cases.intake', 'network.view'];
    const sites = ['sites.write', 'sites.publish', 'sites.manage', 'sites.review'];
    const all = [...permissions, ...sites, ...freshness, ...alsoTheirs];
    const grants = all.map((permission) => ({ permission, unitPath: '/waled/', delegatedBy: null }));
    const waled: Actor = { ...(await town.actor('kecamatan')), grants };
    const id = await preview(
      'nama,surel,unit,peran\nAni,a@contoh.id,waled,\nBeni,b@contoh.id,ciledug,\nCici,c@contoh.id,waled,Admin',
      waled,
    );
    expect((await rowsOf(id)).map(({ outcome }) => outcome)).toEqual(['add', 'bad', 'bad']);
    await expect(
      previewRoster(database.db, await town.actor('opd'), { fileName: 'x', rows: [], language: 'id' }, TODAY),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('taking a list over', () => {
  const list =
    'nama,surel,telepon,unit\nDian Sari,dian@contoh.id,0812 111,waled\nEka,eka@contoh.id,,diskominfo\n,rusak@contoh.id,,waled';

  test('adds the good rows once, with their roles; the same list again changes nothing', async () => {
    const id = await preview(list);
    expect(await confirmRoster(database.db, admin, id, TODAY)).toBe(2);
    expect(await confirmRoster(database.db, admin, id, TODAY)).toBe(2);
    const dian = await inReadOnly(database.db, town, (tx) => findPersonByEmail(tx, 'dian@contoh.id'));
    if (!dian) throw new Error('was added');
    const held = await inReadOnly(database.db, town, (tx) => listAssignments(tx, dian.id));
    expect(held.map(({ roleName, unitPath }) => `${roleName} ${unitPath}`)).toEqual(['Operator kecamatan /waled/']);
    const again = await preview(list);
    expect((await inReadOnly(database.db, town, (tx) => getImport(tx, again))).counts).toEqual({
      add: 0,
      change: 0,
      same: 2,
      bad: 1,
    });
  });

  test('changes people by their mail address and keeps a phone that the list leaves empty', async () => {
    const id = await preview('nama,surel,telepon,unit\nDian Sari Dewi,dian@contoh.id,,ciledug');
    expect((await rowsOf(id)).map(({ outcome }) => outcome)).toEqual(['change']);
    await confirmRoster(database.db, admin, id, TODAY);
    const dian = await inReadOnly(database.db, town, (tx) => findPersonByEmail(tx, 'dian@contoh.id'));
    expect(dian).toMatchObject({ name: 'Dian Sari Dewi', phone: '0812 111', unitId: await town.unitId('ciledug') });
  });

  test('a preview is confirmed by who made it, while they may', async () => {
    const id = await preview('nama,surel,unit\nFajar,fajar@contoh.id,waled');
    await expect(confirmRoster(database.db, await town.actor('diskominfo'), id, TODAY)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const shrunk = { ...admin, grants: admin.grants.map((grant) => ({ ...grant, unitPath: '/dinkes/' })) };
    await expect(confirmRoster(database.db, shrunk, id, TODAY)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await inReadOnly(database.db, town, (tx) => findPersonByEmail(tx, 'fajar@contoh.id'))).toBeUndefined();
  });

  test('another government neither sees nor confirms it', async () => {
    const id = await preview('nama,surel,unit\nGita,gita@contoh.id,waled');
    const neighbour = await foundTown(database.db, '35.73');
    const theirs = await neighbour.actor('admin');
    await expect(inReadOnly(database.db, theirs, (tx) => getImport(tx, id))).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(confirmRoster(database.db, theirs, id, TODAY)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('files to download', () => {
  test('hold nothing that a spreadsheet takes for a formula', async () => {
    expect(['=1+1', '+62', '-1', '@SUM', '\tx', 'biasa'].map(withoutFormula)).toEqual([
      "'=1+1",
      "'+62",
      "'-1",
      "'@SUM",
      "'\tx",
      'biasa',
    ]);
    expect(toCsv([['=cmd|" /C calc"!A0', 'a;b']]).toString()).toBe('\u{feff}"\'=cmd|"" /C calc""!A0";"a;b"\r\n');
  });

  test('come back as they went out', async () => {
    const sheet = [
      ['Nama', 'Telepon'],
      ['Siti "Ibu" Aminah; S.Sos', '+62 812'],
    ];
    expect(await cellsOf(toCsv(sheet))).toEqual(sheet);
    expect(await cellsOf(await toWorkbook(sheet))).toEqual(sheet);
  });
});
