import { applyEdits, type Edit } from '../../engine/engine.ts';
import { REQUIRED_SCORE, type SpamRating } from '../spam-rating.ts';
import type { CommandName } from './request.ts';
import type { SpamdTransaction } from './transaction.ts';

/** What came out for a message. */
export interface Judged {
  readonly edits: readonly Edit[];
  readonly rating: SpamRating;
}

/** What follows the head of a reply. */
export function replyBody(command: CommandName, judged: Judged, message: SpamdTransaction): Uint8Array {
  switch (command) {
    case 'SYMBOLS':
      return Buffer.from(symbolNames(judged.rating).join(','));
    case 'REPORT':
      return reportText(judged.edits);
    case 'REPORT_IFSPAM':
      return judged.rating.flagged ? reportText(judged.edits) : Buffer.alloc(0);
    case 'PROCESS':
      return editedMessage(judged, message);
    case 'HEADERS':
      return headerSection(editedMessage(judged, message));
    default:
      return Buffer.alloc(0);
  }
}

/** Our header fields, one line each, the verdict first: a mail server can put them on top of the message as they are. */
function reportText(edits: readonly Edit[]): Uint8Array {
  const lines = edits
    .filter((edit) => edit.kind === 'insert-field')
    .map(({ name, value }) => `${name}: ${value.replace(/\n\s*/g, ' ')}\r\n`);
  return Buffer.from(lines.reverse().join(''), 'latin1');
}

function editedMessage({ edits, rating }: Judged, { whole, prefix }: SpamdTransaction): Uint8Array {
  const status: Edit = { kind: 'insert-field', name: 'X-Spam-Status', value: spamStatus(rating) };
  return Buffer.concat([prefix, applyEdits(whole, [status, ...edits])]);
}

/** A message can fire a hundred rules; a line has its limit. */
const MAX_NAMES = 10;

/** As SpamAssassin writes it, since mail filters and rspamd's `external_services` read it. */
function spamStatus(rating: SpamRating): string {
  const { flagged, score } = rating;
  const tests = symbolNames(rating).slice(0, MAX_NAMES).join(',') || 'none';
  const numbers = `score=${score.toFixed(1)} required=${REQUIRED_SCORE.toFixed(1)}`;
  return `${flagged ? 'Yes' : 'No'}, ${numbers}\n tests=${tests}\n autolearn=no`;
}

function symbolNames({ symbols }: SpamRating): string[] {
  return symbols.map(({ name }) => name);
}

/** Up to the empty line and with it. The client puts the body as it has it behind. */
function headerSection(message: Uint8Array): Uint8Array {
  const text = Buffer.from(message).toString('latin1');
  const end = /\n\r?\n/.exec(text);
  return end ? message.subarray(0, end.index + end[0].length) : message;
}
