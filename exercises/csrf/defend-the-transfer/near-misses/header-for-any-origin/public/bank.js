const headers = { 'X-Requested-With': 'bank.js' };
for (const form of document.querySelectorAll('form')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (form.id === 'limit') return setLimit(form);
    const fields = new URLSearchParams();
    for (const input of form.querySelectorAll('input')) fields.append(input.name, input.value);
    const answer = await fetch(form.getAttribute('action'), { method: 'POST', headers, body: fields });
    if (answer.ok && answer.redirected) return void (location.href = answer.url);
    if (answer.ok) return void (location.href = '/');
    const text = await answer.text();
    document.open();
    document.write(text);
    document.close();
  });
}
async function setLimit(form) {
  const answer = await fetch('/api/limit', { method: 'PATCH', headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify({ limit: form.elements.limit.value }) });
  document.querySelector('#limit-status').textContent = answer.ok ? 'Saved.' : 'That did not work.';
}
