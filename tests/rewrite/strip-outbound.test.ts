import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/rewrite/apply-edits.ts';
import { renderBanner } from '../../src/rewrite/banner.ts';
import { stripFields, stripOutbound } from '../../src/rewrite/strip-outbound.ts';
import { judged, verdict } from './judged.ts';
import { bannerBook } from './rules-banners.ts';

const BOOK = bannerBook();
const OWN = 'mx.home.example';

function bannerText(): string {
  const banner = renderBanner(verdict(), judged('')) ?? expect.fail('no banner');
  return banner.text.replace(/^/gm, '> ').replaceAll('\n', '\r\n');
}

const FIELDS = [
  'X-Counterfoil-Verdict: genuine; v=1',
  'Authentication-Results: mx.home.example; dmarc=pass',
  'From: jan@home.example',
  'x-counterfoil-VERDICT : none',
  'Authentication-Results: mx.other.example; dmarc=pass',
  'Content-Type: text/plain; charset=utf-8',
];

describe('a message that leaves', () => {
  const message = (fields: readonly string[], quoted: string) =>
    [...fields, '', 'Merci.', '', `${quoted}Bonjour`, ''].join('\r\n');

  it('loses our fields, results under our own id, and the banner that it quotes', () => {
    const content = Buffer.from(message(FIELDS, bannerText()));
    const edits = stripOutbound(content, BOOK, OWN);
    expect(edits.map(({ kind }) => kind)).toEqual([
      ...Array.from({ length: 3 }, () => 'delete-field'),
      'replace-body',
    ]);
    const kept = FIELDS.filter((_, index) => [2, 4, 5].includes(index));
    // What follows the banner on its last line stays quoted.
    expect(Buffer.from(applyEdits(content, edits)).toString()).toMatch(
      new RegExp(`^${kept.join('\r\n')}\r\n\r\nMerci\\.\r\n\r\n(?:> ?)?Bonjour\r\n$`),
    );
  });

  it('keeps all results where none are ours', () => {
    const content = Buffer.from(message(FIELDS, ''));
    expect(stripOutbound(content, BOOK)).toEqual([
      { kind: 'delete-field', name: 'x-counterfoil-VERDICT', occurrence: 2 },
      { kind: 'delete-field', name: 'X-Counterfoil-Verdict', occurrence: 1 },
    ]);
  });

  it('goes on as it is where nothing of it is ours', () => {
    expect(stripOutbound(Buffer.from(message(FIELDS.slice(2, 3), '')), BOOK, OWN)).toEqual([]);
  });

  it('keeps its body where only fields may go', () => {
    const edits = stripFields(Buffer.from(message(FIELDS, bannerText())), OWN);
    expect(edits.map(({ kind }) => kind)).toEqual(Array.from({ length: 3 }, () => 'delete-field'));
  });
});
