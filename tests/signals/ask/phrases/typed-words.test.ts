import { describe, expect, it } from 'vitest';
import { hasSlot, type Slot } from '../../../../src/signals/ask/phrases/slot.ts';
import { splitWords } from '../../../../src/signals/ask/phrases/split-words.ts';
import { typeWords } from '../../../../src/signals/ask/phrases/typed-words.ts';

/** The words of a text that are of a type, as written. */
function valuesOf(text: string, slot: Slot): string[] {
  return typeWords(splitWords(text))
    .filter(({ slots }) => hasSlot(slots, slot))
    .map(({ start, end }) => text.slice(start, end));
}

describe('typeWords', () => {
  it.each<[Slot, string, string[]]>([
    ['date', 'le 8 février à 15h', ['8 février']],
    ['date', 'mardi 8 février 2026', ['mardi 8 février 2026']],
    ['date', 'Montag, den 8. Februar', ['Montag, den 8. Februar']],
    ['date', 'op dinsdag 08/02/2026', ['dinsdag 08/02/2026']],
    ['date', 'on February 8th, 2026', ['February 8th, 2026']],
    ['date', '8. veebruaril kell 15', ['8. veebruaril']],
    ['date', 'le 1er août', ['1er août']],
    ['date', '2026-02-08', ['2026-02-08']],
    ['date', 'esmaspäeval ja homme', ['esmaspäeval', 'homme']],
    ['date', 'you may come in march', []],
    ['date', '40 maart', []],
    ['time', 'à 15h30, om 15 uur, um 9:30 Uhr', ['15h30', '15 uur', '9:30 Uhr']],
    ['time', 'at 3 pm or 3:30pm', ['3 pm', '3:30pm']],
    ['time', 'kell 15.00', ['kell 15.00']],
    ['time', '75 uur', []],
    ['amount', '€ 1,99 of 1,99 € of 2 euro', ['€ 1,99', '1,99 €', '2 euro']],
    ['amount', 'EUR1.99, 1.99EUR, $500', ['EUR1.99', '1.99EUR', '$500']],
    ['amount', '1,99 procent', []],
    ['phone', 'Tel. +32 2 555 00 00', ['+32 2 555 00 00']],
    ['phone', '056/00.00.00', ['056/00.00.00']],
    ['phone', '0800 12 345', ['0800 12 345']],
    ['phone', '1-202-555-0100', ['1-202-555-0100']],
    ['phone', 'call (888) 555-0100 or 888-555-0100', ['888) 555-0100', '888-555-0100']],
    ['phone', 'room 888 555', []],
    ['phone', 'Bestelnummer 202600123456', []],
    ['phone', '08/02/2026', []],
    ['number', 'binnen 48 uur', ['48']],
  ])('finds the %s in %s', (slot, text, values) => {
    expect(valuesOf(text, slot)).toEqual(values);
  });
});
