/** A reading process that a hostile file has taken over. */
process.on('message', () => {
  process.send?.({ kind: 'reading', reading: { text: 'x'.repeat(1_000_000), codes: 7 }, cpuSeconds: 0 });
});
process.send?.({ kind: 'ready' });
