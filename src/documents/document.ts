/** A text file that was read by the edge of the program: its name as errors show it, and its text. */
export interface Document {
  readonly file: string;
  readonly text: string;
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
