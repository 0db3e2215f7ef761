
// Every form that is sent takes the token along.
for (const form of document.querySelectorAll('form[method=post]')) {
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = '_csrf';
  field.value = csrfToken;
  form.append(field);
}

// The form of the daily limit, on the account's page.
const limit = document.querySelector('#limit');

limit?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const answer = await fetch('/api/limit', {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrfToken },
    body: JSON.stringify({ limit: limit.elements.limit.value }),
  });
  document.querySelector('#limit-status').textContent = answer.ok ? 'Saved.' : 'That did not work.';
});
