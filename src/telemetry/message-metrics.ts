import type { Instruments } from './instruments.ts';

/** What is counted of messages. */
export interface MessageMetrics {
  /** A message is under way; call what it returns when it no longer is. */
  enter(bytes: number): () => void;
  /** @param verdict `none` … `unavailable`, or `try-later` when the mail server was asked to keep the message */
  judged(hook: string, verdict: string): void;
  analysed(seconds: number): void;
  /** @param code of a fault */
  unavailable(code: string): void;
  /** The version of the rules that judge from now on. */
  rules(version: string): void;
}

export function messageMetrics({ counter, gauge, histogram }: Instruments): MessageMetrics {
  const messages = counter('messages_total', 'Messages answered.', 'verdict', 'hook');
  const analysis = histogram(
    'analysis_seconds',
    'From the question of a hook to its answer; in a worker, the analysis.',
  );
  const faults = counter(
    'unavailable_total',
    'Messages without an analysis, by the code of the fault.',
    'code',
  );
  const inFlight = gauge('in_flight_messages', 'Messages under way in this process.');
  const inFlightBytes = gauge('in_flight_bytes', 'Bytes of the messages under way in this process.');
  const rules = gauge('rules_info', 'The version of the rules that judge.', 'version');
  return {
    enter(bytes) {
      inFlight.inc();
      inFlightBytes.inc(bytes);
      return () => {
        inFlight.dec();
        inFlightBytes.dec(bytes);
      };
    },
    judged: (hook, verdict) => messages.inc({ verdict, hook }),
    analysed: (seconds) => analysis.observe(seconds),
    unavailable: (code) => faults.inc({ code }),
    rules(version) {
      rules.reset();
      rules.set({ version }, 1);
    },
  };
}
