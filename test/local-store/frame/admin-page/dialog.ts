import { make } from "./page-data.ts";

interface ConfirmWords {
  title: string;
  body: string | Node;
  yes: string;
  no: string;
  isCritical?: boolean;
}

/** A dialog of the admin with two buttons; true when the merchant says yes. */
export function confirm(words: ConfirmWords): Promise<boolean> {
  const yes = make("button", { value: "yes", class: words.isCritical ? "critical" : "primary" }, words.yes);
  const no = make("button", { value: "no", class: "secondary" }, words.no);
  return openDialog(words.title, [make("div", { class: "dialog-body" }, words.body)], [no, yes]).then(
    (value) => value === "yes",
  );
}

/** Opens a modal dialog; gives back the value of the button that closed it, empty when it was dismissed. */
export function openDialog(title: string, body: Node[], buttons: HTMLButtonElement[]): Promise<string> {
  const close = make("button", { value: "", class: "close", "aria-label": "Close" }, "×");
  const form = make(
    "form",
    { method: "dialog" },
    make("header", {}, make("h2", {}, title), close),
    ...body,
    make("footer", {}, ...buttons),
  );
  const dialog = make("dialog", { "aria-label": title }, form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
  });
}
