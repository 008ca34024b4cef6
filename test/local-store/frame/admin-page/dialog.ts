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
  const yes = make(
    "button",
    { value: "yes", class: words.isCritical ? "button button--critical" : "button button--primary" },
    words.yes,
  );
  const no = make("button", { value: "no", class: "button" }, words.no);
  return openDialog(words.title, [make("div", { class: "dialog__body" }, words.body)], [no, yes]).then(
    (value) => value === "yes",
  );
}

/** Opens a modal dialog; gives back the value of the button that closed it, empty when it was dismissed. */
export function openDialog(title: string, body: Node[], buttons: HTMLButtonElement[]): Promise<string> {
  const close = make("button", { value: "", class: "dialog__close", "aria-label": "Close" }, "×");
  const form = make(
    "form",
    { method: "dialog" },
    make("header", { class: "dialog__head" }, make("h2", { class: "dialog__title" }, title), close),
    ...body,
    make("footer", { class: "dialog__foot" }, ...buttons),
  );
  const dialog = make("dialog", { class: "dialog", "aria-label": title }, form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
  });
}
