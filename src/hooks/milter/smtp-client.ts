import type { Transaction } from '../../engine/engine.ts';
import type { Command } from './codec/command.ts';
import { decodeText } from './decode-text.ts';
import type { MacroTable } from './macro-table.ts';

type Client = Transaction['client'];

/** What CONNECT tells of the SMTP client. */
export function connectedClient({ hostname, peer }: Extract<Command, { kind: 'connect' }>): Client {
  const name = verifiedName(decodeText(hostname));
  const address = 'address' in peer ? peer.address : undefined;
  return { ...(address !== undefined && { address }), ...(name !== undefined && { name }) };
}

/** The client with what only the macros tell, for mail servers that leave CONNECT out (mail that came without SMTP). */
export function clientWithMacros(client: Client, macros: MacroTable): Client {
  const address = macros.get('client_addr');
  const name = verifiedName(decodeText(macros.get('client_name') ?? ''));
  return { ...(address && { address }), ...(name && { name }), ...client };
}

/** Mail servers write `unknown` (Postfix) or `[192.0.2.1]` (Sendmail) for a client without a verified name. */
function verifiedName(name: string): string | undefined {
  return name === '' || name === 'unknown' || name.startsWith('[') ? undefined : name;
}
