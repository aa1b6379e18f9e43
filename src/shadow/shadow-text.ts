import type { ShadowReport } from './shadow-book.ts';

/** Examples shown per change of verdict; the JSON has all that are kept. */
const SHOWN = 5;

/** The comparison of two sets of rules as plain text for a terminal. */
export function shadowText({ since, messages, transitions, rules }: ShadowReport): string {
  if (since === undefined) return 'nothing judged yet with both sets of rules';
  const differing = transitions.reduce((sum, each) => sum + each.messages, 0);
  const share = messages === 0 ? 0 : (100 * differing) / messages;
  return [
    `since ${since}: ${messages} messages judged with both sets, ${differing} differ (${share.toFixed(2)} %)`,
    ...transitions.flatMap(({ from, to, messages: count, examples }) => [
      '',
      `${from} -> ${to}: ${count}`,
      ...examples
        .slice(0, SHOWN)
        .map(({ id, scores: [before, after] }) => `  ${id}  ${before.toFixed(1)} -> ${after.toFixed(1)}`),
    ]),
    ...(rules.length > 0 ? ['', 'Rules that count under one set only, in messages that differ'] : []),
    ...rules.map(
      ({ rule, added, gone }) => `  ${rule.padEnd(34)} ${`+${added}`.padStart(6)} ${`-${gone}`.padStart(6)}`,
    ),
  ].join('\n');
}
