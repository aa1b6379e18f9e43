import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { linkLabel } from '../../src/rewrite/link-label.ts';
import { BANNER_SAMPLES } from '../browser/banner-samples.ts';
import { CLIENT_SUPPORT, FACTS, lackingClients, MARKUP_SUPPORT, UNTESTED } from './client-support.ts';

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

  it.each(Object.values(CLIENT_SUPPORT))(
    '$feature is as caniemail has it',
    ({ feature, tested, instead }) => {
      expect(FACTS.features[`css-${feature}`]?.[0]).toBe(tested);
      expect(lackingClients(`css-${feature}`)?.length === 0 || instead !== '').toBe(true);
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

/** Elements, and attributes in brackets. */
const MARKUP = new Set(
  ELEMENTS.flatMap(({ tagName, attributes }) => [
    tagName,
    ...[...attributes.keys()].map((name) => `[${name}]`),
  ]),
);

describe('the elements and attributes of a banner, against what mail clients know', () => {
  it.each([...MARKUP])('%s is known, or does no harm', (name) => {
    const support = MARKUP_SUPPORT[name];
    expect(support).toBeDefined();
    const lacking = support?.feature === undefined ? ['nobody knows'] : lackingClients(support.feature);
    expect(lacking).toBeDefined();
    if (lacking && lacking.length > 0) expect(support?.instead).not.toBe('');
  });

  it('lists none that is not used', () => {
    expect(Object.keys(MARKUP_SUPPORT).filter((name) => !MARKUP.has(name))).toEqual([]);
  });

  it('has an answer of every client about every fact, and no fact that nothing needs', () => {
    const needed = new Set([
      'css-important',
      ...Object.values(CLIENT_SUPPORT).map(({ feature }) => `css-${feature}`),
      ...Object.values(MARKUP_SUPPORT).map(({ feature }) => feature),
    ]);
    for (const [feature, [tested, support]] of Object.entries(FACTS.features)) {
      expect(needed).toContain(feature);
      expect(tested).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(support).toMatch(/^[yanu](?: [yanu]){4}$/);
    }
  });

  it('needs nothing that Outlook on Windows does not know', () => {
    const unknown = [...MARKUP].filter((name) => {
      const { feature } = MARKUP_SUPPORT[name] ?? {};
      return feature !== undefined && FACTS.features[feature]?.[1].startsWith('n');
    });
    expect(unknown).toEqual([]);
  });

  // Outlook on Windows ignores what is important in a style attribute, Orange and GMX remove it.
  it('says everything once without !important, and first', () => {
    for (const { attributes } of ELEMENTS) {
      const style = attributes.get('style') ?? '';
      const [plain = '', important = ''] = style.split(/(?<=;)all:(?:initial|unset) !important;/);
      expect(important.replaceAll(' !important', '')).toBe(plain.replace(/;$/, ''));
    }
  });
});
