/** A reading process that hangs with its first task, as one in the hands of a hostile file does. */
process.on('message', () => {
  for (;;);
});
process.send?.({ kind: 'ready' });
