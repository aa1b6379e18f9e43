import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * Loaded before a program: at SIGUSR2 it writes the longest time that its event loop stood still since the last time,
 * in milliseconds, to standard output.
 */
const monitor = monitorEventLoopDelay({ resolution: 5 });
monitor.enable();

process.on('SIGUSR2', () => {
  process.stdout.write(`\nlongest delay ${(monitor.max / 1e6).toFixed(1)}\n`);
  monitor.reset();
});
