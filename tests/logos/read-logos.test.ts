import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { formatRecord } from '../../src/commands/enrolment/logo-files.ts';
import type { LogoRecord } from '../../src/logos/logo-record.ts';
import { readLogos } from '../../src/logos/read-logos.ts';
import { decodeShape, encodeShape } from '../../src/logos/shape-code.ts';
import { BOATS, catalogueWith } from './pictures.ts';

const [view] = (await catalogueWith({ boats: BOATS })).views;
if (!view) throw new Error('no view');

function record(fields: Partial<LogoRecord> = {}): LogoRecord {
  return {
    brand: 'boats',
    role: 'brand',
    source: 'drawn for this test',
    licence: 'CC0-1.0',
    date: '2026-11-22',
    views: [
      {
        drawing: 'boats.svg',
        aspect: 1.2,
        fill: 0.5,
        threshold: 0.9,
        nearest: 'kite 0.40',
        vector: encodeShape(view?.vector ?? new Float32Array()),
      },
    ],
    ...fields,
  };
}

const KNOWN = new Set(['boats', 'kite']);

describe('a file of logos', () => {
  it('reads the same from what is written and from any other YAML', () => {
    const written = readLogos([{ file: 'boats.yaml', text: formatRecord(record()) }], KNOWN);
    const yaml = readLogos([{ file: 'boats.yaml', text: stringify(record()) }], KNOWN);
    expect(written.ok).toBe(true);
    expect(written).toEqual(yaml);
  });

  it('keeps the shape to a hundredth', () => {
    const decoded = decodeShape(encodeShape(view.vector));
    const product = decoded.reduce((sum, sample, at) => sum + sample * (view.vector[at] ?? 0), 0);
    expect(product).toBeGreaterThan(0.999);
  });

  it.each([
    [
      'a brand that nobody knows',
      { brand: 'boast' },
      'boats.yaml:2:3 no brand has the id "boast" (did you mean "boats"?)',
    ],
    ['a role that there is not', { role: 'logo' }, 'boats.yaml:3:3 role: '],
    ['a key that there is not', { colour: 'red' }, 'boats.yaml:7:3 unknown key "colour"'],
  ])('tells the place of %s', (_, fields, problem) => {
    const text = formatRecord({ ...record(), ...fields } as LogoRecord);
    const reading = readLogos([{ file: 'boats.yaml', text }], KNOWN);
    expect(
      reading.ok
        ? []
        : reading.problems.map(
            ({ file, line, column, message, cure }) =>
              `${file}:${line}:${column} ${message}${cure ? ` (${cure})` : ''}`,
          ),
    ).toEqual([expect.stringContaining(problem)]);
  });

  it('adds the views of the administrator to the shipped ones', () => {
    const shipped = { file: 'rules/logos/boats.yaml', text: formatRecord(record()) };
    const own = { file: 'rules/local/logos/boats.yaml', text: formatRecord(record()), local: true } as const;
    const reading = readLogos([shipped, own], KNOWN);
    expect(reading.ok && reading.catalogue.views.length).toBe(2);
  });

  it('switches the shipped views off where the administrator has none', () => {
    const shipped = { file: 'rules/logos/boats.yaml', text: formatRecord(record()) };
    const own = { file: 'own/boats.yaml', text: formatRecord(record({ views: [] })), local: true } as const;
    const reading = readLogos([shipped, own], KNOWN);
    expect(reading.ok && reading.catalogue.views).toEqual([]);
  });

  it('takes a vector of nothing for nothing', () => {
    expect(decodeShape('').every((sample) => sample === 0)).toBe(true);
  });
});
