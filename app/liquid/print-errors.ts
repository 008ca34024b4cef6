import { type Context, type Emitter, type Liquid, LiquidError, type Template } from "liquidjs";
import { toText } from "#app/liquid/values.ts";

/** Has the engine print an error where it happens and go on, as a storefront does, instead of failing the page. */
export function printErrors(liquid: Liquid): void {
  const { renderer } = liquid;
  const renderTemplates = renderer.renderTemplates.bind(renderer);
  renderer.renderTemplates = function* (templates: Template[], ctx: Context, emitter: Emitter = textEmitter()) {
    for (const template of templates) {
      try {
        yield renderTemplates([template], ctx, emitter);
      } catch (error) {
        emitter.write(sayError(error));
      }
      if (ctx.breakCalled || ctx.continueCalled) break;
    }
    return emitter.buffer;
  };
}

function textEmitter(): Emitter {
  return {
    buffer: "",
    write(part: unknown) {
      this.buffer += toText(part);
    },
  };
}

/** As Shopify words it: what failed, in which file and line. */
export function sayError(error: unknown): string {
  if (!LiquidError.is(error)) return `Liquid error: ${error instanceof Error ? error.message : String(error)}`;
  const kind = error.name === "RenderError" ? "Liquid error" : "Liquid syntax error";
  const file = error.token.file ? `${error.token.file} ` : "";
  const text = error.originalError?.message ?? error.message.replace(/, (?:file:.*, )?line:\d+, col:\d+$/, "");
  const line = error.token.input.slice(0, error.token.begin).split("\n").length;
  return `${kind} (${file}line ${line}): ${text}`;
}
