import { TextField } from "@shopify/polaris";
import { useState } from "react";
import { ChangeForm } from "#app/pages/offers/change-form.tsx";

/** Dismisses an offer with a reason, so that whoever looks at it later knows why. */
export function Dismiss({ offerId, close }: { offerId: string; close: () => void }) {
  const [reason, setReason] = useState("");
  return (
    <ChangeForm offerId={offerId} verb="dismiss" send={{ content: "Dismiss", tone: "critical" }} close={close}>
      {(problem) => (
        <TextField
          label="Why do you not want it?"
          name="reason"
          helpText="For your own record. It will not be proposed again."
          {...{ maxLength: 500, autoComplete: "off", autoFocus: true }}
          value={reason}
          error={problem}
          onChange={setReason}
        />
      )}
    </ChangeForm>
  );
}
