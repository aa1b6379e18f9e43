/** Loaded before a program: its clock is wrong by so many milliseconds. */
const SHIFT_MS = Number(process.env['SHIFTED_CLOCK_MS'] ?? 3_600_000);

const now = Date.now.bind(Date);
Date.now = () => now() + SHIFT_MS;
