import { onPress, tell } from "./channel.ts";

interface ToastOptions {
  duration?: number;
  isError?: boolean;
  action?: string;
  onAction?: () => void;
  onDismiss?: () => void;
}

const shown = new Map<string, ToastOptions>();
let count = 0;

/** `shopify.toast`: a short message at the bottom of the admin, drawn by the frame. */
export const toast = {
  show(message: string, options: ToastOptions = {}): string {
    count += 1;
    const id = `toast-${count}`;
    shown.set(id, options);
    const { duration = 5000, isError = false, action = null } = options;
    tell("toast", { id, message, durationMs: duration, isError, action });
    return id;
  },
  hide(id: string): void {
    tell("hideToast", { id });
  },
};

export function hearToasts(): void {
  onPress("toastAction", ({ id }) => shown.get(id)?.onAction?.());
  onPress("toastDismiss", ({ id }) => {
    shown.get(id)?.onDismiss?.();
    shown.delete(id);
  });
}
