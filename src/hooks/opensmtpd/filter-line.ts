/** A line of smtpd that this filter asked for. */
export type FilterLine =
  /** Everything about the configuration has been told; the filter may register. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'report'; readonly event: string; readonly session: string; readonly values: string[] }
  | {
      readonly kind: 'request';
      readonly phase: string;
      readonly session: string;
      /** Goes back with the answer. */
      readonly token: string;
      readonly text: string;
    };

/** `filter|version|time|subsystem|phase|session|token|text`: a text may have bars of its own. */
const BARS_OF_REQUEST = 7;

/** Reads one line, one character per byte; undefined for what is of no interest. */
export function parseFilterLine(line: string): FilterLine | undefined {
  if (line === 'config|ready') return { kind: 'ready' };
  const fields = splitAtBars(line, BARS_OF_REQUEST);
  const [stream, , , , event = '', session = '', token = '', text = ''] = fields;
  if (stream === 'report') {
    return { kind: 'report', event, session, values: line.split('|').slice(BARS_OF_REQUEST - 1) };
  }
  if (stream !== 'filter' || fields.length < BARS_OF_REQUEST) return undefined;
  return { kind: 'request', phase: event, session, token, text };
}

/** The last piece has the bars that are left. */
function splitAtBars(line: string, bars: number): string[] {
  const pieces: string[] = [];
  let start = 0;
  while (pieces.length < bars) {
    const bar = line.indexOf('|', start);
    if (bar === -1) break;
    pieces.push(line.slice(start, bar));
    start = bar + 1;
  }
  return [...pieces, line.slice(start)];
}
