export { USUAL_REACH } from './following.ts';
export { followingWith } from './module.ts';
