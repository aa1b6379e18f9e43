/** How long an answer is remembered. */
export interface Memory<Answer> {
  /** The oldest question is forgotten when there is one more. 0 remembers nothing. */
  readonly entries: number;
  /** Milliseconds; 0 for an answer that is not worth its space. */
  lifetimeOf(outcome: Outcome<Answer>): number;
  /** Milliseconds from any fixed moment on. */
  now(): number;
}

/** What became of a question. */
export type Outcome<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly error: unknown };

interface Entry<Answer> {
  readonly answer: Promise<Answer>;
  /** Infinite while the question is under way: whoever asks the same meanwhile waits with the first. */
  until: number;
}

/**
 * Asks each question once as long as its answer is remembered, failures included. Least recently used answers
 * make room for new ones.
 */
export function remembered<Answer>(
  ask: (question: string) => Promise<Answer>,
  memory: Memory<Answer>,
): (question: string) => Promise<Answer> {
  const entries = new Map<string, Entry<Answer>>();
  return (question) => {
    const known = entries.get(question);
    entries.delete(question);
    const entry = known && known.until > memory.now() ? known : asked(ask, question, memory);
    entries.set(question, entry);
    if (entries.size > memory.entries) forgetOldest(entries);
    return entry.answer;
  };
}

function asked<Answer>(
  ask: (question: string) => Promise<Answer>,
  question: string,
  memory: Memory<Answer>,
): Entry<Answer> {
  const entry: Entry<Answer> = { answer: ask(question), until: Number.POSITIVE_INFINITY };
  const settle = (outcome: Outcome<Answer>): void => {
    entry.until = memory.now() + memory.lifetimeOf(outcome);
  };
  entry.answer.then(
    (answer) => settle({ ok: true, answer }),
    (error: unknown) => settle({ ok: false, error }),
  );
  return entry;
}

function forgetOldest(entries: Map<string, unknown>): void {
  for (const oldest of entries.keys()) {
    entries.delete(oldest);
    return;
  }
}
