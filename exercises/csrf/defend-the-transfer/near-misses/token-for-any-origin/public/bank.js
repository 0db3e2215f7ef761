// Each form gets the token as soon as the page is there.
const ready = fetch('/api/guard').then((answer) => answer.json()).then(({ guard }) => {
  for (const form of document.querySelectorAll('form[method=post]')) {
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = 'guard';
    field.value = guard;
    form.append(field);
  }
  return guard;
});
const form = document.querySelector('#limit');
form?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const answer = await fetch('/api/limit', { method: 'PATCH', headers: { 'Content-Type': 'application/json', 'X-Guard': await ready }, body: JSON.stringify({ limit: form.elements.limit.value }) });
  document.querySelector('#limit-status').textContent = answer.ok ? 'Saved.' : 'That did not work.';
});
