/** A file before (undefined where there is none) and after. */
export interface FileChange {
  /** Below the folder that the patch is applied in. */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
}

/** Lines around a change that tell where it belongs. */
const CONTEXT = 3;

/** Changes of files as `git apply` and `patch -p1` read them: one hunk per file, since ours change one place. */
export function unifiedDiff(changes: readonly FileChange[]): string {
  return changes
    .filter(({ before, after }) => before !== after)
    .map(fileDiff)
    .join('');
}

function fileDiff({ path, before, after }: FileChange): string {
  const old = linesOf(before ?? '');
  const fresh = linesOf(after);
  const start = sharedStart(old, fresh);
  const end = sharedStart(old.slice(start).toReversed(), fresh.slice(start).toReversed());
  const from = Math.max(0, start - CONTEXT);
  const until = Math.min(CONTEXT, end);
  const hunk = [
    ...old.slice(from, start).map((line) => ` ${line}`),
    ...old.slice(start, old.length - end).map((line) => `-${line}`),
    ...fresh.slice(start, fresh.length - end).map((line) => `+${line}`),
    ...old.slice(old.length - end, old.length - end + until).map((line) => ` ${line}`),
  ];
  const range = (lines: readonly string[]): string => {
    const count = lines.length - end + until - from;
    return `${count === 0 ? 0 : from + 1},${count}`;
  };
  return [
    `--- ${before === undefined ? '/dev/null' : `a/${path}`}`,
    `+++ b/${path}`,
    `@@ -${range(old)} +${range(fresh)} @@`,
    ...hunk,
    '',
  ].join('\n');
}

/** Every file of ours ends in a line end; one that does not gets one from whoever edits it next. */
function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

function sharedStart(left: readonly string[], right: readonly string[]): number {
  const limit = Math.min(left.length, right.length);
  const at = left.slice(0, limit).findIndex((line, index) => line !== right[index]);
  return at === -1 ? limit : at;
}
