/** The name under which the module registers permissions and jobs. */
export const moduleName = 'network';
