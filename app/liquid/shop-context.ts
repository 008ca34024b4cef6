import { Context } from "liquidjs";

/**
 * Reads properties as Shopify's objects answer: their own names only, never what JavaScript's values bring along
 * (`length`, `constructor`, `trim`). A getter or a function of an object is asked when the template asks.
 */
export class ShopContext extends Context {
  override readProperty(object: object, key: unknown): unknown {
    if (object === null || object === undefined) return undefined;
    const name = typeof key === "number" ? key : String(key);
    if (Array.isArray(object)) return readList(object, name);
    if (typeof object === "string") return name === "size" ? [...(object as string)].length : undefined;
    return typeof object === "object" ? readObject(object, name) : undefined;
  }

  override spawn(scope: object = Object.create(null)): Context {
    const { sync, globals, strictVariables, ownPropertyOnly, renderLimit, memoryLimit, liquid } = this;
    return new ShopContext(
      scope,
      this.opts,
      { sync, globals, strictVariables, ownPropertyOnly },
      { renderLimit, memoryLimit, liquid },
    );
  }
}

function readList(list: unknown[], name: string | number): unknown {
  if (name === "size") return list.length;
  if (name === "first") return list[0];
  if (name === "last") return list.at(-1);
  return typeof name === "number" || /^-?\d+$/.test(name) ? list.at(Number(name)) : undefined;
}

function readObject(object: object, name: string | number): unknown {
  const value: unknown = Reflect.get(object, name);
  if (value !== undefined && value === Reflect.get(Object.prototype, name)) return undefined;
  if (typeof value === "function") return value.call(object);
  if (value === undefined && name === "size") return Object.keys(object).length;
  if (value === undefined && name === "first") return Object.entries(object)[0];
  return value;
}
