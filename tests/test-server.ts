import { allJobs } from '../src/building.ts';
import { startTestServer, type TestProject } from '../src/platform/database/testing.ts';
import { prepareJobs } from '../src/platform/jobs/prepare.ts';

/** Vitest's global setup: PostgreSQL with all tables and the queues of all jobs. */
export const setup = (project: TestProject) =>
  startTestServer(project, (migratorUrl) => prepareJobs(migratorUrl, allJobs));
