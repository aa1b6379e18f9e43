import type { Metrics } from '../telemetry/metrics.ts';
import type { Engine, Outcome } from './engine.ts';

/** The engine as one hook sees it: what that hook asks and gets is counted. */
export function measured(engine: Engine, hook: string, metrics: Metrics): Engine {
  return {
    ...engine,
    async analyse(transaction, capabilities) {
      const leave = metrics.enter(transaction.content.length);
      const started = performance.now();
      try {
        const outcome = await engine.analyse(transaction, capabilities);
        metrics.analysed((performance.now() - started) / 1_000);
        count(outcome, hook, metrics);
        return outcome;
      } finally {
        leave();
      }
    },
  };
}

function count(outcome: Outcome, hook: string, metrics: Metrics): void {
  if (outcome.fault) metrics.unavailable(outcome.fault);
  metrics.judged(hook, outcome.kind === 'try-later' ? 'try-later' : verdictOf(outcome.report));
}

/** The public JSON has the word for every message. */
function verdictOf(report: object): string {
  return 'verdict' in report ? String(report.verdict) : 'unknown';
}
