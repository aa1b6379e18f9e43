/** A line of text that is not empty, white space collapsed. */
export interface Line {
  readonly text: string;
  /** Part of an older message, as far as its markup or its `>` tells. */
  readonly quoted: boolean;
}

/** Puts pieces of text together into lines, up to a number of characters. */
export class LineWriter {
  readonly lines: Line[] = [];
  readonly #limit: number;
  #length = 0;
  /** Joined once per line: asking a string under construction for its end copies it each time. */
  #pieces: string[] = [];
  #spaced = true;
  #quoted = false;
  /** Whether something did not fit. */
  full = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  write(piece: string, quoted: boolean): void {
    if (quoted !== this.#quoted) {
      this.breakLine();
      this.#quoted = quoted;
    }
    const text = this.#fitting(piece);
    if (text === '') return;
    this.#pieces.push(text);
    this.#length += text.length;
    this.#spaced = text.endsWith(' ');
  }

  breakLine(): void {
    if (this.#pieces.length === 0) return;
    const text = this.#pieces.join('').trimEnd();
    this.#pieces = [];
    this.#spaced = true;
    this.#length += 1;
    if (text !== '') this.lines.push({ text, quoted: this.#quoted });
  }

  #fitting(piece: string): string {
    const collapsed = collapse(piece);
    const text = this.#spaced && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed;
    if (this.#length + text.length <= this.#limit) return text;
    this.full = true;
    return text.slice(0, Math.max(0, this.#limit - this.#length));
  }
}

/** White space as a reader sees it: any amount is one space. Invisible characters stay. */
export function collapse(text: string): string {
  return /[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text;
}
