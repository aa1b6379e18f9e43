/** What the event loop of this thread did at a stretch. */
export interface TurnWatch {
  /** CPU milliseconds of the longest turn since the last time: other processes on the machine do not count. */
  longest(): number;
  stop(): void;
}

/** A timer of a millisecond comes up in every turn that is longer. */
export function watchTurns(): TurnWatch {
  let longest = 0;
  let before = process.threadCpuUsage();
  const timer = setInterval(() => {
    const { user, system } = process.threadCpuUsage(before);
    before = process.threadCpuUsage();
    longest = Math.max(longest, (user + system) / 1_000);
  }, 1);
  timer.unref();
  return {
    longest() {
      const value = longest;
      longest = 0;
      return value;
    },
    stop: () => clearInterval(timer),
  };
}
