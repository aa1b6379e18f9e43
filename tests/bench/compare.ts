/** These rounds warm compilers and caches up and are not counted: servers run for weeks. */
const WARM_UP_ROUNDS = 2;
const COUNTED_ROUNDS = 3;

/**
 * Runs two tasks in turn, so that a noisy machine disturbs both alike, and prints what each costs per message and
 * how they compare. A task does all messages once and tells the CPU milliseconds that it took.
 */
export async function compare(
  messages: number,
  tasks: Readonly<Record<string, () => Promise<number>>>,
): Promise<void> {
  const totals = new Map(Object.keys(tasks).map((name) => [name, 0]));
  for (let round = 0; round < WARM_UP_ROUNDS + COUNTED_ROUNDS; round++) {
    for (const [name, task] of Object.entries(tasks)) {
      const spent = await task();
      if (round >= WARM_UP_ROUNDS) totals.set(name, (totals.get(name) ?? 0) + spent);
    }
  }
  const [ours = 0, theirs = 0] = totals.values();
  const lines = Array.from(totals, ([name, total]) => {
    const each = total / (messages * COUNTED_ROUNDS);
    return `${name.padEnd(26)}${each.toFixed(2).padStart(6)} CPU-ms a message`;
  });
  const ratio = `ratio                     ${(ours / theirs).toFixed(2).padStart(6)}`;
  process.stdout.write(`${[`${messages} messages, ${COUNTED_ROUNDS} rounds`, ...lines, ratio].join('\n')}\n`);
}
