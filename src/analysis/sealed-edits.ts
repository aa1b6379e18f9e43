import type { Seal } from '../authentication/seal-message.ts';
import type { Transaction } from '../message/transaction.ts';
import { applyEdits } from '../rewrite/apply-edits.ts';
import type { Edit } from '../rewrite/edit.ts';
import type { Facts } from '../signals/facts.ts';

/**
 * Edits with those that seal the message as it will be. Only where the body changes: everything else keeps the signatures
 * that the message came with, and a seal costs as much as ten analyses.
 */
export async function sealedEdits(
  edits: readonly Edit[],
  transaction: Transaction,
  { message, authentication }: Facts,
  seal: Seal | undefined,
): Promise<readonly Edit[]> {
  if (!seal || !edits.some(({ kind }) => kind === 'replace-body')) return edits;
  const edited = applyEdits(transaction.content, edits);
  const fields = await seal({ transaction, message, edited, authentication });
  return [...fields.map(({ name, value }): Edit => ({ kind: 'insert-field', name, value })), ...edits];
}
