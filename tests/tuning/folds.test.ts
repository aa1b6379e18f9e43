import { describe, expect, it } from 'vitest';
import { foldsOf } from '../../src/tuning/folds.ts';
import { observation } from './planted.ts';

const messages = Array.from({ length: 300 }, (_, index) =>
  observation(`m${index}`, index % 3 === 0, [], { campaign: `c${Math.floor(index / 7)}` }),
);

describe('folds', () => {
  it('hold every message out exactly once', () => {
    const heldOut = foldsOf(messages, 5).flatMap((fold) => fold.heldOut.map(({ file }) => file));
    expect(heldOut.toSorted()).toEqual(messages.map(({ file }) => file).toSorted());
  });

  it('never have a campaign on both sides', () => {
    for (const { training, heldOut } of foldsOf(messages, 5)) {
      const known = new Set(training.map(({ campaign }) => campaign));
      expect(heldOut.filter(({ campaign }) => known.has(campaign))).toEqual([]);
    }
  });

  it('are the same whatever the order of the labels', () => {
    const files = (order: typeof messages) =>
      foldsOf(order, 4).map(({ heldOut }) => heldOut.map(({ file }) => file).toSorted());
    expect(files(messages.toReversed())).toEqual(files(messages));
  });

  it('share impersonations and genuine mail evenly', () => {
    const single = Array.from({ length: 100 }, (_, index) => observation(`s${index}`, index < 25, []));
    for (const { heldOut } of foldsOf(single, 5)) {
      expect(heldOut.filter(({ impersonation }) => impersonation)).toHaveLength(5);
      expect(heldOut).toHaveLength(20);
    }
  });
});
