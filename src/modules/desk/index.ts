export { PERMISSION as DESK_PERMISSION } from './permissions.ts';
