export { imports } from './module.ts';
