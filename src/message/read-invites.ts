import { parseAddrSpec } from './address-list.ts';
import {
  type CalendarComponent,
  type CalendarProperty,
  type PropertyReader,
  readComponents,
} from './calendar-component.ts';
import { calendarLines } from './calendar-lines.ts';
import { decodeEncodedWords } from './encoded-word.ts';
import { readHtml } from './html-content.ts';
import type { Invite, InviteAlarm } from './invite.ts';
import { LIMITS } from './limits.ts';
import { collapse } from './line.ts';
import type { Mailbox } from './mailbox.ts';
import type { LimitReached } from './message.ts';
import type { MimeLeaf } from './mime.ts';

/** What a message brings for the reader's calendar. */
export interface Invites {
  readonly invites: readonly Invite[];
  readonly limitsReached: readonly LimitReached[];
}

const CALENDAR_TYPES = new Set([
  'text/calendar',
  'application/ics',
  'application/calendar',
  'text/x-vcalendar',
]);
const CALENDAR_FILE = /\.(?:ics|ical|icalendar|ifb)$/i;

/** Components that a calendar shows to its owner. */
const SHOWN = new Set(['VEVENT', 'VTODO', 'VJOURNAL']);

/** Reads the calendars among the leaves of a message. The library is loaded with the first one. Never rejects. */
export async function readInvites(leaves: readonly MimeLeaf[]): Promise<Invites> {
  const calendars = leaves.filter(isCalendar);
  if (calendars.length === 0) return { invites: [], limitsReached: [] };
  const readProperty = await propertyReader();
  const read = withoutCopies(calendars.slice(0, LIMITS.calendars)).map((leaf) =>
    readCalendar(leaf, readProperty),
  );
  const invites = read.flatMap((calendar) => calendar.invites);
  const cut = calendars.length > LIMITS.calendars || read.some((calendar) => calendar.cut);
  return {
    invites: invites.slice(0, LIMITS.invites),
    limitsReached: cut || invites.length > LIMITS.invites ? ['invites'] : [],
  };
}

function isCalendar({ mediaType, fileName }: MimeLeaf): boolean {
  return CALENDAR_TYPES.has(mediaType) || CALENDAR_FILE.test(fileName);
}

/** The same calendar is there twice in most messages: to show buttons, and as a file. */
function withoutCopies(leaves: readonly MimeLeaf[]): MimeLeaf[] {
  return leaves.filter((leaf, at) => {
    const first = leaves.findIndex(({ content }) => content.equals(leaf.content));
    return first === at;
  });
}

async function propertyReader(): Promise<PropertyReader> {
  const { default: icalendar } = await import('ical.js');
  return (line) => icalendar.parse.property(line);
}

function readCalendar(
  { path, content, charset }: MimeLeaf,
  readProperty: PropertyReader,
): { readonly invites: readonly Invite[]; readonly cut: boolean } {
  const { lines, cut } = calendarLines(content, charset);
  const root = readComponents(lines, readProperty);
  // Without the calendar around them, events still count.
  const invites = [root, ...root.children].flatMap((calendar) =>
    calendar.children
      .filter(({ name }) => SHOWN.has(name))
      .map((component) => toInvite(component, calendar, path)),
  );
  return { invites, cut };
}

function toInvite(component: CalendarComponent, calendar: CalendarComponent, part: string): Invite {
  const organizer = named(component, 'organizer')[0];
  const start = named(component, 'dtstart')[0];
  return {
    component: component.name,
    part,
    method: textOf(calendar, 'method').toUpperCase(),
    product: lineOf(calendar, 'prodid'),
    ...(organizer && { organizer: toMailbox(organizer) }),
    attendees: named(component, 'attendee').slice(0, LIMITS.attendees).map(toMailbox),
    summary: lineOf(component, 'summary'),
    description: describe(component),
    location: lineOf(component, 'location'),
    start: toDate(start),
    end: toDate(named(component, 'dtend')[0] ?? named(component, 'due')[0]),
    timeZone: start?.parameters.get('tzid') ?? '',
    url: lineOf(component, 'url').slice(0, LIMITS.linkLength),
    alarms: component.children
      .filter(({ name }) => name === 'VALARM')
      .slice(0, LIMITS.alarms)
      .map(toAlarm),
  };
}

function toAlarm(alarm: CalendarComponent): InviteAlarm {
  return {
    action: textOf(alarm, 'action').toUpperCase(),
    trigger: textOf(alarm, 'trigger'),
    text: [lineOf(alarm, 'summary'), lineOf(alarm, 'description')].filter((text) => text !== '').join('\n'),
  };
}

function named({ properties }: CalendarComponent, name: string): CalendarProperty[] {
  return properties.filter((property) => property.name === name);
}

function textOf(component: CalendarComponent, name: string): string {
  return named(component, name)[0]?.value ?? '';
}

/** On one line, as calendars show it. */
function lineOf(component: CalendarComponent, name: string): string {
  return collapse(decodeEncodedWords(textOf(component, name))).trim();
}

/** RFC 5545 §3.8.4.3: a name as parameter, and a `mailto:` address as value. */
function toMailbox({ value, parameters }: CalendarProperty): Mailbox {
  const displayName = collapse(decodeEncodedWords(parameters.get('cn') ?? '')).trim();
  const addrSpec = parseAddrSpec(value);
  return { displayName, ...(addrSpec && { addrSpec }) };
}

/** Of several descriptions (one of them the HTML form) the one that says most. */
function describe(component: CalendarComponent): string {
  const texts = named(component, 'description').map(({ value }) => readable(value));
  return texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '');
}

/** Calendars of the web write HTML into the description and show it as such. */
function readable(description: string): string {
  const lines = /<[a-z!/][^<>]*>/i.test(description)
    ? readHtml(description.replaceAll('\n', '<br>')).lines.map(({ text }) => text)
    : description.split('\n').map((line) => collapse(line).trim());
  return lines.filter((line) => line !== '').join('\n');
}

/** A date, a time and seconds. A date that is not declared as one is read with an empty time: `2026-02-08T::`. */
const DATE = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}):(\d{2}Z?)?)?/;

function toDate(property: CalendarProperty | undefined): string {
  const [, day = '', time, seconds = '00'] = DATE.exec(property?.value ?? '') ?? [];
  return time === undefined ? day : `${day}T${time}:${seconds}`;
}
