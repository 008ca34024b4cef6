import { Tooltip } from "@shopify/polaris";
import { createContext, type PropsWithChildren, useContext } from "react";
import { formatAgo, formatExact } from "#app/ui/time-words.ts";

/** The moment a page's data was loaded at, and the shop's time zone. From the loader, so that server and browser agree. */
export type ShopTime = { now: Date; timeZone: string };

const Time = createContext<ShopTime>({ now: new Date(0), timeZone: "UTC" });

export function ShopTimeProvider({ now, timeZone, children }: PropsWithChildren<ShopTime>) {
  return <Time.Provider value={{ now, timeZone }}>{children}</Time.Provider>;
}

export function useShopTime(): ShopTime {
  return useContext(Time);
}

/** How long ago, with the exact moment in the shop's time zone on hover. */
export function When({ at }: { at: Date }) {
  const { now, timeZone } = useShopTime();
  return (
    <Tooltip content={formatExact(at, timeZone)} dismissOnMouseOut>
      <time dateTime={at.toISOString()}>{formatAgo(at, now, timeZone)}</time>
    </Tooltip>
  );
}
