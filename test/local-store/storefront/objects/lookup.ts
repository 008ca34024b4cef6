/** Something that is found by any name, such as `all_products["mug"]`. */
export type Lookup = Record<string, unknown>;

/** Finds by name when a template asks, and each name once; `list` is what a loop over it goes through. */
export function lookup(find: (name: string) => unknown, list: () => unknown[] = () => []): Lookup {
  const found = new Map<string, unknown>();
  const ask = (name: string) => {
    if (!found.has(name)) found.set(name, find(name) ?? null);
    return found.get(name);
  };
  return new Proxy<Lookup>(Object.create(null), {
    get: (_, name) => {
      if (name === Symbol.iterator) return () => list()[Symbol.iterator]();
      return typeof name === "symbol" ? undefined : ask(name);
    },
    has: (_, name) => (typeof name === "string" ? ask(name) !== null : name === Symbol.iterator),
    getOwnPropertyDescriptor: (_, name) => {
      const value = typeof name === "string" ? ask(name) : null;
      return value === null ? undefined : { value, enumerable: true, configurable: true };
    },
  });
}
