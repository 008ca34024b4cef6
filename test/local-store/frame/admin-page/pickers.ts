import type { ListQuestion, PickerQuestion } from "#test/local-store/frame/messages.ts";
import { openDialog } from "./dialog.ts";
import { askStore, make } from "./page-data.ts";

/** A row of a picker; the rows under a product are its variants. */
interface Row {
  id: string;
  title: string;
  detail: string;
  image: string | null;
  depth: number;
  disabled: boolean;
}

/** Lets the merchant pick products, variants or collections of the shop; null when they change their mind. */
export async function pickResources(question: PickerQuestion): Promise<never[] | null> {
  const list = make("div", { class: "picker__list" });
  const chosen = new Set(question.selectedIds);
  const search = make("input", {
    type: "search",
    placeholder: "Search",
    "aria-label": "Search",
    value: question.query,
  });
  const draw = async () => {
    const asked = search.value;
    const { rows } = await askStore<{ rows: Row[] }>("pick", { question, search: asked });
    // Answers may come in another order than the questions were typed.
    if (asked !== search.value) return;
    list.replaceChildren(...rows.map((row) => drawRow(row, rows, chosen, question.multiple)));
  };
  search.addEventListener("input", () => void draw());
  await draw();
  const title = `${question.action === "add" ? "Add" : "Select"} ${question.type}s`;
  const buttons = [
    make("button", { value: "", class: "button" }, "Cancel"),
    make("button", { value: "done", class: "button button--primary" }, question.action === "add" ? "Add" : "Select"),
  ];
  if ((await openDialog(title, [search, list], buttons)) !== "done") return null;
  const { picked } = await askStore<{ picked: never[] }>("picked", { question, ids: [...chosen] });
  return picked;
}

/** The same for a list that the app brings itself. */
export async function pickFromList(question: ListQuestion): Promise<string[] | null> {
  const chosen = new Set(question.items.filter((item) => item.selected).map((item) => item.id));
  const rows = question.items.map(({ id, heading, detail, disabled }) => ({
    id,
    title: heading,
    detail,
    image: null,
    depth: 0,
    disabled,
  }));
  const list = make(
    "div",
    { class: "picker__list" },
    ...rows.map((row) => drawRow(row, rows, chosen, question.multiple)),
  );
  const buttons = [
    make("button", { value: "", class: "button" }, "Cancel"),
    make("button", { value: "done", class: "button button--primary" }, "Select"),
  ];
  return (await openDialog(question.heading, [list], buttons)) === "done" ? [...chosen] : null;
}

function drawRow(row: Row, rows: Row[], chosen: Set<string>, multiple: boolean | number): HTMLElement {
  const box = make("input", { type: multiple ? "checkbox" : "radio", name: "picked", "data-id": row.id });
  box.checked = chosen.has(row.id);
  box.disabled = row.disabled;
  box.addEventListener("change", () => choose(box, row, rows, chosen, multiple));
  const isTop = row.depth === 0;
  const image = make("img", { class: "picker__image", src: row.image ?? "data:,", alt: "" });
  const words = make("span", { class: "picker__words" }, row.title, make("small", { class: "quiet" }, row.detail));
  const parts = isTop && row.image ? [box, image, words] : [box, words];
  return make("label", { class: isTop ? "picker__row" : "picker__row picker__row--below" }, ...parts);
}

/** Choosing a product chooses all its variants; with one choice only, the last one counts. */
function choose(box: HTMLInputElement, row: Row, rows: Row[], chosen: Set<string>, multiple: boolean | number): void {
  const limit = typeof multiple === "number" ? multiple : Number.POSITIVE_INFINITY;
  if (!multiple) chosen.clear();
  const below = rows.slice(rows.indexOf(row) + 1);
  const end = below.findIndex((one) => one.depth <= row.depth);
  const family = [row, ...(end === -1 ? below : below.slice(0, end))];
  const tops = rows.filter((one) => one.depth === 0 && chosen.has(one.id)).length;
  if (box.checked && row.depth === 0 && tops >= limit) {
    box.checked = false;
    return;
  }
  for (const { id } of family) {
    if (box.checked) chosen.add(id);
    else chosen.delete(id);
    const other = box.closest(".picker__list")?.querySelector<HTMLInputElement>(`[data-id="${CSS.escape(id)}"]`);
    if (other) other.checked = box.checked;
  }
}
