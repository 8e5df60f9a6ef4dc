export { casesWith } from './module.ts';
