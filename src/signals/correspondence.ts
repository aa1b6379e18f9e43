/** What is remembered of a sender and the readers here. Never about the content of a mail. */
export interface Correspondence {
  /**
   * Nobody here has had mail from this sender before, or written to it. Absent while the memory is too young to tell:
   * in its first days everybody would be new.
   */
  readonly firstContact?: boolean;
  /** Every recipient of the message has written to this sender before. */
  readonly recipientWroteBefore: boolean;
  /** How many people here have written to this sender, or had mail from it that was authenticated. */
  readonly knownTo: 'nobody' | 'few' | 'many';
}
