import { LIMITS } from './limits.ts';
import { collapse } from './line.ts';
import type { LargeText } from './message.ts';

/** The least size in px of text that stands out. */
const LARGE = 20;

/** Collects the runs of large text: a heading, or a logo written in letters, across the elements that colour it. */
export class LargeTextWriter {
  readonly texts: LargeText[] = [];
  #run = '';

  write(text: string, fontSize: number): void {
    if (fontSize >= LARGE) {
      if (this.#run.length < LIMITS.largeTextLength) this.#run += text.slice(0, LIMITS.largeTextLength);
    } else if (text.trim() !== '') this.breakText();
  }

  breakText(): void {
    if (this.#run === '') return;
    const text = collapse(this.#run).trim();
    this.#run = '';
    if (text !== '' && text.length <= LIMITS.largeTextLength && this.texts.length < LIMITS.largeTexts) {
      this.texts.push({ text });
    }
  }
}
