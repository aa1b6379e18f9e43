import type { Attributes } from '../message/html-element.ts';
import { readTags } from '../message/html-tags.ts';
import { attachedLinks } from './attached-links.ts';
import type { Inside } from './attachment-content.ts';
import { ATTACHMENT_LIMITS } from './limits.ts';

/** An unpacked part of an Office document. */
export interface OfficePart {
  readonly name: string;
  readonly xml: string;
}

const RELATIONSHIP = new Set(['type', 'target', 'targetmode']);

/** ECMA-376 part 2 §6.5: the last segment of a relationship's type says what it is. */
const TEMPLATE = /\/attachedTemplate$/i;
const HYPERLINK = /\/hyperlink$/i;

/** Only what is fetched from the web: the template of a colleague on the same file server is everyday life. */
const REMOTE = /^https?:/i;

/** Text and links of an Office document, and the templates that it fetches when it is opened. */
export function readOfficeParts(parts: readonly OfficePart[]): Inside {
  const relationships = parts.filter(({ name }) => name.endsWith('.rels')).flatMap(readRelationships);
  const remote = relationships.filter(({ target }) => REMOTE.test(target));
  return {
    text: parts
      .filter(({ name }) => name.endsWith('.xml'))
      .map(readText)
      .join('\n')
      .slice(0, ATTACHMENT_LIMITS.textLength),
    links: attachedLinks(
      remote.filter(({ type }) => HYPERLINK.test(type)).map(({ target }) => ({ text: '', target })),
    ),
    remoteTemplates: remote
      .filter(({ type }) => TEMPLATE.test(type))
      .map(({ target }) => target)
      .slice(0, ATTACHMENT_LIMITS.links),
  };
}

interface Relationship {
  readonly type: string;
  readonly target: string;
}

function readRelationships({ xml }: OfficePart): Relationship[] {
  const found: Relationship[] = [];
  const openTag = (name: string, attributes: Attributes): void => {
    const [type, target] = [attributes.get('type'), attributes.get('target')];
    if (name !== 'relationship' || attributes.get('targetmode')?.toLowerCase() !== 'external') return;
    if (type && target && found.length < ATTACHMENT_LIMITS.links) found.push({ type, target });
  };
  readTags(xml, { openTag, closeTag: () => undefined, text: () => undefined }, RELATIONSHIP);
  return found;
}

/** Paragraphs (`w:p`, `a:p`) and strings of a table (`si`) are lines; text stands in `w:t`, `a:t` and `t`. */
const TEXT_TAGS = new Set(['w:t', 'a:t', 't']);
const LINE_TAGS = new Set(['w:p', 'a:p', 'si', 'w:br', 'w:tab']);

function readText({ xml }: OfficePart): string {
  const pieces: string[] = [];
  let isText = false;
  readTags(
    xml,
    {
      openTag: (name) => {
        isText = TEXT_TAGS.has(name);
        if (LINE_TAGS.has(name)) pieces.push('\n');
      },
      closeTag: () => {
        isText = false;
      },
      text: (text) => {
        if (isText) pieces.push(text);
      },
    },
    RELATIONSHIP,
  );
  return pieces
    .join('')
    .replace(/\n{2,}/g, '\n')
    .trim();
}
