/** A count on a terminal's standard error; silent when standard error goes anywhere else. */
export interface Progress {
  step(): void;
  end(): void;
}

const SILENT: Progress = { step: () => undefined, end: () => undefined };

/** Redrawing for every message would cost more than judging it. */
const REDRAW_MS = 100;

const ERASE_LINE = '\r\u001b[2K';

/** Shows how many messages are done and how many per second. */
export function startProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return SILENT;
  const started = performance.now();
  let done = 0;
  let drawn = 0;
  return {
    step() {
      done++;
      const now = performance.now();
      if (now - drawn < REDRAW_MS) return;
      drawn = now;
      stream.write(`${ERASE_LINE}${done} messages, ${Math.round((done * 1000) / (now - started))} a second`);
    },
    end() {
      stream.write(ERASE_LINE);
    },
  };
}
