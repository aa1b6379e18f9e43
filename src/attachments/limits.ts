/**
 * Every limit on hostile attachments, with the attack beside it. What runs into one is read as far as the limit allows;
 * `AttachmentContent.problems` tells.
 */
export const ATTACHMENT_LIMITS = {
  /** A thousand attached files, one of which counts. The names of all are still listed in `Message.parts`. */
  attachments: 20,
  /** A thousand pictures: decoding one is the most expensive step there is. */
  pictures: 8,
  /** A picture of 30,000 × 30,000 pixels that fits in 100 kB and needs gigabytes to be drawn. */
  picturePixels: 16_000_000,
  /** Noise that compresses to nothing and is read for minutes. */
  pictureBytes: 8_000_000,
  /** Below this side nobody recognises a logo: tracking pixels, lines and bullets are not decoded at all. */
  pictureSide: 24,
  /** Below this side no telephone reads a QR code. */
  codeSide: 64,
  /** The side to which larger pictures are reduced: a QR code on a scanned A4 page stays readable. */
  pictureReducedSide: 1600,
  /** The side to which pictures are reduced in which logos are looked for. */
  logoReducedSide: 384,
  /** Logos of one picture: a wall of sponsors. */
  logos: 10,
  /** A sheet of stickers with a hundred codes. */
  codes: 4,
  /** Characters of what a QR code says; the largest one holds 4,296. */
  codeLength: 4_296,
  /** A document that takes minutes only because there is so much of it. */
  documentBytes: 10_000_000,
  /** Ten thousand pages: the bait stands on the first. */
  pages: 3,
  /** A thousand pictures on one page. */
  pagePictures: 4,
  /** Annotations of one page that are read: a page of a million invisible links. */
  pageAnnotations: 200,
  /** Characters of an attachment's text that are kept: a book in front of the request. */
  textLength: 20_000,
  /** Links of one attachment: a directory around the link that counts. */
  links: 50,
  /** Entries of an archive that are listed: central directories of 65,535 names. */
  entries: 1_000,
  /** Entries whose names are kept. */
  entryNames: 200,
  /** Characters of one name: 65,535 are allowed. */
  nameLength: 255,
  /** Parts of an Office document that are unpacked at all. */
  officeParts: 8,
  /** Bytes that one part of an Office document may unpack to: 10 MB of zeros make 10 kB, and so on, in turn. */
  officePartBytes: 512_000,
  /** Passwords that are tried on a locked document: each costs a key derivation. */
  passwords: 3,
  /** Forms of a page, and input fields of a form. */
  forms: 20,
  fields: 50,
  /** Characters of the scripts of a page that are looked at. */
  scriptLength: 500_000,
} as const;

/** Limits on reading words in pictures (OCR), which takes a hundred times as long as everything else. */
export const WORD_LIMITS = {
  /** Pictures, and pages of PDFs without text, whose words are read: a brochure of fifty pages. */
  pictures: 2,
  /** The side to which larger ones are reduced, in pixels. */
  side: 1600,
  /** Smaller pictures are enlarged, so that letters of ten pixels are read. */
  enlargedSide: 1000,
  /** Below this side a picture is an icon or a line, and has no words in it. */
  leastSide: 60,
  /** A picture with fewer pixels says a name at most, which its shape says, too. */
  leastPixels: 20_000,
  /** With more letters beside it, the picture is not what the reader is to read. */
  textBeside: 200,
  /** Milliseconds for all pictures of one message: a page of ten thousand tiny letters. */
  messageMs: 3_000,
  /** Characters that are kept. */
  textLength: 8_000,
  /** Megabytes of address space of the program that reads. */
  memoryMegabytes: 700,
  /** Processor seconds after which the kernel ends it, should nobody be left to kill it. */
  cpuSeconds: 5,
} as const;

/** Limits on the process in which PDFs and pictures are read. */
export const PROCESS_LIMITS = {
  /** Milliseconds for one attachment: a PDF whose pages refer to each other in a circle. */
  taskMs: 2_000,
  /** Milliseconds for all attachments of one message: twenty PDFs of 1.9 seconds each. */
  messageMs: 4_000,
  /** Milliseconds until the process must be there, on a machine that has other things to do. */
  startMs: 3_000,
  /** Megabytes of JavaScript objects: an array of a billion numbers. */
  heapMegabytes: 256,
  /** Megabytes of private memory of any kind: pixels and WebAssembly are not on the heap. */
  dataMegabytes: 1_024,
  /** Processor seconds after which the process is replaced before the next message: nothing leaks for long. */
  renewedAfterCpuSeconds: 10,
  /** Processor seconds after which the kernel ends it: an endless loop whose parent died and kills it no more. */
  cpuSeconds: 20,
} as const;

/** The same for tests, which cannot wait so long. */
export type ProcessLimits = Readonly<Record<keyof typeof PROCESS_LIMITS, number>>;
