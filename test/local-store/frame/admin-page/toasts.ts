import type { Notices } from "#test/local-store/frame/messages.ts";
import { press } from "./app-frame.ts";
import { make, part } from "./page-data.ts";

/** Shows a message at the bottom; one at a time, a new one takes the place of the old. */
export function drawToast({ id, message, durationMs, isError, action }: Notices["toast"]): void {
  const close = make("button", { type: "button", class: "toast__button", "aria-label": "Dismiss" }, "×");
  const toast = make(
    "div",
    { class: isError ? "toast toast--error" : "toast", "data-toast": id },
    make("span", {}, message),
  );
  if (action) {
    const button = make("button", { type: "button", class: "toast__button toast__button--action" }, action);
    button.addEventListener("click", () => press("toastAction", { id }));
    toast.append(button);
  }
  toast.append(close);
  close.addEventListener("click", () => hideToast(id));
  part("toasts").replaceChildren(toast);
  setTimeout(() => hideToast(id), durationMs);
}

export function hideToast(id: string): void {
  const toast = part("toasts").querySelector(`[data-toast="${CSS.escape(id)}"]`);
  if (!toast) return;
  toast.remove();
  press("toastDismiss", { id });
}
