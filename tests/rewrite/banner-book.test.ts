import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/documents/document.ts';
import { loadBanners } from '../../src/rewrite/banner-book.ts';
import { bannerDocuments } from './rules-banners.ts';

function problems(change: (file: string, text: string) => string | undefined): string[] {
  const documents = bannerDocuments().flatMap(({ file, text }) => {
    const changed = change(file, text);
    return changed === undefined ? [] : [{ file, text: changed }];
  });
  const reading = loadBanners(documents);
  return reading.ok ? [] : reading.problems.map(formatProblem);
}

function inFrench(find: string, replacement: string) {
  return (file: string, text: string) => (file.endsWith('fr.yaml') ? text.replace(find, replacement) : text);
}

describe('loadBanners', () => {
  it('reads the five languages that are shipped', () => {
    expect(problems((_, text) => text)).toEqual([]);
  });

  it('misses a language', () => {
    expect(problems((file, text) => (file.endsWith('et.yaml') ? undefined : text))).toEqual([
      'rules/banners/et.yaml:1:1 the banner has no texts in et (add the file; banners need all five languages)',
    ]);
  });

  it('refuses a language twice', () => {
    expect(problems(inFrench('language: fr', 'language: nl'))).toEqual([
      expect.stringMatching(/^rules\/banners\/.*\.yaml:\d+:1 the language nl is there already/),
    ]);
  });

  it.each([
    ['a slot that was lost', ' ({x})', '', 'the slot {x} is missing'],
    ['a slot of another sentence', 'cartes cadeaux', '{own}', '{own} is no slot here'],
    ['an unknown key', 'unbranded:', 'unbrandet:', 'unknown key "unbrandet"'],
    ['an empty text', "label: 'Prudence'", "label: ' '", 'levels.suspicious.label'],
  ])('points at %s', (_, find, replacement, message) => {
    const found = problems(inFrench(find, replacement));
    expect(found[0]).toMatch(/^rules\/banners\/fr\.yaml:\d+:\d+ /);
    expect(found.join('\n')).toContain(message);
  });
});
