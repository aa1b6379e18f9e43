import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/message/limits.ts';
import type { Message } from '../../src/message/message.ts';
import { parseSource } from './parse-source.ts';

const EVENT = [
  'BEGIN:VCALENDAR',
  'PRODID:-//Example//Calendar 1.0//FR',
  'METHOD:REQUEST',
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Brussels',
  'BEGIN:STANDARD',
  'DTSTART:19701025T030000',
  'END:STANDARD',
  'END:VTIMEZONE',
  'BEGIN:VEVENT',
  'ORGANIZER;CN="Proximus: service clientèle":mailto:info@mailing.example',
  'ATTENDEE;CN=Jan Peeters;ROLE=REQ-PARTICIPANT:mailto:jan@example.org',
  'SUMMARY:Visite d’un conseiller\\, gratuite',
  'DESCRIPTION:Bonjour\\nun conseiller vient\\; soyez là',
  'LOCATION:Rue de la Loi 16',
  'DTSTART;TZID=Europe/Brussels:20260208T150000',
  'DTEND;TZID=Europe/Brussels:20260208T160000',
  'URL:https://mailing.example/visite',
  'BEGIN:VALARM',
  'ACTION:display',
  'TRIGGER:-PT15M',
  'DESCRIPTION:Le conseiller arrive',
  'END:VALARM',
  'END:VEVENT',
  'END:VCALENDAR',
];

function withCalendar(calendar: string | readonly string[], type = 'text/calendar; charset=utf-8'): string {
  const lines = typeof calendar === 'string' ? calendar : calendar.join('\r\n');
  return [
    'From: Jan <jan@example.org>\r\nSubject: Test\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n',
    '--b\r\nContent-Type: text/plain\r\n\r\nBonjour\r\n',
    `--b\r\nContent-Type: ${type}\r\n\r\n${lines}\r\n--b--\r\n`,
  ].join('');
}

function readCalendar(calendar: string | readonly string[], type?: string): Promise<Message> {
  return parseSource(withCalendar(calendar, type));
}

function event(...lines: readonly string[]): string[] {
  return ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR'];
}

describe('an invite', () => {
  it('has all that a calendar shows', async () => {
    const { invites } = await readCalendar(EVENT);
    expect(invites).toEqual([
      {
        component: 'VEVENT',
        part: '2',
        method: 'REQUEST',
        product: '-//Example//Calendar 1.0//FR',
        organizer: {
          displayName: 'Proximus: service clientèle',
          addrSpec: { localPart: 'info', domain: 'mailing.example' },
        },
        attendees: [{ displayName: 'Jan Peeters', addrSpec: { localPart: 'jan', domain: 'example.org' } }],
        summary: 'Visite d’un conseiller, gratuite',
        description: 'Bonjour\nun conseiller vient; soyez là',
        location: 'Rue de la Loi 16',
        start: '2026-02-08T15:00:00',
        end: '2026-02-08T16:00:00',
        timeZone: 'Europe/Brussels',
        url: 'https://mailing.example/visite',
        alarms: [{ action: 'DISPLAY', trigger: '-PT15M', text: 'Le conseiller arrive' }],
      },
    ]);
  });

  it('is frozen like the rest of the message', async () => {
    const { invites } = await readCalendar(EVENT);
    expect(Object.isFrozen(invites[0]?.attendees)).toBe(true);
  });

  it.each([
    ['text/calendar; method=REQUEST'],
    ['application/ics; name=a'],
    ['application/octet-stream; name="invite.ICS"'],
  ])('is found in %s', async (type) => {
    expect((await readCalendar(EVENT, type)).invites).toHaveLength(1);
  });

  it('is not looked for in other parts', async () => {
    expect((await readCalendar(EVENT, 'text/plain')).invites).toEqual([]);
    expect((await readCalendar(EVENT, 'application/octet-stream; name="a.ics.pdf"')).invites).toEqual([]);
  });

  it('counts once though it comes twice', async () => {
    const calendar = EVENT.join('\r\n');
    const twice = `${calendar}\r\n--b\r\nContent-Type: application/ics; name=invite.ics\r\n\r\n${calendar}`;
    expect((await readCalendar(twice)).invites).toHaveLength(1);
  });
});

