import { LIMITS } from './limits.ts';

/** Longest word that is kept. */
const WORD_LENGTH = 80;

/** Letters at the end and at the start of a piece of text. The lengths are bounded: linear. */
const ENDING = /[\p{L}\p{N}]{1,80}$/u;
const BEGINNING = /^[\p{L}\p{N}]{1,80}/u;

/** Pieces of text that a word can be put together from. */
const PIECES = 16;

/**
 * Finds words that are shown in one piece and have hidden text within, so that people read another word than
 * filters. Told every piece of text in its order; as long as nothing is hidden it only remembers the last ones.
 */
export class SplitWordFinder {
  readonly words: string[] = [];
  #shown: string[] = [];
  /** The word in front of and around hidden letters; empty where there is none. */
  #word = '';
  /** Hidden letters stand behind it. */
  #hidden = false;
  /** Hidden letters stand within it. */
  #split = false;

  /** Text that is shown. */
  show(text: string): void {
    if (this.#word !== '') this.#continue(text);
    if (this.#word !== '') return;
    if (this.#shown.length >= PIECES * 4) this.#shown = this.#shown.slice(-PIECES);
    this.#shown.push(text);
  }

  /** Text that is not shown. White space and invisible characters part nothing. */
  hide(text: string): void {
    if (!/[\p{L}\p{N}]/u.test(text)) return;
    if (this.#word === '') this.#word = this.#lastWord();
    this.#hidden = this.#word !== '';
  }

  /** The end of a line or cell, which parts words as well. */
  breakText(): void {
    if (this.#word !== '') this.#close();
    if (this.#shown.length > 0) this.#shown = [];
  }

  #lastWord(): string {
    const text = this.#shown.slice(-PIECES).join('');
    this.#shown = [];
    return ENDING.exec(text.slice(-WORD_LENGTH))?.[0] ?? '';
  }

  #continue(text: string): void {
    const beginning = BEGINNING.exec(text)?.[0] ?? '';
    if (this.#hidden && beginning !== '') this.#split = true;
    this.#hidden = false;
    if (this.#word.length < WORD_LENGTH) this.#word += beginning;
    if (beginning.length < text.length) this.#close();
  }

  #close(): void {
    if (this.#split && this.words.length < LIMITS.splitWords) this.words.push(this.#word);
    this.#word = '';
    this.#hidden = false;
    this.#split = false;
  }
}
