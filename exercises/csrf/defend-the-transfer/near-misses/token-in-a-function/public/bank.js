
// The form of the daily limit, on the account's page.
const limit = document.querySelector('#limit');

limit?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const answer = await fetch('/api/limit', {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ limit: limit.elements.limit.value }),
  });
  document.querySelector('#limit-status').textContent = answer.ok ? 'Saved.' : 'That did not work.';
});
