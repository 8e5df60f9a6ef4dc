import type { Examples } from '../../../platform/ui/gallery-examples.ts';
import { firstRunSteps } from '../first-run.ts';
import type { Pressure, QueueItem } from '../queue.ts';
import { HomePage } from './home-page.tsx';

const item = (pressure: Pressure, title: string, why: string): QueueItem => ({
  ...{ key: title, pressure, title, why, href: '/meja/isi/1' },
  explanationHref: pressure === 'overdue' ? '/meja/tenggat/1' : null,
});
const shared = { language: 'id', name: 'Ani Suryani', today: 'Senin, 23 November 2026', moreDueHref: null } as const;
const steps = firstRunSteps({
  ...{ siteId: '1', hasContact: true, hasLook: false, hasPeople: false, hasNews: false, hasOfficeHours: false },
});

export const examples: Examples = {
  'tidak ada yang menunggu': () => <HomePage {...shared} queue={[]} writeSite={{ siteId: null }} firstRun={null} />,
  'antrean menurut risiko': () => (
    <HomePage
      {...shared}
      moreDueHref="/meja/tenggat?sesudah=a"
      writeSite={{ siteId: '1' }}
      firstRun={null}
      queue={[
        item('overdue', 'Jawab permohonan PPID-2026-00123', 'Jatuh tempo 2 hari lalu lewat, UU 14/2008 ps. 22'),
        item('warning', 'Banjir di Waled', 'Kecamatan Waled. Peringatan bagi warga tidak boleh menunggu'),
        item('returned', 'Gotong royong', 'Desa Cibogo. Dikembalikan: “Kurang jam mulai.”'),
        item('review', 'Panen raya', 'Desa Ciuyah. Menunggu sejak 3 jam lalu'),
        item('draft', 'Jadwal posyandu', 'Desa Cibogo. Terakhir diubah 2 hari lalu'),
      ]}
    />
  ),
  'pemerintah baru': () => <HomePage {...shared} queue={[]} writeSite={{ siteId: '1' }} firstRun={steps} />,
  'judul berisi HTML': () => (
    <HomePage {...shared} queue={[item('review', '<b>tebal</b>', '<i>alasan</i>')]} writeSite={null} firstRun={null} />
  ),
  'in English': () => <HomePage {...shared} language="en" queue={[]} writeSite={{ siteId: '1' }} firstRun={steps} />,
};
