import { readFileSync } from 'node:fs';

/** Facts of caniemail.com, as far as banners need them. */
interface Facts {
  readonly clients: readonly string[];
  /** By file name there: when it was tested last, and what each client does. */
  readonly features: Readonly<Record<string, readonly [tested: string, support: string]>>;
}

/** Our own file, whose form the tests check by reading all of it. */
export const FACTS: Facts = JSON.parse(readFileSync(new URL('caniemail.json', import.meta.url), 'utf8'));

/** The large clients that do not wholly know a feature; undefined where nobody has tested it. */
export function lackingClients(feature: string): string[] | undefined {
  const [, support] = FACTS.features[feature] ?? [];
  const answers = support?.split(' ');
  return answers && FACTS.clients.filter((_, index) => answers[index] !== 'y');
}

/**
 * What mail clients do with the CSS that banners use. Facts from caniemail.com (github.com/hteumeuleu/caniemail, MIT),
 * read on 2026-11-22; `tested` is the date of the newest full test there, and the file is `_features/css-<feature>.md`.
 */
export interface ClientSupport {
  readonly feature: string;
  readonly tested: string;
  /** Clients that do not know the property, or only in a way that does not help us. */
  readonly missing: readonly string[];
  /** What does the work there, or why it does no harm. Only empty where nothing is missing. */
  readonly instead: string;
  /** An attribute that every element with the property has to carry for those clients. */
  readonly attribute?: string;
}

const NOTHING_MISSING = { missing: [], instead: '' } as const;

/** By property. A property that is not here may not be used. */
export const CLIENT_SUPPORT: Readonly<Record<string, ClientSupport>> = {
  'background-color': {
    feature: 'background-color',
    tested: '2019-02-28',
    missing: ['Orange', 'GMX desktop', 'WEB.DE desktop'],
    instead: 'they know colour words only; the attribute bgcolor',
    attribute: 'bgcolor',
  },
  border: {
    feature: 'border',
    tested: '2021-07-22',
    missing: ['Outlook Windows above 8px'],
    instead: 'ours is 1px, on the table',
  },
  'border-collapse': { feature: 'border-collapse', tested: '2023-12-20', ...NOTHING_MISSING },
  'border-spacing': {
    feature: 'border-spacing',
    tested: '2023-12-20',
    missing: ['Outlook Windows', 'Outlook macOS'],
    instead: 'the attribute cellspacing',
    attribute: 'cellspacing',
  },
  'box-sizing': {
    feature: 'box-sizing',
    tested: '2019-02-28',
    missing: ['Outlook Windows', 'Yahoo', 'AOL', 'Gmail mobile webmail'],
    instead: 'the table is two pixels wider there',
  },
  direction: {
    feature: 'direction',
    tested: '2021-10-05',
    missing: ['Gmail mobile webmail, which mirrors a whole message with words from right to left'],
    instead: 'words keep their order there; the lines of the banner begin on the right',
  },
  display: {
    feature: 'display',
    tested: '2021-12-01',
    missing: ['Outlook Windows'],
    instead: 'every element has the display that it has without a style',
  },
  font: {
    feature: 'font',
    tested: '2019-02-28',
    missing: ['Gmail apps with foreign accounts'],
    instead: 'the app’s own font, and the order of the text',
  },
  margin: {
    feature: 'margin',
    tested: '2019-10-01',
    missing: ['negative values in Gmail, Outlook and Mail.ru'],
    instead: 'ours are not negative',
  },
  'overflow-wrap': {
    feature: 'overflow-wrap',
    tested: '2022-08-03',
    missing: ['Gmail', 'Outlook', 'Apple Mail', 'Yahoo', 'AOL'],
    instead: 'long words only: domains are cut at 60 characters and quotations at 60',
  },
  padding: {
    feature: 'padding',
    tested: '2019-07-25',
    missing: ['Outlook Windows outside of table cells'],
    instead: 'ours is on table cells; on a link’s label it is an ornament',
  },
  'text-align': {
    feature: 'text-align',
    tested: '2021-09-24',
    missing: ['start and end in Outlook Windows, Yahoo, AOL and Orange'],
    instead: 'ours are left and center',
  },
  'vertical-align': { feature: 'vertical-align', tested: '2020-12-21', ...NOTHING_MISSING },
  visibility: {
    feature: 'visibility',
    tested: '2019-02-28',
    missing: ['Gmail', 'Outlook Windows'],
    instead: 'the value visible is what there is without it',
  },
  'white-space': {
    feature: 'white-space',
    tested: '2019-02-28',
    missing: ['Outlook Windows', 'Gmail apps with other accounts'],
    instead: 'a long domain may be broken at a hyphen there',
  },
  width: {
    feature: 'width',
    tested: '2019-09-27',
    missing: ['Outlook Windows outside of tables', 'La Poste on tables'],
    instead: 'the attribute width',
    attribute: 'width',
  },
};

/** Without an entry at caniemail.com. Where they are unknown nothing is lost. */
export const UNTESTED: Readonly<Record<string, string>> = {
  all: 'resets what a sender’s style sheet says; where unknown, our declarations still follow it',
  color: 'known since the first version of CSS',
  'unicode-bidi': 'keeps a sender from turning our text around; the attribute dir says the same',
};

/** Elements, and attributes in brackets: the feature there if it has one, and why it does no harm where it is lacking. */
export const MARKUP_SUPPORT: Readonly<
  Record<string, { readonly feature?: string; readonly instead: string }>
> = {
  table: { feature: 'html-table', instead: '' },
  tbody: { feature: 'html-table', instead: '' },
  tr: { feature: 'html-table', instead: '' },
  td: { feature: 'html-table', instead: '' },
  div: { feature: 'html-div', instead: '' },
  span: { feature: 'html-span', instead: '' },
  b: { instead: 'known since the first version of HTML; it only parts words' },
  '[align]': { feature: 'html-align', instead: '' },
  '[aria-hidden]': { feature: 'html-aria-hidden', instead: 'the symbol is read out, as punctuation' },
  '[bgcolor]': { instead: 'repeats background-color' },
  '[border]': { instead: 'takes away a frame that no client draws by itself' },
  '[cellpadding]': { instead: 'repeats padding' },
  '[cellspacing]': { feature: 'html-cellspacing', instead: '' },
  '[class]': { instead: 'we know our own banner by it; its look does not depend on it' },
  '[dir]': {
    feature: 'html-dir',
    instead: 'repeats direction; the faults are those of links and of mirrored words',
  },
  '[lang]': { feature: 'html-lang', instead: '' },
  '[role]': { feature: 'html-role', instead: '' },
  '[style]': { instead: 'every attribute above that repeats a property' },
  '[valign]': { feature: 'html-valign', instead: '' },
  '[width]': { feature: 'html-width', instead: 'faulty on pictures only, of which there is none' },
};
