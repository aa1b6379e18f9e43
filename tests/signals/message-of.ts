import type { AddrSpec } from '../../src/message/mailbox.ts';
import type { Language, Message } from '../../src/message/message.ts';

/** What a test says about a message; everything else is empty. */
export interface MessageParts {
  readonly subject?: string;
  readonly text?: string;
  readonly quotedText?: string;
  readonly from?: AddrSpec;
  readonly language?: Language;
}

/** A message as the parser would make it of these parts. */
export function messageOf({
  subject = '',
  text = '',
  quotedText = '',
  from,
  language = 'und',
}: MessageParts): Message {
  const author = { displayName: '', addrSpec: from ?? { localPart: 'info', domain: 'mailing.example' } };
  return {
    header: [],
    originator: { author, authors: [author], defects: [], replyTo: [] },
    recipients: [],
    subject,
    messageId: '',
    parts: [],
    text,
    quotedText,
    hiddenText: '',
    splitWords: [],
    signature: '',
    links: [],
    images: [],
    invites: [],
    largeTexts: [],
    cellColors: [],
    language,
    limitsReached: [],
  };
}
