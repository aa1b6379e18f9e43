/** The highest version of the protocol spoken here; 2 to 6 are understood. */
export const HIGHEST_VERSION = 6;
export const LOWEST_VERSION = 2;

/** SMFIF_*: what a filter may do with a message at its end. */
export const ACTION = {
  addHeaders: 0x1,
  changeBody: 0x2,
  addRecipient: 0x4,
  deleteRecipient: 0x8,
  changeHeaders: 0x10,
  quarantine: 0x20,
  changeSender: 0x40,
  addRecipientWithParameters: 0x80,
  setMacroList: 0x100,
} as const;

/** SMFIP_*: commands a filter does not want, does not answer, or wants in another form. */
export const PROTOCOL = {
  noConnect: 0x1,
  noHelo: 0x2,
  noMail: 0x4,
  noRecipient: 0x8,
  noBody: 0x10,
  noHeaders: 0x20,
  noEndOfHeader: 0x40,
  noReplyHeader: 0x80,
  noUnknown: 0x100,
  noData: 0x200,
  skip: 0x400,
  rejectedRecipients: 0x800,
  noReplyConnect: 0x1000,
  noReplyHelo: 0x2000,
  noReplyMail: 0x4000,
  noReplyRecipient: 0x8000,
  noReplyData: 0x10000,
  noReplyUnknown: 0x20000,
  noReplyEndOfHeader: 0x40000,
  noReplyBody: 0x80000,
  /** The white space after the colon of a header field is part of its value, in both directions. */
  headerLeadingSpace: 0x100000,
} as const;

/** All SMFIP_NR_* together: with them a message costs one round trip instead of one per header field and chunk. */
export const NO_REPLIES =
  PROTOCOL.noReplyHeader |
  PROTOCOL.noReplyConnect |
  PROTOCOL.noReplyHelo |
  PROTOCOL.noReplyMail |
  PROTOCOL.noReplyRecipient |
  PROTOCOL.noReplyData |
  PROTOCOL.noReplyUnknown |
  PROTOCOL.noReplyEndOfHeader |
  PROTOCOL.noReplyBody;

/** SMFIM_*: the stage for which a macro list is asked. */
export const MACRO_STAGE = {
  connect: 0,
  helo: 1,
  mail: 2,
  recipient: 3,
  data: 4,
  endOfMessage: 5,
  endOfHeader: 6,
} as const;

/** MILTER_CHUNK_SIZE: the most that one body packet carries. */
export const MAX_CHUNK_BYTES = 65_535;

/**
 * Most bytes after the length prefix that an incoming frame may have: the largest data size of the protocol
 * (SMFIP_MDS_1M) and the command code. A prefix of 0xffffffff would otherwise make us wait for, and keep, 4 GiB.
 */
export const MAX_FRAME_BYTES = 1_048_577;
