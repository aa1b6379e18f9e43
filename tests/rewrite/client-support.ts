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
  direction: { feature: 'direction', tested: '2021-10-05', ...NOTHING_MISSING },
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
    missing: ['Gmail', 'Outlook', 'Yahoo', 'AOL'],
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
  visibility: 'the value visible is what there is without it',
};
