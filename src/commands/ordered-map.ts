/**
 * Maps with several calls under way at once, and yields the results in the order of the input. At most
 * `width` items are held at a time, so a folder of a million messages needs the memory of a few.
 */
export async function* orderedMap<Item, Result>(
  items: AsyncIterable<Item>,
  width: number,
  map: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = [];
  for await (const item of items) {
    const result = map(item);
    // The rejection is seen when its turn comes; until then it must not count as unhandled.
    result.catch(() => undefined);
    underWay.push(result);
    if (underWay.length >= width) yield await (underWay.shift() as Promise<Result>);
  }
  for (const result of underWay) yield await result;
}
