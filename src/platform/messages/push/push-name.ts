import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';

/** The queue of pushes: its name and payload. */
export const SEND_PUSH = {
  name: 'messages.send-push',
  schema: z.object({ governmentId: idSchema<'government'>(), pushId: idSchema<'push'>() }),
} as const;
