import { z } from 'zod';

/** What travels in the job: finished and dead jobs are shown to administrators, so nothing of the message. */
export const CallbackJob = z.strictObject({
  /** The id of the message. */
  message: z.string().min(1),
});
export type CallbackJob = z.infer<typeof CallbackJob>;

/** Retried by `retryDelay`; dead letters stay as failed jobs, which hold the names of static problems. */
export function jobOptions(id: string, attempts: number, lifetimeMs: number) {
  return {
    jobId: id,
    attempts,
    backoff: { type: 'custom' },
    removeOnComplete: true,
    removeOnFail: { age: Math.ceil(lifetimeMs / 1_000) },
    stackTraceLimit: 0,
  } as const;
}
