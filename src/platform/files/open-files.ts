import { join } from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import type { Settings } from '../config/settings.ts';
import type { Files } from './files.ts';

/** Storage by the settings: a folder of the home, or S3, whose client is loaded only then. */
export async function openFiles(settings: Settings): Promise<Files> {
  if (settings.S3_URL !== undefined) return { disk: await s3Disk(new URL(settings.S3_URL)) };
  return { disk: new Disk(new FSDriver({ location: join(settings.PENDOPO_HOME, 'files'), visibility: 'private' })) };
}

/** `https://KEY:SECRET@host/bucket?region=…` */
async function s3Disk(url: URL): Promise<Disk> {
  const { S3Driver } = await import('flydrive/drivers/s3');
  const credentials = {
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
  };
  const driver = new S3Driver({
    ...{
      credentials,
      endpoint: url.origin,
      region: url.searchParams.get('region') ?? 'us-east-1',
      forcePathStyle: true,
    },
    ...{ bucket: url.pathname.slice(1), visibility: 'private' },
  });
  return new Disk(driver);
}
