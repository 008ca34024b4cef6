/**
 * `items` in order, in arrays of `size`, the last one shorter.
 * @throws RangeError for a size that is no whole number of at least 1: the walk would never end.
 */
export function* chunk<T>(items: readonly T[], size: number): Generator<T[]> {
  if (!Number.isInteger(size) || size < 1) throw new RangeError(`${size} is no size of a part`);
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
