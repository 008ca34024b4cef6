/**
 * What goes wrong at the token endpoint, on demand:
 * - `unreachable`: the connection breaks before an answer;
 * - `error`: a 520, as when Shopify itself fails;
 * - `refuse-refresh`: refresh tokens are refused, session tokens still work.
 */
export interface AuthFault {
  kind: "unreachable" | "error" | "refuse-refresh";
  shop?: string;
  /** For how many requests; until cleared when absent. */
  times?: number;
}

export interface AuthFaults {
  set(fault: AuthFault): void;
  clear(): void;
  list(): AuthFault[];
  /** The fault that hits this request, used up by one. */
  take(shop: string, grantType: string): AuthFault["kind"] | null;
}

export function createAuthFaults(): AuthFaults {
  let faults: { fault: AuthFault; left: number }[] = [];
  return {
    set(fault) {
      faults.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
    },
    clear() {
      faults = [];
    },
    list: () => faults.map(({ fault }) => fault),
    take(shop, grantType) {
      const hit = faults.find(
        ({ fault }) =>
          (fault.shop === undefined || fault.shop === shop) &&
          (fault.kind !== "refuse-refresh" || grantType === "refresh_token"),
      );
      if (!hit) return null;
      hit.left -= 1;
      faults = faults.filter(({ left }) => left > 0);
      return hit.fault.kind;
    },
  };
}
