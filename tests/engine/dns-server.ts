import { createSocket, type Socket } from 'node:dgram';

/** A name server on the loopback interface, for TXT records alone (RFC 1035 §4.1). */
export interface DnsServer {
  /** `127.0.0.1:port`. */
  readonly address: string;
  /** Names that were asked for, in order. */
  readonly questions: readonly string[];
  close(): void;
}

/**
 * Answers with the strings of `records`; whatever is not there does not exist.
 *
 * @param records name to the strings of its TXT record
 * @param silent never answers
 */
export async function startDnsServer(
  records: ReadonlyMap<string, string>,
  silent = false,
): Promise<DnsServer> {
  const socket = createSocket('udp4');
  const questions: string[] = [];
  socket.on('message', (query, { address, port }) => {
    const { name, end } = readName(query);
    questions.push(name);
    if (!silent) socket.send(answer(query, end, records.get(name.toLowerCase())), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return { address: addressOf(socket), questions, close: () => socket.close() };
}

function addressOf(socket: Socket): string {
  const { address, port } = socket.address();
  return `${address}:${port}`;
}

function readName(query: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.'), end: at + 5 };
}

const TXT = 16;

function answer(query: Buffer, questionEnd: number, record: string | undefined): Buffer {
  const isTxt = query.readUInt16BE(questionEnd - 4) === TXT;
  const found = record !== undefined && isTxt;
  const header = Buffer.alloc(12);
  query.copy(header, 0, 0, 2);
  header.writeUInt16BE(record === undefined ? 0x8183 : 0x8180, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(found ? 1 : 0, 6);
  const question = query.subarray(12, questionEnd);
  return Buffer.concat(found ? [header, question, txtRecord(record)] : [header, question]);
}

function txtRecord(text: string): Buffer {
  const strings = (text.match(/.{1,255}/gs) ?? ['']).map((piece) =>
    Buffer.concat([Buffer.from([piece.length]), Buffer.from(piece, 'latin1')]),
  );
  const data = Buffer.concat(strings);
  const fixed = Buffer.alloc(12);
  fixed.writeUInt16BE(0xc00c, 0);
  fixed.writeUInt16BE(TXT, 2);
  fixed.writeUInt16BE(1, 4);
  fixed.writeUInt32BE(60, 6);
  fixed.writeUInt16BE(data.length, 10);
  return Buffer.concat([fixed, data]);
}
