import { nameKind } from '../../attachments/file-name.ts';
import { isForeignHost } from '../foreign-host.ts';
import type { Signal } from '../signal.ts';

/** A longer path is there to cost time; the end of it is what counts. */
const PATH_END = 200;

/**
 * A link downloads a program from a host that is neither the sender's nor a brand's (the article of RTL: a page that makes
 * you download software, "even an antivirus").
 *
 * ## Fires on
 *
 * ```
 * From: Norton <info@mailing.example>
 * Content-Type: text/html
 *
 * <a href="https://files.garden-tools.example/NortonSetup.exe?x=1">Install the antivirus</a>
 * --
 * From: Info <info@mailing.example>
 *
 * Open https://get.garden-tools.example/support.apk on your telephone.
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Lab <info@lab.example>
 * Content-Type: text/html
 *
 * <a href="https://downloads.lab.example/setup.exe">Version 2</a>
 * --
 * From: Jan Peeters <jan@lab.example>
 *
 * https://www.microsoft.com/download/setup.msi
 * --
 * From: Jan Peeters <jan@lab.example>
 *
 * https://www.garden-tools.example/pump.com/manual.pdf
 * ```
 *
 * ## Known limits
 *
 * Programmers send each other builds from other hosts; a download behind an address without a file name is not seen.
 */
export const programLink: Signal = {
  id: 'program-link',
  question: 'context',
  description: 'A link downloads a program',

  detect(facts, { brands }) {
    const found = facts.destinations.find(
      ({ host, target }) => isProgram(pathOf(target)) && isForeignHost(host, facts, brands),
    );
    return found ? [{ where: 'link', evidence: found.host }] : [];
  },
};

/** `.com` at the end of a path is more often a domain than a program of 1981. */
function isProgram(path: string): boolean {
  return nameKind(path) === 'program' && !/\.com$/i.test(path);
}

/** The end of the path, without query and fragment; empty where there is no path. */
function pathOf(target: string): string {
  const address = target.split(/[?#]/, 1)[0] ?? '';
  const start = address.indexOf('/', address.indexOf('//') + 2);
  return start === -1 ? '' : address.slice(start).slice(-PATH_END);
}
