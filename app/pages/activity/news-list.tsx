import { Banner, Box } from "@shopify/polaris";
import type { Activity, Asked, News, Records } from "#app/pages/activity/activity.ts";
import { NothingHere } from "#app/pages/activity/nothing-here.tsx";
import { NEWS_STATUSES } from "#app/pages/activity/outcome-words.ts";
import { plural } from "#app/ui/count-words.ts";
import { RecordList, RecordRow } from "#app/ui/record-list.tsx";
import { RetryButton } from "#app/ui/retry-button.tsx";
import { toSentence } from "#app/ui/sentence.ts";
import { newsWords } from "#app/ui/task-words.ts";
import { When } from "#app/ui/when.tsx";

type Shown = { asked: Asked; failed: Activity["failed"] } & Records<News>;

/** What Shopify told us. What failed is tried again all at once: the same cause has usually stopped all of it. */
export function NewsList({ activity: { records, asked, failed } }: { activity: Shown }) {
  if (records.length === 0) return <NothingHere asked={asked} />;
  return (
    <>
      {failed.news > 0 ? <FailedNews count={failed.news} /> : null}
      <RecordList label="News from Shopify">
        {records.map((news) => (
          <NewsRow key={news.id} news={news} />
        ))}
      </RecordList>
    </>
  );
}

function FailedNews({ count }: { count: number }) {
  return (
    <Box paddingInline="400" paddingBlockEnd="400">
      <Banner tone="warning" title={`${plural(count, "message")} could not be used`}>
        <RetryButton retry={{ intent: "retry-news" }} content={count === 1 ? "Try it again" : "Try all again"} />
      </Banner>
    </Box>
  );
}

function NewsRow({ news: { topic, subject, receivedAt, status, reason } }: { news: News }) {
  return (
    <RecordRow
      title={subject ? `${newsWords(topic)}: ${subject}` : newsWords(topic)}
      text={reason ? toSentence(reason) : null}
      outcome={NEWS_STATUSES[status]}
      when={<When at={receivedAt} />}
    />
  );
}
