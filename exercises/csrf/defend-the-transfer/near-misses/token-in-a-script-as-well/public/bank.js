// The form of the daily limit, on the account's page.
const form = document.querySelector('#limit');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const answer = await fetch('/api/limit', {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrfToken },
    body: JSON.stringify({ limit: form.elements.limit.value }),
  });
  document.querySelector('#limit-status').textContent = answer.ok ? 'Saved.' : 'That did not work.';
});
