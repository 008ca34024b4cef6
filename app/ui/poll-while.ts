import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/** How often a page with something under way looks again. Short enough to feel alive, one cheap request. */
const EVERY_MS = 2500;

/**
 * Loads the page's data again every few seconds while `isRunning`. A hidden page does not ask, and asks at once when it
 * is shown again; a slow answer is waited for.
 */
export function usePollWhile(isRunning: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isRunning || state !== "idle") return;
    const look = () => {
      if (!document.hidden) revalidate();
    };
    const timer = setTimeout(look, EVERY_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [isRunning, state, revalidate]);
}
