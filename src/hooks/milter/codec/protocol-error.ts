/** The other side sent something that is not in the protocol. The stream cannot be trusted any more: close it. */
export class MilterProtocolError extends Error {
  override readonly name = 'MilterProtocolError';
}
