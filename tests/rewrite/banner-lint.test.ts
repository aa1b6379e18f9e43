import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { linkLabel } from '../../src/rewrite/link-label.ts';
import { BANNER_SAMPLES } from '../browser/banner-samples.ts';
import { CLIENT_SUPPORT, UNTESTED } from './client-support.ts';

interface Styled {
  readonly tagName: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly declarations: readonly (readonly [property: string, value: string])[];
}

type Node = DefaultTreeAdapterTypes.ChildNode;

function styledElements(nodes: readonly Node[]): Styled[] {
  return nodes.flatMap((node) => {
    if (!('tagName' in node)) return [];
    const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
    const declarations = (attributes.get('style') ?? '')
      .split(';')
      .map((each) => each.split(':', 2).map((half) => half.trim()))
      .map(([property = '', value = '']) => [property, value] as const);
    return [{ tagName: node.tagName, attributes, declarations }, ...styledElements(node.childNodes)];
  });
}

const LABEL = linkLabel('https://a.example/', { shown: '{y}', removed: '{y}' }, false);

const ELEMENTS = [...BANNER_SAMPLES.map(({ html }) => html), LABEL].flatMap((html) =>
  styledElements(parseFragment(html).childNodes),
);

const DECLARATIONS = ELEMENTS.flatMap(({ declarations }) => declarations);

describe('the properties of a banner, against what mail clients know', () => {
  it.each([...new Set(DECLARATIONS.map(([property]) => property))])(
    '%s is known, or something else does its work',
    (property) => {
      const support = CLIENT_SUPPORT[property];
      expect(support ?? UNTESTED[property]).toBeDefined();
      if (support && support.missing.length > 0) expect(support.instead).not.toBe('');
      const { attribute } = support ?? {};
      const users = ELEMENTS.filter(
        ({ tagName, declarations }) => tagName !== 'span' && declarations.some(([name]) => name === property),
      );
      for (const { attributes } of users) if (attribute) expect(attributes.has(attribute)).toBe(true);
    },
  );

  it('lists none that is not used', () => {
    const used = new Set(DECLARATIONS.map(([property]) => property));
    expect(
      [...Object.keys(CLIENT_SUPPORT), ...Object.keys(UNTESTED)].filter((property) => !used.has(property)),
    ).toEqual([]);
  });

  it.each([
    ['margin', /^(?!.*-\d)/],
    ['border', /^[1-8]px /],
    ['text-align', /^(?:left|center)\b/],
    ['background-color', /^#[0-9a-f]{6}\b/],
  ])('gives %s only values that the notes allow', (property, allowed) => {
    const values = DECLARATIONS.filter(([name]) => name === property).map(([, value]) => value);
    expect(values.filter((value) => !allowed.test(value))).toEqual([]);
    expect(values.length).toBeGreaterThan(0);
  });

  it('writes !important as every client wants it, and computes nothing', () => {
    const values = DECLARATIONS.map(([, value]) => value);
    expect(values.filter((value) => /\S!important|!IMPORTANT|url\(|var\(|calc\(/.test(value))).toEqual([]);
  });

  it.each(
    ELEMENTS.filter(({ tagName }) => tagName !== 'table' && tagName !== 'td' && tagName !== 'span').slice(
      0,
      40,
    ),
  )('pads table cells only: $tagName', ({ declarations }) => {
    expect(declarations.some(([property]) => property === 'padding')).toBe(false);
  });
});
