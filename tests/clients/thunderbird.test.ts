import { writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { BANNER_LANGUAGES } from '../../src/rewrite/banner-texts.ts';
import { pictureContrast } from '../browser/picture-contrast.ts';
import { describeWith } from '../servers/require-servers.ts';
import { ATTACK_NAMES, attackLetters } from './attack-letters.ts';
import { bannerWords, plainly } from './expected-words.ts';
import { storyInLatin1, storyWithHtml } from './letters.ts';
import { rewritten } from './rewritten.ts';
import { screenshotFile } from './screenshots.ts';
import { startThunderbird, type Thunderbird, type ThunderbirdView } from './thunderbird.ts';

const STORY = storyWithHtml({ subject: 'Votre rendez-vous' });

const KINDS = ['impersonation', 'suspicious', 'intermediary'] as const;

const EVERY = KINDS.flatMap((kind) => BANNER_LANGUAGES.map((language) => ({ kind, language })));

let thunderbird: Thunderbird;

function expectBanner({ sight }: ThunderbirdView): void {
  expect(sight).toMatchObject({ count: 1, scrolled: 0, covered: 0, top: 8 });
  expect(sight.probed).toBeGreaterThan(10);
  expect(sight.width).toBeGreaterThan(800);
  expect(sight.fontSize).toBeGreaterThanOrEqual(13);
}

/** The lowest contrast of any block of the banner's text in the window as it is drawn. */
async function drawnContrast({ blocks }: ThunderbirdView, name: string): Promise<number> {
  const picture = await thunderbird.screenshot();
  writeFileSync(screenshotFile(`Thunderbird ${name}`), picture);
  return Math.min(...(await Promise.all(blocks.map((block) => pictureContrast(picture, block)))));
}

describeWith(['thunderbird'], 'the banner in Thunderbird', () => {
  beforeAll(async () => {
    thunderbird = await startThunderbird();
  });

  describe.each(['light', 'dark'] as const)('in a %s window', (theme) => {
    beforeAll(() => thunderbird.theme(theme));

    it.each(EVERY)('can be read: $kind in $language', async ({ kind, language }) => {
      const view = await thunderbird.show('html', rewritten(STORY, { kind, language }));
      expectBanner(view);
      expect(view.bar).toMatch(/^rgb\(/);
      const text = plainly(view.sight.text);
      for (const words of bannerWords(language, 'Lumovia', kind)) expect(text).toContain(words);
      expect(view.blocks.length).toBeGreaterThanOrEqual(4);
      expect(await drawnContrast(view, `${kind} ${language} ${theme}`)).toBeGreaterThanOrEqual(7);
    });

    it('can be read in two languages', async () => {
      const choices = { languages: ['nl', 'fr'] } as const;
      const view = await thunderbird.show('two', rewritten(STORY, { changes: { choices } }));
      expectBanner(view);
      expect(await drawnContrast(view, `two languages ${theme}`)).toBeGreaterThanOrEqual(7);
    });
  });

  it.each([
    ['the text of a message with HTML', STORY],
    ['a message in ISO-8859-1', storyInLatin1({ subject: 'Votre rendez-vous' })],
  ])('can be read in %s', async (name, sent) => {
    const view = await thunderbird.show(name, rewritten(sent), 'text');
    writeFileSync(screenshotFile(`Thunderbird ${name}`), await thunderbird.screenshot());
    const text = plainly(view.text);
    expect(text).toMatch(/^\[!!\] /);
    for (const words of bannerWords('fr', 'Lumovia')) expect(text).toContain(words);
    expect(text).toContain('Merci de préparer vos factures');
    expect(view.targets.join()).not.toContain('visites-conseil');
  });

  it('leaves nothing of the sender to follow', async () => {
    const { targets, text } = await thunderbird.show('html', rewritten(STORY));
    expect(targets).toEqual([]);
    expect(text).toContain('Confirmer le rendez-vous[lien désactivé, menait à visites-conseil.example]');
  });

  describe('against a sender who hides it', () => {
    const letters = attackLetters();

    it.each(ATTACK_NAMES.map((name, index) => ({ name, sent: letters[index] ?? Buffer.alloc(0) })))(
      'withstands: $name',
      async ({ name, sent }) => expectBanner(await thunderbird.show(name, rewritten(sent))),
    );

    it('can tell a banner that is hidden', async () => {
      const sent = letters[ATTACK_NAMES.indexOf('absolute cover')] ?? Buffer.alloc(0);
      const choices = { treatment: { impersonation: 'annotate' } } as const;
      const { sight } = await thunderbird.show('hidden', rewritten(sent, { changes: { choices } }));
      expect(sight.covered).toBeGreaterThan(20);
    });
  });
});
