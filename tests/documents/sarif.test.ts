import { describe, expect, it } from 'vitest';
import { sarif } from '../../src/documents/sarif.ts';

describe('SARIF', () => {
  it('has one result per problem, with its place and its cure', () => {
    const report = sarif(
      [
        { file: 'rules/claim/a b.yaml', line: 3, column: 7, message: 'wrong', cure: 'right it' },
        { file: '/etc/counterfoil/rules.d/policy.yaml', line: 1, column: 1, message: 'odd' },
      ],
      '1.2.3',
    );
    expect(report).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'counterfoil', version: '1.2.3', rules: [{ id: 'rules-invalid' }] } },
          results: [
            {
              ruleId: 'rules-invalid',
              level: 'error',
              message: { text: 'wrong (right it)' },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'rules/claim/a%20b.yaml' },
                    region: { startLine: 3, startColumn: 7 },
                  },
                },
              ],
            },
            {
              message: { text: 'odd' },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'file:///etc/counterfoil/rules.d/policy.yaml' },
                  },
                },
              ],
            },
          ],
        },
      ],
    });
  });
});
