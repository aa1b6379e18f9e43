import type { Problem } from '../documents/document.ts';
import type { Overlaid } from '../documents/overlay.ts';
import type { Path } from '../documents/yaml-place.ts';
import type { BannerTexts } from './banner-texts.ts';

/** What stands in a sentence for a word of the message or of the brand directory. */
export type Slot = 'brand' | 'name' | 'from' | 'own' | 'x' | 'y';

/** A piece of a sentence: its own words, or a slot to fill. */
export type Piece =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'slot'; readonly slot: string };

/**
 * The slots of each text, the same in every language: a translation that lost one would hide the fact that the
 * sentence is about. Where a path leads to several sentences, they share the slots between them.
 */
const SLOTS: readonly (readonly [Path, readonly Slot[]])[] = [
  [
    ['levels', 'intermediary'],
    ['brand', 'from', 'own'],
  ],
  [
    ['levels', 'suspicious'],
    ['brand', 'name', 'from', 'own'],
  ],
  [
    ['levels', 'impersonation'],
    ['brand', 'from'],
  ],
  [['unbranded'], ['from']],
  [
    ['reasons', 'name-mismatch'],
    ['brand', 'from'],
  ],
  [
    ['reasons', 'lookalike'],
    ['from', 'own'],
  ],
  [['reasons', 'freemail'], ['from']],
  [['reasons', 'reply-to'], ['x']],
  [
    ['reasons', 'link'],
    ['x', 'y'],
  ],
  [
    ['reasons', 'phone'],
    ['brand', 'x'],
  ],
  [['reasons', 'remote'], ['x']],
  [['reasons', 'gift'], []],
  [['reasons', 'pin'], []],
  [['reasons', 'appointment'], ['x']],
  [['reasons', 'fee'], ['x']],
  [['noTelephone'], ['brand']],
  [['partner'], ['x', 'brand']],
  [['complaints'], ['y']],
  [['counterfactual'], ['own']],
  [['desk'], ['x']],
  [['wrapped'], []],
  [['closing'], ['x']],
  [['links', 'shown'], ['y']],
  [['links', 'removed'], ['y']],
];

/** Splits a sentence at its slots, which are written `{brand}`. */
export function parseSentence(sentence: string): Piece[] {
  return sentence
    .split(/(\{[a-z]+\})/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      /^\{[a-z]+\}$/.test(piece)
        ? { kind: 'slot', slot: piece.slice(1, -1) }
        : { kind: 'words', words: piece },
    );
}

/** Every text whose slots are not those that belong into it. */
export function slotProblems(document: Overlaid<BannerTexts>): Problem[] {
  return SLOTS.flatMap(([path, expected]) => {
    const found = new Set(sentencesAt(document.value, path).flatMap(slotsOf));
    const missing = expected.filter((slot) => !found.has(slot));
    const unknown = [...found].filter((slot) => !expected.some((known) => known === slot));
    return [
      ...missing.map((slot) =>
        document.problemAt(
          path,
          `${path.join('.')}: the slot {${slot}} is missing`,
          'write it into the sentence',
        ),
      ),
      ...unknown.map((slot) =>
        document.problemAt(
          path,
          `${path.join('.')}: {${slot}} is no slot here`,
          'remove it: nothing could be filled in',
        ),
      ),
    ];
  });
}

function sentencesAt(texts: BannerTexts, path: Path): string[] {
  let node: unknown = texts;
  for (const key of path) node = Object.entries(node ?? {}).find(([name]) => name === key)?.[1];
  return typeof node === 'string'
    ? [node]
    : Object.values(node ?? {}).filter((value) => typeof value === 'string');
}

function slotsOf(sentence: string): string[] {
  return parseSentence(sentence).flatMap((piece) => (piece.kind === 'slot' ? [piece.slot] : []));
}
