import type { PrivacyRequest } from "#app/pages/activity/activity.ts";
import { NothingHere } from "#app/pages/activity/nothing-here.tsx";
import { describePrivacyRequest } from "#app/pages/activity/outcome-words.ts";
import { DownloadButton } from "#app/ui/download-button.tsx";
import { RecordList, RecordRow } from "#app/ui/record-list.tsx";
import { newsWords } from "#app/ui/task-words.ts";
import { useShopTime, When } from "#app/ui/when.tsx";

export function PrivacyList({ requests }: { requests: PrivacyRequest[] }) {
  const { timeZone } = useShopTime();
  if (requests.length === 0) return <NothingHere asked={{ view: "privacy", show: "all", page: 1 }} />;
  return (
    <RecordList label="Privacy requests">
      {requests.map((request) => (
        <RecordRow
          key={request.id}
          title={newsWords(request.topic)}
          text={describePrivacyRequest(request, timeZone)}
          outcome={
            request.doneAt ? { word: "Done" } : { word: "Under way", tone: "info", progress: "partiallyComplete" }
          }
          when={<When at={request.requestedAt} />}
          action={
            request.exportUntil ? (
              <DownloadButton url={`/app/activity/privacy/${request.id}`} fileName={`customer-data-${request.id}.json`}>
                Download
              </DownloadButton>
            ) : null
          }
        />
      ))}
    </RecordList>
  );
}
