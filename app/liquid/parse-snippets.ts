import type { Liquid, Template } from "liquidjs";
import type { LiquidWorld } from "#app/liquid/world.ts";

export type ReadSnippet = (name: string) => Template[];

/** Reads snippets, each parsed once as long as its source stays the same. @throws for one that isn't there */
export function parseSnippets(liquid: Liquid, world: LiquidWorld): ReadSnippet {
  const parsed = new Map<string, { source: string; templates: Template[] }>();
  return (name) => {
    const source = world.readSnippet(name);
    if (source === null) throw new Error(`Could not find asset snippets/${name}.liquid`);
    const known = parsed.get(name);
    if (known?.source === source) return known.templates;
    const templates = liquid.parse(source, `snippets/${name}`);
    parsed.set(name, { source, templates });
    return templates;
  };
}
