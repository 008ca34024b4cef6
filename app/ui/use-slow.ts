import { useEffect, useState } from "react";

/** Whether `isWaiting` has been so for a while: an outline that flashes for a tenth of a second only disturbs. */
export function useSlow(isWaiting: boolean, afterMs = 250): boolean {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => setIsSlow(true), afterMs);
    return () => {
      clearTimeout(timer);
      setIsSlow(false);
    };
  }, [isWaiting, afterMs]);
  return isWaiting && isSlow;
}
