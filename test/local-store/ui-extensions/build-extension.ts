import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { requireUiExtension, type UiExtension } from "./read-ui-extensions.ts";

/** What Shopify would serve of an extension. */
export interface BuiltExtension extends UiExtension {
  /** One script with all its targets. */
  script: string;
  bytes: number;
  gzipBytes: number;
  /** What esbuild warned of, as the CLI would print it. */
  warnings: string[];
}

/**
 * Bundles an extension as Shopify's CLI does for production: each target's default export is registered by
 * `shopify.extend`, in one minified ES2015 script. The options are those of `@shopify/cli` 3.94
 * (packages/app/src/cli/services/extensions/bundle.ts). ES2015 knows no bigints: `10n` becomes `BigInt(10)`, and `**`
 * becomes `Math.pow`, which throws on them.
 *
 * @param folder the one with `shopify.extension.toml`
 * @throws Error when the toml has no such extension, or the code cannot be bundled
 */
export async function buildExtension(folder: string, handle: string): Promise<BuiltExtension> {
  const extension = requireUiExtension(folder, handle);
  const { outputFiles, warnings } = await build({
    stdin: { contents: entryOf(extension), resolveDir: folder, loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    target: "es6",
    jsx: "automatic",
    legalComments: "none",
    logLevel: "silent",
    loader: { ".esnext": "ts", ".js": "jsx" },
    define: { "process.env.NODE_ENV": '"production"' },
    resolveExtensions: [".tsx", ".ts", ".js", ".json", ".esnext", ".mjs", ".ejs"],
  });
  const script = outputFiles[0]?.text ?? "";
  return {
    ...extension,
    script,
    bytes: Buffer.byteLength(script),
    gzipBytes: gzipSync(script).length,
    warnings: warnings.map(({ text, location }) => `${location?.file ?? ""}:${location?.line ?? ""} ${text}`),
  };
}

function entryOf({ targets }: UiExtension): string {
  return targets
    .map(
      ({ target, module }, at) =>
        `import Target_${at} from ${JSON.stringify(module)};shopify.extend(${JSON.stringify(target)}, (...args) => Target_${at}(...args));`,
    )
    .join("\n");
}
