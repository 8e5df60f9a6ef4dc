import { OFFICER_ACTIONS, type OfficerAction } from '../guard.ts';

/** The last part of the address to which the form of an action is sent. */
export const ACTION_PATH: Readonly<Record<OfficerAction, string>> = {
  claim: 'ambil',
  release: 'lepas',
  'hand-over': 'serahkan',
  forward: 'teruskan',
  task: 'bagi',
  merge: 'gabung',
  reclassify: 'ubah-jenis',
  ask: 'tanya',
  note: 'catat',
  extend: 'perpanjang',
  answer: 'jawab',
  close: 'tutup',
  reopen: 'buka-lagi',
};

/** The action to which an address belongs; undefined for any other. */
export function actionAt(path: string): OfficerAction | undefined {
  return OFFICER_ACTIONS.find((action) => ACTION_PATH[action] === path);
}
