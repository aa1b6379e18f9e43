import { ACTION, MACRO_STAGE, NO_REPLIES, PROTOCOL } from './codec/constants.ts';
import type { Wish } from './codec/negotiation.ts';
import type { MacroList } from './codec/reply.ts';

/** What this filter asks a mail server for. The leading space keeps the header byte-exact, as DKIM needs it. */
export const WISH: Wish = {
  actions:
    ACTION.addHeaders | ACTION.changeHeaders | ACTION.changeBody | ACTION.quarantine | ACTION.setMacroList,
  protocol: NO_REPLIES | PROTOCOL.noUnknown | PROTOCOL.skip | PROTOCOL.headerLeadingSpace,
};

/**
 * The macros this filter reads, all at the end of the message: Postfix knows the queue id `i` no earlier, and
 * keeps its defaults for the stages that are not listed.
 */
export const WANTED_MACROS: readonly MacroList[] = [
  {
    stage: MACRO_STAGE.endOfMessage,
    names: [
      'i',
      '{auth_authen}',
      '{auth_type}',
      '{client_addr}',
      '{client_name}',
      '{daemon_name}',
      '{mail_addr}',
    ],
  },
];
