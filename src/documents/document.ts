/** A text file that was read by the edge of the program: its name as errors show it, and its text. */
export interface Document {
  readonly file: string;
  readonly text: string;
  /** Set for the administrator's own files wherever their folder is; those below `local/` are known by their name. */
  readonly local?: true;
}

/** `rules/local/claim/…`, and not all of `/usr/local/share/rules/claim/…`. */
const BELOW_LOCAL =
  /(?:^|\/)local\/(?:claim|origin|ask|context|brands|partners|exceptions|lists|logos|lures|banners)\//;

/** Whether a document is the administrator's own: it changes or adds to a shipped one. */
export function isLocal({ file, local }: Pick<Document, 'file' | 'local'>): boolean {
  return local === true || BELOW_LOCAL.test(file);
}

/** One thing wrong with a document, at the place where the reader has to look. Lines and columns start at 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What was found and what was expected. */
  readonly message: string;
  /** What to do about it, as an imperative sentence. */
  readonly cure?: string;
}

/** `file:line:column message` and the cure, the form that editors and terminals make clickable. */
export function formatProblem({ file, line, column, message, cure }: Problem): string {
  return `${file}:${line}:${column} ${message}${cure ? ` (${cure})` : ''}`;
}
