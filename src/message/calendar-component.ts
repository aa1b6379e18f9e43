import { LIMITS } from './limits.ts';

/** A property of a component (RFC 5545 §3.5), as far as its value is one string. */
export interface CalendarProperty {
  /** Lower case. */
  readonly name: string;
  /** Unescaped; dates as ISO 8601. */
  readonly value: string;
  /** Names in lower case; only parameters with one value. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** A component (RFC 5545 §3.6) with the properties that are read. */
export interface CalendarComponent {
  /** Upper case: `VCALENDAR`, `VEVENT`. */
  readonly name: string;
  readonly properties: CalendarProperty[];
  readonly children: CalendarComponent[];
}

/** Reads one content line as jCal (RFC 7265 §3.4): `[name, parameters, type, value]`. May throw. */
export type PropertyReader = (line: string) => unknown;

/** Everything else (recurrences, blobs, identifiers) is passed over, which also bounds what is parsed. */
const READ =
  /^(method|prodid|organizer|attendee|summary|description|x-alt-desc|location|dtstart|dtend|due|url|action|trigger)[;:]/i;

const DELIMITER = /^(begin|end):[ \t]{0,10}([\w-]{1,40})[ \t]{0,10}$/i;

/**
 * The tree of a calendar. Lines that are none are passed over, as calendars do that want to show something, so one
 * broken line hides nothing; what is not closed ends with the calendar.
 */
export function readComponents(lines: readonly string[], readProperty: PropertyReader): CalendarComponent {
  const root: CalendarComponent = { name: '', properties: [], children: [] };
  const open = [root];
  for (const line of lines) {
    const [, delimiter, name = ''] = DELIMITER.exec(line) ?? [];
    const component = open.at(-1) ?? root;
    if (delimiter === undefined) addProperty(component, line, readProperty);
    else if (delimiter.toLowerCase() === 'end') close(open, name.toUpperCase());
    else if (open.length <= LIMITS.calendarDepth) open.push(addChild(component, name.toUpperCase()));
  }
  return root;
}

function addChild(parent: CalendarComponent, name: string): CalendarComponent {
  const child: CalendarComponent = { name, properties: [], children: [] };
  parent.children.push(child);
  return child;
}

/** Closes what is open within as well; an end without its beginning closes nothing. */
function close(open: CalendarComponent[], name: string): void {
  const from = open.findLastIndex((component) => component.name === name);
  if (from > 0) open.length = from;
}

function addProperty({ properties }: CalendarComponent, line: string, readProperty: PropertyReader): void {
  if (!READ.test(line)) return;
  try {
    // The HTML form of a description is escaped as the description is, which no library knows.
    const property = toProperty(readProperty(line.replace(/^x-alt-desc/i, 'description')));
    if (property) properties.push(property);
  } catch {
    // An unclosed quote or a date that is none: calendars leave such a property out.
  }
}

function toProperty(jcal: unknown): CalendarProperty | undefined {
  if (!Array.isArray(jcal)) return undefined;
  const [name, parameters, , value]: readonly unknown[] = jcal;
  if (typeof name !== 'string' || typeof value !== 'string') return undefined;
  return { name: name.toLowerCase(), value: value.trim(), parameters: readParameters(parameters) };
}

function readParameters(parameters: unknown): ReadonlyMap<string, string> {
  if (typeof parameters !== 'object' || parameters === null) return new Map();
  const entries = Object.entries(parameters).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return new Map(entries);
}
