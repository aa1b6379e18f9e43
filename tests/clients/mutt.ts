import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../servers/patience.ts';
import { makeRunFolder } from '../servers/run-folder.ts';
import { startProcess } from '../servers/server-process.ts';

/** Room for the header, the whole banner and the story below it. */
const SCREEN = { columns: 80, lines: 60 };

/** Everything that mutt would ask or fetch is switched off. */
const SETTINGS = `set folder = ""
set spoolfile = ""
set record = ""
set header_cache = ""
set pager_stop = yes
set pager_index_lines = 0
set sleep_time = 0
set wrap_search = yes
set read_inc = 0
set abort_nosubject = no
unset help
unset markers
alternative_order text/plain text/html
ignore *
unignore from subject x-counterfoil-verdict
`;

/**
 * Opens a message in mutt, in a terminal of 80 columns.
 *
 * @param locale what the terminal understands
 * @returns the screen as text, trailing spaces removed
 */
export async function muttScreen(content: Buffer, locale = 'C.UTF-8'): Promise<string> {
  const folder = makeRunFolder('mutt');
  const mailbox = join(folder, 'mbox');
  const settings = join(folder, 'muttrc');
  const socket = join(folder, 'tmux');
  const lines = Buffer.from(content.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
  writeFileSync(mailbox, Buffer.concat([Buffer.from('From a@b Mon Feb  3 10:12:00 2025\n'), lines]));
  writeFileSync(settings, SETTINGS);
  const { LC_ALL: _, ...environment } = process.env;
  const env = { ...environment, LANG: locale, LC_ALL: locale, HOME: folder, TERM: 'screen' };
  const tmux = (...words: readonly string[]) =>
    execFileSync('tmux', ['-N', '-u', '-S', socket, ...words], { env, encoding: 'utf8' });
  // In the foreground, so that it ends with the test and takes mutt along; -N keeps the commands from starting another
  // server, which would outlive the test, where this one is not ready yet.
  startProcess('tmux', ['-u', '-S', socket, '-D'], { env });
  const size = ['-x', String(SCREEN.columns), '-y', String(SCREEN.lines)];
  const mutt = `exec mutt -n -F '${settings}' -R -f '${mailbox}'`;
  await eventually(
    () => succeeded(() => tmux('new-session', '-d', ...size, mutt)),
    () => 'tmux does not start',
  );
  const screen = () => tmux('capture-pane', '-p').replace(/ +$/gm, '').trimEnd();
  await eventually(
    () => /Mutt: .*Msgs:1/.test(screen()) || undefined,
    () => `mutt does not list the message\n${screen()}`,
  );
  tmux('send-keys', 'Enter');
  await eventually(
    () => /^From: /m.test(screen()) || undefined,
    () => `mutt does not show the message\n${screen()}`,
  );
  return screen();
}

function succeeded(work: () => void): true | undefined {
  try {
    work();
    return true;
  } catch {
    return undefined;
  }
}
