import { type Asked, toAddress } from "#app/pages/activity/activity.ts";
import { ListPages } from "#app/ui/list-pages.tsx";

/** Newer and older records; nothing where one page holds them all. */
export function RecordPages({ asked, hasMore }: { asked: Asked; hasMore: boolean }) {
  return <ListPages page={asked.page} hasMore={hasMore} toPage={(page) => toAddress({ ...asked, page })} />;
}
