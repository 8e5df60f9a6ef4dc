import { z } from 'zod';

/** How many readings a message of an agent may hold. */
export const MOST_READINGS = 1000;

/** One reading of an agent as it travels and lies in the inbox. */
export const agentReadingSchema = z.object({
  target: z.guid(),
  at: z.iso.datetime(),
  up: z.boolean(),
  /** Milliseconds until the answer; null without one. */
  ms: z.number().min(0).max(600_000).nullable(),
});

/** One reading of an agent as it travels and lies in the inbox. */
export type AgentReading = z.infer<typeof agentReadingSchema>;

/** A message of an agent. */
export const agentMessageSchema = z.object({ readings: z.array(agentReadingSchema).min(1).max(MOST_READINGS) });
