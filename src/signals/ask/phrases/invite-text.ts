import type { Invite } from '../../../message/invite.ts';
import type { AskHit } from './hit.ts';

/** Methods by which an invite asks for something (RFC 5546 §1.4); the others answer or take back. */
const ASKING: ReadonlySet<string> = new Set(['', 'REQUEST', 'PUBLISH', 'ADD', 'COUNTER']);

const START = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/;

/**
 * An invite as a text to look for asks in: what a calendar shows of it. The day stands in a property of its own,
 * so it is written behind the summary, where phrases expect it. Empty for an invite that asks for nothing.
 */
export function inviteText({ method, summary, start, description, location, alarms }: Invite): string {
  if (!ASKING.has(method)) return '';
  const reminders = alarms.map(({ text }) => text);
  return [`${summary} ${writtenStart(start)}`.trim(), location, description, ...reminders]
    .filter((text) => text !== '')
    .join('\n\n');
}

/** `08/02/2026 15:00`. */
function writtenStart(start: string): string {
  const [, year, month, day, time = ''] = START.exec(start) ?? [];
  return year === undefined ? '' : `${day}/${month}/${year} ${time}`.trim();
}

/** What an invite asks, quoted as it says it: without the day that was written behind the summary. */
export function quoteInvite(hit: AskHit, { summary, start }: Invite): AskHit {
  const written = writtenStart(start);
  const at = written === '' ? -1 : hit.evidence.indexOf(written);
  if (at < 0) return hit;
  const evidence = hit.evidence.slice(0, at).trim();
  return { ...hit, evidence: summary.includes(evidence) ? evidence : summary };
}
