import { describe, expect, it } from 'vitest';
import { BANNER_LANGUAGES } from '../../src/rewrite/banner-texts.ts';
import { describeWith } from '../servers/require-servers.ts';
import { bannerWords, plainly } from './expected-words.ts';
import { storyInLatin1, storyWithHtml } from './letters.ts';
import { muttScreen } from './mutt.ts';
import { rewritten } from './rewritten.ts';

const SUBJECT = { subject: 'Votre rendez-vous' };

const LETTERS = { 'UTF-8': storyWithHtml(SUBJECT), 'ISO-8859-1': storyInLatin1(SUBJECT) } as const;

const KINDS = ['impersonation', 'suspicious', 'intermediary'] as const;

/** The lines below the header. */
function bodyOf(screen: string): readonly string[] {
  const lines = screen.split('\n');
  return lines.slice(lines.indexOf('') + 1, -1);
}

describeWith(['mutt'], 'the banner in mutt', () => {
  describe.each(Object.entries(LETTERS))('in a message that came in %s', (_, sent) => {
    it.each(KINDS.flatMap((kind) => BANNER_LANGUAGES.map((language) => ({ kind, language }))))(
      'can be read: $kind in $language',
      async ({ kind, language }) => {
        const screen = await muttScreen(rewritten(sent, { kind, language }));
        const body = bodyOf(screen);
        expect(body[0]).toMatch(/^\[(?:i|!|!!)\] /);
        expect(body.some((line) => line.length > 75 && line.startsWith('='))).toBe(false);
        const text = plainly(body.join('\n'));
        for (const words of bannerWords(language, 'Lumovia', kind)) expect(text).toContain(words);
        expect(text).toContain('un conseiller Proximus se présentera chez vous le 8 février à 15h.');
        expect(screen).toContain(`X-Counterfoil-Verdict: ${kind}; `);
        expect(screen).not.toMatch(/\?\?|\ufffd|\\\d{3}/);
      },
    );
  });

  it('still warns on a terminal that knows ASCII only', async () => {
    const body = bodyOf(await muttScreen(rewritten(LETTERS['ISO-8859-1']), 'C'));
    expect(body[0]).toMatch(/^\[!!\] Avertissement \?+ Stop : ce n\?+est tr\?+s probablement pas Lumovia\.$/);
    expect(plainly(body.join('\n'))).toContain('Ne cliquez pas, n');
  });
});
