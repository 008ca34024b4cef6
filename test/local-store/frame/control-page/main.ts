/** The script of the page at `/__control`: buttons send their request, then the page shows what came of it. */
document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>("button[data-path]") : null;
  if (button) void press(button);
});

async function press(button: HTMLButtonElement): Promise<void> {
  const { path, body } = button.dataset;
  button.disabled = true;
  const answer = await fetch(`/__control/${path}`, {
    method: body === undefined ? "DELETE" : "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  const value = await answer.json();
  if (answer.ok) {
    await fetch("/__control/webhooks/settle", { method: "POST", body: "{}" });
    location.reload();
    return;
  }
  button.disabled = false;
  const said = document.getElementById("said");
  if (said) said.textContent = value.error;
}
