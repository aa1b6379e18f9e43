import type { Problem } from './document.ts';

/**
 * Problems as SARIF 2.1.0 (OASIS Standard), which code hosts show beside the lines of a change.
 *
 * @param version of this program
 */
export function sarif(problems: readonly Problem[], version: string): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'counterfoil', version, rules: [RULE] } },
        columnKind: 'utf16CodeUnits',
        results: problems.map(result),
      },
    ],
  };
}

/** SARIF calls a kind of finding a rule. */
const RULE = {
  id: 'rules-invalid',
  shortDescription: { text: 'A file of the rules or of the configuration is not valid' },
} as const;

function result({ file, line, column, message, cure }: Problem): object {
  return {
    ruleId: RULE.id,
    ruleIndex: 0,
    level: 'error',
    message: { text: cure ? `${message} (${cure})` : message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  };
}

/** RFC 3986: relative to the folder of the project, or a file: URI. */
function uriOf(file: string): string {
  const path = file.split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? `file://${path}` : path;
}
