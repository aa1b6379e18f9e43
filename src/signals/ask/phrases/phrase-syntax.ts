import { nearest } from '../../../documents/nearest.ts';
import { foldWord } from './fold-word.ts';
import type { PhraseNode, WordPart } from './phrase-node.ts';
import { SLOTS, type Slot } from './slot.ts';

/** A gap without a number spans this many words. */
const DEFAULT_GAP = 6;
/** Wider gaps join words that have nothing to do with one another. */
const WIDEST_GAP = 12;
/** Shorter beginnings and ends match half the language. Also the length by which the index finds them. */
export const SHORTEST_PART = 3;
/** A phrase nested deeper is unreadable, and would exhaust the stack at some point. */
const DEEPEST_NESTING = 6;

/** Names of word lists and what they stand for: `{visitor}`. */
export type Vocabulary = ReadonlyMap<string, PhraseNode>;

/** `umlaut`: German, whose `ä` `ö` `ü` are also written `ae` `oe` `ue`. */
export type Spelling = 'plain' | 'umlaut';

/** A phrase that cannot be read, with the place inside the phrase (from 0) and what to do about it. */
export class PhraseSyntaxError extends Error {
  readonly offset: number;
  readonly cure: string;

  constructor(offset: number, message: string, cure: string) {
    super(message);
    this.offset = offset;
    this.cure = cure;
  }
}

/**
 * Reads one phrase of a lure file. The syntax stands in rules/lures/README.md.
 *
 * @throws PhraseSyntaxError
 */
export function parsePhrase(
  phrase: string,
  vocabulary: Vocabulary,
  spelling: Spelling = 'plain',
): PhraseNode {
  return new PhraseReader(phrase, vocabulary, spelling).read();
}

/** What the reader finds at its position. Sticky and unambiguous, so linear. */
const TOKEN =
  /\s+|(?<end>\*?)(?<word>[\p{L}\p{M}\p{N}]+)(?<star>\*?)|(?:…|\.\.\.)(?<gap>\d*)|<(?<slot>[^<>]*)>|\{(?<name>[^{}]*)\}|(?<open>[([])|(?<close>[)\]])|(?<bar>\|)|['’,:./&-]/uy;

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']' };

class PhraseReader {
  readonly #phrase: string;
  readonly #vocabulary: Vocabulary;
  readonly #spelling: Spelling;
  #offset = 0;
  #depth = 0;

  constructor(phrase: string, vocabulary: Vocabulary, spelling: Spelling) {
    this.#phrase = phrase;
    this.#vocabulary = vocabulary;
    this.#spelling = spelling;
  }

  read(): PhraseNode {
    const options = this.#options('');
    return options.length === 1 && options[0] ? options[0] : { kind: 'choice', options, optional: false };
  }

  /** Alternatives up to a closing bracket, or up to the end of the phrase for an empty one. */
  #options(closing: string): PhraseNode[] {
    const start = this.#offset;
    const options: PhraseNode[] = [];
    let items: PhraseNode[] = [];
    for (;;) {
      const token = this.#next(closing, start);
      const item = token && this.#item(token);
      if (item) items.push(item);
      if (token && !token['bar'] && !token['close']) continue;
      options.push(this.#sequence(items));
      items = [];
      if (!token?.['bar']) return options;
    }
  }

  #next(closing: string, start: number): Record<string, string> | undefined {
    if (this.#offset >= this.#phrase.length) {
      if (closing === '') return undefined;
      throw new PhraseSyntaxError(
        start - 1,
        `"${this.#phrase[start - 1]}" is not closed`,
        `add "${closing}"`,
      );
    }
    TOKEN.lastIndex = this.#offset;
    const match = TOKEN.exec(this.#phrase);
    if (!match) {
      throw new PhraseSyntaxError(
        this.#offset,
        `unexpected "${String.fromCodePoint(this.#phrase.codePointAt(this.#offset) ?? 0)}"`,
        'write words; rules/lures/README.md lists the signs that mean something',
      );
    }
    this.#offset = TOKEN.lastIndex;
    const close = match.groups?.['close'];
    if (close !== undefined && close !== closing) {
      throw new PhraseSyntaxError(
        this.#offset - 1,
        `"${close}" closes nothing`,
        'remove it or open it before',
      );
    }
    return match.groups ?? {};
  }

