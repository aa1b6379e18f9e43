/** A value that a phrase names by its type: `<date>`. */
export type Slot = 'date' | 'time' | 'amount' | 'phone' | 'number';

export const SLOTS: readonly Slot[] = ['date', 'time', 'amount', 'phone', 'number'];

/** A set of slots as bits, so that testing a word costs one operation. */
export type SlotSet = number;

const BITS = { date: 1, time: 2, amount: 4, phone: 8, number: 16 } as const satisfies Record<Slot, SlotSet>;

export function slotSet(...slots: readonly Slot[]): SlotSet {
  return slots.reduce<SlotSet>((set, slot) => set | BITS[slot], 0);
}

export function hasSlot(set: SlotSet, slot: Slot): boolean {
  return (set & BITS[slot]) !== 0;
}
