import type { Command } from '../../../src/hooks/milter/codec/command.ts';
import {
  type Action,
  type Analyse,
  MilterSession,
  type SessionOptions,
} from '../../../src/hooks/milter/session.ts';
import { FULL_OFFER } from './mail-server/fake-mail-server.ts';
import { END } from './mail-server/sent-message.ts';

/** A session that has agreed on everything that the offer allows. */
export function startSession(options: Partial<SessionOptions> = {}, offer = FULL_OFFER): MilterSession {
  const session = new MilterSession({
    maxMessageBytes: 1_000_000,
    skipAuthenticatedSubmissions: true,
    ...options,
  });
  session.handle({ kind: 'negotiate', ...offer });
  return session;
}

/** What the last command calls for. */
export function play(session: MilterSession, ...commands: readonly Command[]): Action | undefined {
  return commands.map((command) => session.handle(command)).at(-1);
}

/** The analysis that the end of a message calls for. */
export function analysisOf(session: MilterSession, ...commands: readonly Command[]): Analyse {
  const action = play(session, ...commands, END);
  if (action?.kind !== 'analyse') throw new Error(`${action?.kind} instead of an analysis`);
  return action;
}

/** The content, one character per byte. */
export function contentOf({ transaction }: Analyse): string {
  return Buffer.from(transaction.content).toString('latin1');
}
