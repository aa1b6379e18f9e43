/** Whether people can meet both of two brands with these countries. */
export function overlap(left: readonly string[], right: readonly string[]): boolean {
  return left.includes('world') || right.includes('world') || left.some((country) => right.includes(country));
}
