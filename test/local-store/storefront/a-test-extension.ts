import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

const BLOCK = `
<p class="price">{{ 'block.hello' | t: name: product.title }}: {{ product.price | money }}, {{ block.settings.words }}</p>
{% render 'tail', said: block.settings.words %}
{% schema %}
{ "name": "Greeting", "target": "section", "javascript": "greet.js", "stylesheet": "greet.css",
  "available_if": "{{ app.metafields.tandem.enabled }}", "enabled_on": { "templates": ["product"] },
  "settings": [{ "type": "text", "id": "words", "label": "Words", "default": "by default" }] }
{% endschema %}`;

const ANYWHERE = `<p class="anywhere">{{ template.name }} {{ section.id }} {{ section.settings }}</p>
{% schema %}{ "name": "Anywhere", "target": "section", "javascript": "greet.js", "settings": [] }{% endschema %}`;

const EMBED = `<script>window.greeted = {{ product.title | json }};</script>
{% schema %}{ "name": "Embed", "target": "head", "settings": [] }{% endschema %}`;

/** A folder of extensions with one small theme app extension in it, gone after the test. */
export function writeTestExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), "extensions-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const files = {
    "greet/shopify.extension.toml": 'name = "Greet"\nhandle = "greet"\ntype = "theme"\nuid = "u-1"\n',
    "greet/blocks/greeting.liquid": BLOCK,
    "greet/blocks/anywhere.liquid": ANYWHERE,
    "greet/blocks/greet-embed.liquid": EMBED,
    "greet/snippets/tail.liquid": '<p class="tail">{{ said }}</p>',
    "greet/assets/greet.js": "window.greets = (window.greets ?? 0) + 1;",
    "greet/assets/greet.css": ".price { color: green; }",
    "greet/locales/en.default.json": '{ "block": { "hello": "Hello {{ name }}" } }',
    "greet/locales/fr.json": '{ "block": { "hello": "Bonjour {{ name }}" } }',
    // No theme app extension: it hosts nothing.
    "function/shopify.extension.toml": '[[extensions]]\ntype = "function"\nhandle = "other"\n',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
