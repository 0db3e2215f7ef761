// The form of the daily limit, on the account's page.
const token = document.querySelector('meta[name=csrf-token]').content;
const form = document.querySelector('#limit');

document.querySelectorAll('button.remove').forEach((button) => {
  button.addEventListener('click', async () => {
    const answer = await fetch(`/payees/${button.dataset.payee}`, { method: 'DELETE', headers: { 'X-CSRF-Token': token } });
    if (answer.ok) location.reload();
  });
});

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const answer = await fetch('/api/limit', {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': token },
    body: JSON.stringify({ limit: form.elements.limit.value }),
  });
  document.querySelector('#limit-status').textContent = answer.ok ? 'Saved.' : 'That did not work.';
});
