export { loadSampleNetwork } from './inventory/demo/load-sample-network.ts';
export { watchSampleNetwork } from './monitoring/demo/watch-sample-network.ts';

/** The name under which the module registers permissions and jobs. */
export const moduleName = 'network';
