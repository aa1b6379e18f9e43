import { monitorEventLoopDelay } from 'node:perf_hooks';
import { watchTurns } from './longest-turn.ts';

/**
 * Loaded before a program: at SIGUSR2 it writes the longest time that its event loop stood still since the last time,
 * and the CPU time of its longest turn, in milliseconds, to standard output.
 */
const monitor = monitorEventLoopDelay({ resolution: 5 });
monitor.enable();
const turns = watchTurns();

process.on('SIGUSR2', () => {
  const delay = (monitor.max / 1e6).toFixed(1);
  process.stdout.write(`\nlongest turn ${turns.longest().toFixed(1)}, longest delay ${delay}\n`);
  monitor.reset();
});
