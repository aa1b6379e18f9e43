import { describe, expect, it } from 'vitest';
import { findMentions } from '../../src/brands/find-mentions.ts';
import { readHtml } from '../../src/message/html-content.ts';
import { DIRECTORY, messageFrom } from './directory-fixture.ts';

/** Brands whose logo some HTML draws without a picture. */
function drawnBy(html: string, from = 'Info <info@stranger.example>'): string[] {
  const { largeTexts, cellColors } = readHtml(html);
  return findMentions(messageFrom(from, { largeTexts, cellColors }), DIRECTORY)
    .filter(({ where, ambiguous }) => where === 'image' && !ambiguous)
    .map(({ brand, evidence }) => `${brand.id} ${evidence}`);
}

const large = (text: string): string => `<p style="font-size:28px">${text}</p>`;
const cells = (...colors: readonly string[]): string =>
  `<table><tr>${colors.map((color) => `<td bgcolor="${color}" width="10"></td>`).join('')}</tr></table>`;

describe('a name in large letters', () => {
  it.each([
    ['alone', large('Netflix'), 'netflix Netflix'],
    ['in letters of two colours', '<h1><span>Pay</span><span>Pal</span></h1>', 'paypal PayPal'],
    ['with a sign', large('Netflix<sup>®</sup>'), 'netflix Netflix'],
    // Default-ignorable code points: invisible, and between the letters for machines alone.
    [
      'with variation selectors',
      large('M\u{E0100}icro\u{E0101}soft'),
      'microsoft M\u{E0100}icro\u{E0101}soft',
    ],
    [
      'with hyphens and joiners that nobody sees',
      large('Net\u00ADfl\u2060ix'),
      'netflix Net\u00ADfl\u2060ix',
    ],
    ['below a line above it', large('View online') + large('Swedbank'), 'swedbank Swedbank'],
  ])('%s is a logo', (_, html, expected) => expect(drawnBy(html)).toEqual([expected]));

  it.each([
    ['within a headline', large('Netflix raises its prices')],
    ['of several companies in the news', large('Microsoft') + large('Netflix')],
    ['far down', large('One') + large('Two') + large('Three') + large('Netflix')],
    ['that is an everyday word', large('Free') + large('Action')],
    ['in small letters', '<p>Netflix</p>'],
    ['in an older message', `<blockquote type="cite">${large('Netflix')}</blockquote>`],
  ])('%s is none', (_, html) => expect(drawnBy(html)).toEqual([]));

  it('that is an everyday word is one where the sender claims the brand', () =>
    expect(drawnBy(large('Apple'), 'iCloud <x@stranger.example>')).toEqual(['apple Apple']));
});

const SQUARES = ['#F25022', '#7FBA00', '#00A4EF', '#FFB900'];

describe('four coloured squares', () => {
  it.each([
    ['in cells', cells(...SQUARES)],
    ['in older shades', cells('#f35325', '#81bc06', '#05a6f0', '#ffba08')],
    ['by their style', SQUARES.map((color) => `<div style="width:9px;background:${color}"></div>`).join('')],
    ['with white between', cells('#F25022', '#ffffff', '#7FBA00', '#fff', '#00A4EF', '#FFFFFF', '#FFB900')],
  ])('%s are a logo', (_, html) => expect(drawnBy(html)).toEqual(['microsoft ■ ■ ■ ■']));

  it.each([
    ['in another order', cells(...SQUARES.toReversed())],
    ['of which one is missing', cells(...SQUARES.slice(0, 3))],
    ['of other shades', cells('#ff0000', '#00ff00', '#0000ff', '#ffff00')],
    ['with a fifth between', cells('#F25022', '#7FBA00', '#5c2d91', '#00A4EF', '#FFB900')],
    ['in an older message', `<blockquote type="cite">${cells(...SQUARES)}</blockquote>`],
  ])('%s are none', (_, html) => expect(drawnBy(html)).toEqual([]));

  it('by the million are bounded', () => {
    const { cellColors } = readHtml('<td bgcolor=red>'.repeat(100_000));
    expect(cellColors.length).toBeLessThanOrEqual(200);
  });
});
