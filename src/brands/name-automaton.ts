/**
 * Finds thousands of patterns in one pass over a text: Aho and Corasick, "Efficient string matching" (1975).
 *
 * The goto function is one open-addressing hash table, key `node * SYMBOLS + symbol`, so that 5,000 brands
 * take a few megabytes and not the tens that a full table would.
 */
export interface NameAutomaton {
  /** Symbol of a UTF-16 unit; 0 for a unit that no pattern has. */
  readonly symbols: Uint16Array;
  readonly keys: Int32Array;
  readonly targets: Int32Array;
  /** The node of the longest proper suffix that is also in the trie. */
  readonly failure: Int32Array;
  /** The pattern that ends at a node, plus one; 0 for none. */
  readonly pattern: Int32Array;
  /** The next node along the failure links at which a pattern ends; 0 for none. */
  readonly shorter: Int32Array;
  readonly lengths: Int32Array;
}

/** Called for every occurrence: index of the pattern, first unit, unit after the last. */
export type Visit = (pattern: number, start: number, end: number) => void;

const SYMBOLS = 1024;
const ROOT = 0;
const ABSENT = -1;

/** Builds the automaton. Equal patterns must have been joined; empty ones never match. */
export function buildAutomaton(patterns: readonly string[]): NameAutomaton {
  const size = patterns.reduce((sum, pattern) => sum + pattern.length, 1);
  const capacity = 2 ** Math.ceil(Math.log2(size * 2 + 2));
  const automaton: NameAutomaton = {
    symbols: symbolTable(patterns),
    keys: new Int32Array(capacity).fill(ABSENT),
    targets: new Int32Array(capacity),
    failure: new Int32Array(size),
    pattern: new Int32Array(size),
    shorter: new Int32Array(size),
    lengths: Int32Array.from(patterns, ({ length }) => length),
  };
  link(automaton, plant(automaton, patterns));
  return automaton;
}

/** Visits every occurrence of every pattern, in the order of their ends; linear in text and occurrences. */
export function findPatterns(automaton: NameAutomaton, text: Uint16Array, visit: Visit): void {
  const { symbols, pattern, shorter, lengths } = automaton;
  let node = ROOT;
  for (let at = 0; at < text.length; at++) {
    node = step(automaton, node, symbols[text[at] ?? 0] ?? 0);
    let found = pattern[node] ? node : (shorter[node] ?? ROOT);
    for (; found !== ROOT; found = shorter[found] ?? ROOT) {
      const index = (pattern[found] ?? 0) - 1;
      visit(index, at + 1 - (lengths[index] ?? 0), at + 1);
    }
  }
}

/** Visits every pattern that begins at a place of the text, the shortest one first. */
export function findPatternsAt(
  automaton: NameAutomaton,
  text: Uint16Array,
  start: number,
  visit: Visit,
): void {
  const { symbols, keys, targets, pattern } = automaton;
  let node = ROOT;
  for (let at = start; at < text.length; at++) {
    const symbol = symbols[text[at] ?? 0] ?? 0;
    const slot = slotOf(automaton, node, symbol);
    if (symbol === 0 || keys[slot] === ABSENT) return;
    node = targets[slot] ?? ROOT;
    const found = pattern[node] ?? 0;
    if (found > 0) visit(found - 1, start, at + 1);
  }
}

function symbolTable(patterns: readonly string[]): Uint16Array {
  const symbols = new Uint16Array(0x10000);
  let count = 0;
  for (const pattern of patterns) {
    for (let at = 0; at < pattern.length; at++) {
      const unit = pattern.charCodeAt(at);
      if (symbols[unit] === 0 && count < SYMBOLS - 1) symbols[unit] = ++count;
    }
  }
  return symbols;
}

/** The trie's nodes in the order in which they were made; the root is node 0. */
interface Trie {
  readonly size: number;
  readonly parents: Int32Array;
  readonly symbols: Uint16Array;
  readonly depths: Uint16Array;
}

function plant(automaton: NameAutomaton, patterns: readonly string[]): Trie {
  const capacity = automaton.failure.length;
  const parents = new Int32Array(capacity);
  const symbols = new Uint16Array(capacity);
  const depths = new Uint16Array(capacity);
  let size = 1;
  for (const [index, text] of patterns.entries()) {
    let node = ROOT;
    for (let at = 0; at < text.length; at++) {
      const symbol = automaton.symbols[text.charCodeAt(at)] ?? 0;
      const slot = slotOf(automaton, node, symbol);
      if (automaton.keys[slot] === ABSENT) {
        automaton.keys[slot] = node * SYMBOLS + symbol;
        automaton.targets[slot] = size;
        parents[size] = node;
        symbols[size] = symbol;
        depths[size++] = at + 1;
      }
      node = automaton.targets[slot] ?? ROOT;
    }
    if (node !== ROOT) automaton.pattern[node] = index + 1;
  }
  return { size, parents, symbols, depths };
}

/** Sets the failure links level by level: those of a level need those of the levels above. */
function link(automaton: NameAutomaton, trie: Trie): void {
  const { failure, shorter, pattern } = automaton;
  for (const node of nodesByDepth(trie)) {
    const parent = trie.parents[node] ?? ROOT;
    if (parent === ROOT) continue;
    const suffix = step(automaton, failure[parent] ?? ROOT, trie.symbols[node] ?? 0);
    failure[node] = suffix;
    shorter[node] = pattern[suffix] ? suffix : (shorter[suffix] ?? ROOT);
  }
}

/** Counting sort. */
function nodesByDepth({ size, depths }: Trie): Int32Array {
  const places: number[] = [];
  for (let node = 1; node < size; node++) {
    const depth = depths[node] ?? 0;
    places[depth] = (places[depth] ?? 0) + 1;
  }
  let total = 0;
  for (let depth = 1; depth < places.length; depth++) {
    const count = places[depth] ?? 0;
    places[depth] = total;
    total += count;
  }
  const sorted = new Int32Array(total);
  for (let node = 1; node < size; node++) {
    const depth = depths[node] ?? 0;
    const place = places[depth] ?? 0;
    sorted[place] = node;
    places[depth] = place + 1;
  }
  return sorted;
}

function step(automaton: NameAutomaton, from: number, symbol: number): number {
  if (symbol === 0) return ROOT;
  let node = from;
  for (;;) {
    const slot = slotOf(automaton, node, symbol);
    if (automaton.keys[slot] !== ABSENT) return automaton.targets[slot] ?? ROOT;
    if (node === ROOT) return ROOT;
    node = automaton.failure[node] ?? ROOT;
  }
}

/** Where an edge stands in the table, or the free slot where it would. */
function slotOf({ keys }: NameAutomaton, node: number, symbol: number): number {
  const key = node * SYMBOLS + symbol;
  const mask = keys.length - 1;
  let slot = (Math.imul(key, 0x9e3779b1) >>> 0) & mask;
  while (keys[slot] !== ABSENT && keys[slot] !== key) slot = (slot + 1) & mask;
  return slot;
}