describe('values', () => {
  it.each([
    ['20260208', '2026-02-08'],
    ['20260208T150000Z', '2026-02-08T15:00:00Z'],
    ['20260208T1500', '2026-02-08T15:00:00'],
    ['demain à 15h', ''],
    ['', ''],
  ])('start %s', async (written, start) => {
    expect((await readCalendar(event(`DTSTART:${written}`))).invites[0]?.start).toBe(start);
  });

  it('joins folded lines before the bytes are read as text', async () => {
    const bytes = Buffer.from(event('SUMMARY:Clientèle').join('\r\n')).toString('latin1');
    const folded = bytes.replace('Ã', 'Ã\r\n ');
    const source = Buffer.from(withCalendar(folded), 'latin1');
    expect((await parseSource(source)).invites[0]?.summary).toBe('Clientèle');
  });

  it('decodes encoded-words that some programs put into names', async () => {
    const line = 'ORGANIZER;CN="=?utf-8?B?UHJveGltdXM=?=":mailto:info@mailing.example';
    expect((await readCalendar(event(line))).invites[0]?.organizer?.displayName).toBe('Proximus');
  });

  it('reads HTML as it is shown', async () => {
    const plain = 'DESCRIPTION:<p>Bonjour<br>un <b>con</b>seiller</p>';
    expect((await readCalendar(event(plain))).invites[0]?.description).toBe('Bonjour\nun conseiller');
    const html = 'X-ALT-DESC;FMTTYPE=text/html:<p>Bonjour\\, vous</p>';
    expect((await readCalendar(event('DESCRIPTION: ', html))).invites[0]?.description).toBe('Bonjour, vous');
  });

  it('gives an organizer without an address', async () => {
    const { invites } = await readCalendar(event('ORGANIZER;CN=Proximus:invalid:nomail'));
    expect(invites[0]?.organizer).toEqual({ displayName: 'Proximus' });
  });
});

describe('a broken calendar', () => {
  it.each([
    ['a line that is none', event('what is this', 'SUMMARY:x')],
    ['an unclosed quote', event('ORGANIZER;CN="Proximus:mailto:a@example.org', 'SUMMARY:x')],
    ['nothing closed', ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'SUMMARY:x']],
    ['ends without beginnings', event('END:VTODO', 'SUMMARY:x')],
    ['no calendar around the event', ['BEGIN:VEVENT', 'SUMMARY:x', 'END:VEVENT']],
    ['a value of another type', event('DTSTART;VALUE=PERIOD:1/2', 'SUMMARY:x')],
  ])('still tells what it can: %s', async (_, lines) => {
    expect((await readCalendar(lines)).invites.map(({ summary }) => summary)).toEqual(['x']);
  });

  it('never makes the parser throw', async () => {
    const piece = fc.constantFrom(
      ...EVENT,
      'BEGIN:',
      'END:VEVENT',
      ';:"',
      '\\',
      ' ',
      'SUMMARY;CN=":',
      '\u0000',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), async (lines) => {
        expect(Array.isArray((await readCalendar(lines)).invites)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a hostile calendar', () => {
  it.each([
    ['many lines', event(...Array.from({ length: LIMITS.calendarLines + 10 }, () => 'X:1'))],
    ['many bytes', event(`X:${'x'.repeat(LIMITS.calendarBytes)}`)],
    ['many events', Array.from({ length: 40 }, () => event('SUMMARY:x')).flat()],
  ])('says so: %s', async (_, lines) => {
    expect((await readCalendar(lines)).limitsReached).toContain('invites');
  });

  it('keeps so many guests and reminders', async () => {
    const guests = Array.from({ length: 300 }, (_, at) => `ATTENDEE:mailto:g${at}@example.org`);
    const alarms = Array.from({ length: 30 }, () => ['BEGIN:VALARM', 'ACTION:DISPLAY', 'END:VALARM']).flat();
    const { invites } = await readCalendar(event(...guests, ...alarms));
    expect(invites[0]?.attendees).toHaveLength(LIMITS.attendees);
    expect(invites[0]?.alarms).toHaveLength(LIMITS.alarms);
  });

  it.each([
    ['nested components', `${'BEGIN:VEVENT\r\n'.repeat(40_000)}SUMMARY:x`],
    ['parameters', `BEGIN:VEVENT\r\nSUMMARY${';A="b","c"'.repeat(50_000)}:x`],
    ['colons', `BEGIN:VEVENT\r\nSUMMARY${':;="'.repeat(120_000)}`],
    ['angles', `BEGIN:VEVENT\r\n${'DESCRIPTION:<b <b <b <b\r\n'.repeat(9_000)}`],
  ])('costs no more than its size: %s', async (_, calendar) => {
    const started = performance.now();
    await readCalendar(calendar);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
