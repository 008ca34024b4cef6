import type { FS, Liquid, Template } from "liquidjs";
import type { LiquidWorld } from "#app/liquid/world.ts";

export type ReadSnippet = (name: string) => Template[];

/** What the older `{% include %}` reads from: the world's snippets and never this machine's files. */
export function snippetFiles(world: LiquidWorld): FS {
  const read = (name: string) => requireSnippet(world, name);
  return {
    exists: async () => true,
    existsSync: () => true,
    readFile: async (name) => read(name),
    readFileSync: read,
    resolve: (_folder, name) => name,
  };
}

function requireSnippet(world: LiquidWorld, name: string): string {
  const source = world.readSnippet(name);
  if (source === null) throw new Error(`Could not find asset snippets/${name}.liquid`);
  return source;
}

/** Reads snippets, each parsed once as long as its source stays the same. @throws for one that isn't there */
export function parseSnippets(liquid: Liquid, world: LiquidWorld): ReadSnippet {
  const parsed = new Map<string, { source: string; templates: Template[] }>();
  return (name) => {
    const source = requireSnippet(world, name);
    const known = parsed.get(name);
    if (known?.source === source) return known.templates;
    const templates = liquid.parse(source, `snippets/${name}`);
    parsed.set(name, { source, templates });
    return templates;
  };
}
