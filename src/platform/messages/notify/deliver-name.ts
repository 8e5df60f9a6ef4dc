import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';

/** The queue of notices that were just written: its name and payload. */
export const DELIVER_NOTICE = {
  name: 'messages.deliver-notice',
  schema: z.object({ governmentId: idSchema<'government'>(), noticeId: idSchema<'notice'>() }),
} as const;
