import { type Liquid, Tag, type TagToken, type TopLevelToken } from "liquidjs";
import type { ReadSnippet } from "#app/liquid/parse-snippets.ts";
import { form } from "#app/liquid/tags/form.ts";
import { renderSnippet } from "#app/liquid/tags/render-snippet.ts";
import { style } from "#app/liquid/tags/style.ts";
import { toTagClass } from "#app/liquid/to-tag-class.ts";
import type { LiquidTag } from "#app/liquid/world.ts";

/** Tags whose text is for other readers: they print nothing. */
const SILENT = ["schema", "doc", "stylesheet", "javascript"];

/** Tags of LiquidJS that Shopify does not have, or means otherwise: `layout` is the theme engine's. */
const FOREIGN = ["block", "layout"];

/** Gives the engine Shopify's tags, and those of the theme engine. */
export function addTags(liquid: Liquid, readSnippet: ReadSnippet, tags: Record<string, LiquidTag>): void {
  for (const name of FOREIGN) delete liquid.tags[name];
  liquid.registerTag("render", renderSnippet(readSnippet));
  for (const name of SILENT) liquid.registerTag(name, SilentTag);
  for (const [name, tag] of Object.entries({ form, style, ...tags })) liquid.registerTag(name, toTagClass(tag));
}

/** Skips all that stands before its end; nobody parses it. */
class SilentTag extends Tag {
  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
    super(token, rest, liquid);
    const end = rest.findIndex((one) => "name" in one && one.name === `end${token.name}`);
    if (end === -1) throw new Error(`'${token.name}' tag was never closed`);
    rest.splice(0, end + 1);
  }

  render(): string {
    return "";
  }
}
