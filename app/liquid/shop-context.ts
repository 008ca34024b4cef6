import { Context, toValue } from "liquidjs";
import { readProperty } from "#app/liquid/values.ts";

/** Shopify stops a snippet that renders itself at this depth. */
const DEEPEST = 100;

/** Where a template finds its variables: with Shopify's rules for properties, loops in loops, and snippets in snippets. */
export class ShopContext extends Context {
  depth = 0;

  override readProperty(object: unknown, key: unknown): unknown {
    const name: unknown = toValue(key);
    return readProperty(object, typeof name === "number" ? name : String(name));
  }

  /** A loop knows the loop around it. */
  override push(scope: Record<string, unknown>): number {
    if (scope.forloop) Object.assign(scope.forloop, { parentloop: this.getSync(["forloop"]) });
    return super.push(scope);
  }

  /** A snippet's own context: it sees what the page was given, and no variable of who renders it. */
  override spawn(scope: object = Object.create(null)): ShopContext {
    const { sync, globals, strictVariables, ownPropertyOnly, renderLimit, memoryLimit, liquid } = this;
    const inner = new ShopContext(
      scope,
      this.opts,
      { sync, globals, strictVariables, ownPropertyOnly },
      { renderLimit, memoryLimit, liquid },
    );
    inner.depth = this.depth + 1;
    if (inner.depth > DEEPEST) throw new Error("Nesting too deep");
    return inner;
  }
}
