/**
 * Every limit on hostile input, with the attack beside it. A message that runs into one is still analysed as far
 * as the limit allows; `Message.limitsReached` tells.
 */
export const LIMITS = {
  /** Larger messages make a scanner skip them ("too big to scan"): only the first `oversizedPrefix` is read. */
  messageBytes: 30_000_000,
  /** Enough for the header and the first text parts of an oversized message. */
  oversizedPrefix: 2_000_000,
  /** Tens of millions of empty lines: mailsplit works line by line. 30 MB of base64 have 400,000. */
  lines: 500_000,
  /** A header line of 5 MB makes mailparser throw; also the longest header block of a body part. */
  headerBytes: 1_000_000,
  /** 100,000 header fields, to bury the few that matter and to slow down every look-up. */
  headerFields: 1000,
  /** Characters of one address list: a From field of a megabyte of `<`. */
  addressListLength: 100_000,
  /** A From field with 50,000 mailboxes. */
  mailboxes: 2000,
  /** Multiparts within multiparts, to blow the stack or to hide the text where nobody looks. */
  mimeDepth: 20,
  /** 20,000 empty parts make mailparser throw and cost a stream each. */
  parts: 500,
  /** Decoded bytes kept for later steps: pictures, invites, attachments. */
  contentBytes: 25_000_000,
  /** Characters of HTML that are tokenised: 100 MB of white space before `<p>`. */
  htmlLength: 2_000_000,
  /** Characters of visible text that are kept: a dictionary appended in order to dilute the words that count. */
  textLength: 250_000,
  /** Characters of hidden text that are kept. */
  hiddenLength: 50_000,
  /** Open elements that are told apart: 200,000 nested `<div>` cost a naive parser quadratic time. */
  htmlDepth: 256,
  /** Attributes of one element that are read: `<a a a a …>` with a million names. */
  attributes: 100,
  /** Characters of one attribute other than a picture's source: a `style` of 5 MB. */
  attributeLength: 8192,
  /** Characters of a link's target: megabytes of `%20` in front of the host. */
  linkLength: 4096,
  /** Characters of a link's text. */
  linkTextLength: 1000,
  /** A hundred thousand links of which one counts. */
  links: 2000,
  /** Pictures whose pixels may be looked at: decoding is the most expensive step there is. */
  images: 20,
  /** Pictures that are listed at all: newsletters have a hundred, an attack a hundred thousand. */
  listedImages: 200,
  /** Characters of a picture's source; `data:` sources hold the picture itself. */
  imageSourceLength: 1_500_000,
  /** Calendars that are read: five hundred `text/calendar` parts of which one counts. */
  calendars: 10,
  /** Bytes of one calendar: a feed of ten years, or 20 MB of white space in front of the event. */
  calendarBytes: 500_000,
  /** Lines of one calendar after unfolding: a million empty properties. */
  calendarLines: 10_000,
  /** Characters of one line of a calendar: a description of a megabyte in front of the organiser. */
  calendarLineLength: 20_000,
  /** Components within components, to blow a stack. */
  calendarDepth: 6,
  /** Events and tasks that are kept: one event for every minute of a year. */
  invites: 20,
  /** Guests of one event that are kept. */
  attendees: 100,
  /** Reminders of one event that are kept: one for every second of the day before. */
  alarms: 10,
  /** Words with hidden text within: a letter, a hidden letter, and so on for megabytes. */
  splitWords: 50,
  /** Headings and other large texts that are listed. */
  largeTexts: 100,
  /** Characters of one large text; what is longer is no logo. */
  largeTextLength: 200,
  /** Coloured cells that are listed: a photograph drawn with a million of them. */
  cellColors: 200,
} as const;
