import { vi } from "vitest";

/** What is on the page, once these words are. */
export async function read(words: string): Promise<string> {
  return await vi.waitFor(() => {
    const text = document.body.textContent ?? "";
    if (!text.includes(words)) throw new Error(`"${words}" is not on the page: ${text || "nothing is"}`);
    return text;
  });
}

/** What is on the page once nothing is waited for any more: as good as nothing, where nothing is to come. */
export async function readAll(): Promise<string> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((done) => setTimeout(done, 0));
  return document.body.textContent ?? "";
}

/** The button of this spoken name. */
export function button(name: string): HTMLElement {
  const all = [...document.body.querySelectorAll<HTMLElement>("s-button")];
  const found = all.find(
    (one) => one.getAttribute("accessibilitylabel") === name || Reflect.get(one, "accessibilityLabel") === name,
  );
  if (!found) throw new Error(`no button "${name}" among ${all.map((one) => one.outerHTML).join(" ")}`);
  return found;
}

/** Presses a button, once it is there. */
export async function press(name: string): Promise<void> {
  (await vi.waitFor(() => button(name))).click();
}

/** Chooses in the select of this label. */
export function choose(label: string, value: string): void {
  const all = [...document.body.querySelectorAll("s-select")];
  const select = all.find((one) => one.getAttribute("label") === label);
  if (!select) throw new Error(`no select "${label}"`);
  Object.assign(select, { value });
  select.dispatchEvent(new Event("change", { bubbles: true }));
}
