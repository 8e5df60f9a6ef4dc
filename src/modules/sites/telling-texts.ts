import { defineTexts } from '../../platform/ui/texts.ts';

/** What the module tells people at the desk. */
export const tellingTexts = defineTexts({
  id: {
    submitted: {
      title: (title: string) => `Menunggu tinjauan: ${title}`,
      text: (by: string, _reason: string) => `Diajukan oleh ${by}.`,
    },
    published: {
      title: (title: string) => `Terbit: ${title}`,
      text: (by: string, _reason: string) => `Isi yang Anda tulis diterbitkan oleh ${by}.`,
    },
    returned: {
      title: (title: string) => `Dikembalikan: ${title}`,
      text: (by: string, reason: string) =>
        [`Isi yang Anda tulis dikembalikan oleh ${by}.`, ...(reason === '' ? [] : [`Alasannya: ${reason}`])].join('\n'),
    },
  },
  en: {
    submitted: { title: (title) => `Waits for review: ${title}`, text: (by) => `Submitted by ${by}.` },
    published: {
      title: (title) => `Published: ${title}`,
      text: (by) => `What you wrote was published by ${by}.`,
    },
    returned: {
      title: (title) => `Returned: ${title}`,
      text: (by, reason) =>
        [`What you wrote was returned by ${by}.`, ...(reason === '' ? [] : [`The reason: ${reason}`])].join('\n'),
    },
  },
});
