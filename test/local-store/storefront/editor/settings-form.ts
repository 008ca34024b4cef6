import { text } from "#test/local-store/frame/pages.ts";
import type { Setting } from "#test/local-store/storefront/schema.ts";

/** A block's settings as fields, by the types of its schema; what has no field of its own is typed as text. */
export function settingsForm(settings: readonly Setting[], chosen: Record<string, unknown>, fields: string): string {
  const rows = settings.filter(({ id }) => id !== undefined).map((setting) => row(setting, chosen[setting.id ?? ""]));
  if (rows.length === 0) return "";
  return `<details><summary>Settings</summary><form class="editor__settings" method="post">${fields}${rows.join("")}
    <button class="button" type="submit">Save</button></form></details>`;
}

function row(setting: Setting, chosen: unknown): string {
  const value = chosen ?? setting.default ?? "";
  const name = `setting.${setting.id ?? ""}`;
  return `<label class="editor__setting"><span>${text(setting.label ?? setting.id ?? "")}</span>${field(setting, name, String(value))}</label>`;
}

function field({ type, options, min, max, step }: Setting, name: string, value: string): string {
  if (type === "checkbox")
    return select(name, value, [
      ["true", "Yes"],
      ["false", "No"],
    ]);
  if (options)
    return select(
      name,
      value,
      options.map((option) => [option.value, option.label]),
    );
  const limits = type === "range" ? ` type="number" min="${min}" max="${max}" step="${step ?? 1}"` : ' type="text"';
  return `<input${limits} name="${text(name)}" value="${text(value)}">`;
}

function select(name: string, value: string, options: [value: string, words: string][]): string {
  const shown = options.map(
    ([one, words]) => `<option value="${text(one)}"${one === value ? " selected" : ""}>${text(words)}</option>`,
  );
  return `<select name="${text(name)}">${shown.join("")}</select>`;
}
