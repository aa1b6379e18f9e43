/** A reading process that dies of its first task, as one that runs out of memory does. */
process.on('message', () => process.exit(1));
process.send?.({ kind: 'ready' });
