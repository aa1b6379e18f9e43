/**
 * Extensions of files that do something when they are opened: the ones that large mailbox providers refuse, and
 * configuration profiles. Source code that people mail each other (`.js`, `.py`, `.sh`, `.ps1`) is not among them.
 */
const PROGRAMS = new Set(
  'apk app appx appxbundle bat chm cmd com cpl diagcab dll dmg exe gadget hta img inf ins ipa iso isp jar jnlp jse lnk mobileconfig msc msi msix msixbundle msp mst pif pkg scf scr sct search-ms settingcontent-ms shb vb vbe vbs vhd vhdx vxd wsc wsf wsh xll xpi'.split(
    ' ',
  ),
);

/** Pages that run in a browser from the disc, where no filter sees what they load. */
const PAGES = new Set('htm html shtml xhtml xht svg mht mhtml'.split(' '));

/** Scripts that Windows runs by a double click, and that are source code to others. */
const SCRIPTS = new Set('js mjs ps1'.split(' '));

const ARCHIVES = new Set('zip rar 7z gz tgz tar cab ace arj bz2 xz'.split(' '));

/** What a reader takes a file for when a name ends so. */
const HARMLESS =
  /\.(?:pdf|docx?|xlsx?|pptx?|rtf|txt|csv|jpe?g|png|gif|heic|mp3|mp4|wav|odt|ods)[\s_.-]{0,200}$/i;

/** Turns the letters behind it round: `invoice_<U+202E>fdp.exe` reads as `invoice_exe.pdf`. */
const OVERRIDE = /[\u202D\u202E]/u;

/** What a name promises to whoever opens the file. */
export type NameKind = 'program' | 'page' | 'script' | 'archive' | 'other';

/** The extension in lower case without its dot; empty when there is none. */
function extensionOf(name: string): string {
  const match = /\.([\p{L}\p{N}-]{1,20})[\s.]{0,20}$/u.exec(name.slice(-60));
  return match?.[1]?.toLowerCase() ?? '';
}

/** What a file is by its extension. */
export function nameKind(name: string): NameKind {
  const extension = extensionOf(name);
  if (PROGRAMS.has(extension)) return 'program';
  if (PAGES.has(extension)) return 'page';
  if (SCRIPTS.has(extension)) return 'script';
  return ARCHIVES.has(extension) ? 'archive' : 'other';
}

/** A document in front, a program or page behind: `invoice.pdf.html`. Windows hides the last extension. */
export function hasDoubleExtension(name: string): boolean {
  const kind = nameKind(name);
  if (kind === 'other' || kind === 'archive') return false;
  return HARMLESS.test(name.slice(0, name.lastIndexOf('.')));
}

/** The name is written so that it reads otherwise than it is. */
export function isReversed(name: string): boolean {
  return OVERRIDE.test(name);
}
