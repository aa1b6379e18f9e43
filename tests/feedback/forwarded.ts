/** A message with others attached, as "forward as attachment" of a mail client makes it. */
export function forwarded(messages: readonly string[], to: string, from = 'anne@example.org'): string {
  const parts = messages.map((message) =>
    ['--edge', 'Content-Type: message/rfc822', '', message].join('\r\n'),
  );
  return [
    `From: ${from}`,
    `To: ${to}`,
    'Subject: Fwd',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=edge',
    '',
    '--edge',
    'Content-Type: text/plain',
    '',
    'See attached.',
    ...parts,
    '--edge--',
    '',
  ].join('\r\n');
}
