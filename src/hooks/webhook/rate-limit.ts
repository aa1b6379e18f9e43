/** A counter of requests per caller. */
export interface RateLimit {
  /** Counts a request; false when the caller has had its share. `now` is in milliseconds. */
  admits(caller: string, now: number): boolean;
}

/** Callers that are remembered; a flood from ever new addresses would fill the memory otherwise. */
const MAX_CALLERS = 10_000;

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** A bucket per caller holds the requests of one second and fills continuously. */
export function createRateLimit(requestsPerSecond: number): RateLimit {
  const buckets = new Map<string, Bucket>();
  return {
    admits(caller, now) {
      const bucket = buckets.get(caller) ?? { tokens: requestsPerSecond, filledAt: now };
      // Moves the caller to the end: the first of the map is the one that has been silent longest.
      buckets.delete(caller);
      buckets.set(caller, bucket);
      forgetBeyond(buckets, MAX_CALLERS);
      const filled = bucket.tokens + ((now - bucket.filledAt) / 1000) * requestsPerSecond;
      bucket.tokens = Math.min(requestsPerSecond, filled);
      bucket.filledAt = now;
      if (bucket.tokens < 1) return false;
      bucket.tokens -= 1;
      return true;
    },
  };
}

function forgetBeyond(buckets: Map<string, Bucket>, limit: number): void {
  if (buckets.size <= limit) return;
  for (const oldest of buckets.keys()) {
    buckets.delete(oldest);
    return;
  }
}