  #sequence(items: readonly PhraseNode[]): PhraseNode {
    if (items.length === 0) {
      throw new PhraseSyntaxError(
        this.#offset - 1,
        'an empty alternative',
        'write a word, or [ ] for optional',
      );
    }
    return items.length === 1 && items[0] ? items[0] : { kind: 'sequence', items };
  }

  #item(token: Record<string, string>): PhraseNode | undefined {
    if (token['word'] !== undefined)
      return this.#word(token['word'], token['end'] ?? '', token['star'] ?? '');
    if (token['gap'] !== undefined) return this.#gap(token['gap']);
    if (token['slot'] !== undefined) return this.#slot(token['slot']);
    if (token['name'] !== undefined) return this.#named(token['name']);
    return token['open'] ? this.#group(token['open']) : undefined;
  }

  #group(open: string): PhraseNode {
    if (++this.#depth > DEEPEST_NESTING) {
      throw new PhraseSyntaxError(this.#offset - 1, 'brackets nested too deep', 'write two phrases');
    }
    const options = this.#options(CLOSING[open] ?? '');
    this.#depth--;
    return { kind: 'choice', options, optional: open === '[' };
  }

  #word(word: string, before: string, after: string): PhraseNode {
    const written = `${before}${word}${after}`;
    if (before !== '' && after !== '') {
      throw new PhraseSyntaxError(this.#offset - 1, `"${written}" has two stars`, 'keep one of them');
    }
    const part = before !== '' ? 'end' : after !== '' ? 'beginning' : 'whole';
    if (part !== 'whole' && foldWord(word).length < SHORTEST_PART) {
      throw new PhraseSyntaxError(
        this.#offset - 1,
        `"${written}" ${part === 'end' ? 'ends' : 'begins'} too many words`,
        `give at least ${SHORTEST_PART} letters beside the star`,
      );
    }
    return this.#spelled(word, part);
  }

  /** The word, and where umlauts may be written out as well. */
  #spelled(word: string, part: WordPart): PhraseNode {
    const plain: PhraseNode = { kind: 'word', text: foldWord(word), part };
    if (this.#spelling === 'plain' || !/[äöü]/iu.test(word)) return plain;
    const text = foldWord(word.replace(/[äöü]/giu, (letter) => `${foldWord(letter)}e`));
    return { kind: 'choice', options: [plain, { kind: 'word', text, part }], optional: false };
  }

  #gap(width: string): PhraseNode {
    const words = width === '' ? DEFAULT_GAP : Number(width);
    if (words < 1 || words > WIDEST_GAP) {
      throw new PhraseSyntaxError(
        this.#offset - width.length,
        `a gap of ${words} words`,
        `use 1 to ${WIDEST_GAP}`,
      );
    }
    return { kind: 'gap', words };
  }

  #slot(name: string): PhraseNode {
    const slot = SLOTS.find((known): known is Slot => known === name);
    if (slot) return { kind: 'slot', slot };
    throw new PhraseSyntaxError(
      this.#offset - name.length - 1,
      `unknown slot <${name}>`,
      suggestion(name, SLOTS, 'known slots'),
    );
  }

  #named(name: string): PhraseNode {
    const node = this.#vocabulary.get(name);
    if (node) return node;
    throw new PhraseSyntaxError(
      this.#offset - name.length - 1,
      `unknown word list {${name}}`,
      suggestion(name, [...this.#vocabulary.keys()], 'lists under "words"'),
    );
  }
}

function suggestion(name: string, known: readonly string[], label: string): string {
  const near = nearest(name, known);
  return near ? `did you mean "${near}"?` : `${label}: ${known.join(', ') || 'none'}`;
}
