import { MAX_FIELDS } from './limits.ts';
import { COMMANDS, type CommandName, type RequestField, type RequestHead } from './request.ts';
import { SpamdError } from './spamd-error.ts';

const FIRST_LINE =
  /^(?<command>[A-Z_]{1,20}) +(?<dialect>R?SPAMC)\/(?<major>\d{1,2})\.(?<minor>\d{1,2})[ \t]*$/;

const FIELD = /^(?<name>[A-Za-z0-9_-]{1,100})[ \t]*:(?<value>.*)$/;

/**
 * Reads the lines before the message, without the empty one. Throws SpamdError for what is not in the protocol.
 *
 * @param head one character per byte
 */
export function parseHead(head: string): RequestHead {
  const [firstLine = '', ...lines] = head.split(/\r?\n/);
  if (lines.length > MAX_FIELDS) throw new SpamdError('EX_PROTOCOL', 'Bad header line: (too many lines)');
  return { ...parseFirstLine(firstLine), fields: lines.map(parseField) };
}

/** `CHECK SPAMC/1.5`. */
export function parseFirstLine(line: string): Omit<RequestHead, 'fields'> {
  const { command, dialect, major, minor } = FIRST_LINE.exec(line)?.groups ?? {};
  if (command === 'TELL') {
    throw new SpamdError('EX_UNAVAILABLE', 'Service Unavailable: TELL commands are not supported');
  }
  if (!isCommand(command)) throw new SpamdError('EX_PROTOCOL', 'Bad header line: (unknown command)');
  return {
    command,
    dialect: dialect === 'RSPAMC' ? 'rspamc' : 'spamc',
    version: Number(major) * 100 + Number(minor),
  };
}

function isCommand(name: string | undefined): name is CommandName {
  return COMMANDS.some((command) => command === name);
}

function parseField(line: string): RequestField {
  const { name, value } = FIELD.exec(line)?.groups ?? {};
  if (name === undefined || value === undefined) {
    throw new SpamdError('EX_PROTOCOL', 'Bad header line: (no colon)');
  }
  return { name: name.toLowerCase(), value: value.trim() };
}
