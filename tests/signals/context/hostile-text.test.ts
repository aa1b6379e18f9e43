import { describe, expect, it } from 'vitest';
import { loadExpertise } from '../../../src/analysis/expertise.ts';
import { gatherFacts } from '../../../src/analysis/gather-facts.ts';
import { readRuleFolder } from '../../../src/analysis/rule-folder.ts';
import { fillerText } from '../../../src/signals/context/filler-text.ts';
import { foreignPlace } from '../../../src/signals/context/foreign-place.ts';
import { forgedReassurance } from '../../../src/signals/context/forged-reassurance.ts';
import { greetingByAddress } from '../../../src/signals/context/greeting-by-address.ts';
import { unfilledPlaceholder } from '../../../src/signals/context/unfilled-placeholder.ts';

const reading = loadExpertise(readRuleFolder('rules'));
if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
const { knowledge } = reading.expertise;

describe.each([fillerText, foreignPlace, forgedReassurance, greetingByAddress, unfilledPlaceholder])(
  '$id',
  (signal) => {
    it.each(['{{', '{name', 'dear ', 'a@', '1234 ', 'B-', '%%', '[[recipient ', '<', 'ô{{ recipient '])(
      'reads 100 kB of %j quickly',
      async (unit) => {
        const text = unit.repeat(100_000 / unit.length);
        const content = Buffer.from(
          `From: <a@b.example>\nTo: <anne@exemple.lu>\nSubject: ${text.slice(0, 900)}\n\n${text}\n`,
        );
        const facts = await gatherFacts({ client: {}, envelope: { forwardPaths: [] }, content }, knowledge, {
          trusted: { kind: 'topmost' },
          today: '2026-01-01',
        });
        const start = performance.now();
        signal.detect(facts, knowledge);
        expect(performance.now() - start).toBeLessThan(2_000);
      },
    );
  },
);
