// Forms are sent by script, as JSON, and the page that answers is shown.
async function send(form, method, action) {
  const answer = await fetch(action, {
    method,
    headers: { 'Content-Type': 'application/json', 'X-Bank': 'page' },
    body: JSON.stringify(Object.fromEntries(new FormData(form))),
  });
  return answer;
}

for (const form of document.querySelectorAll('form[data-script]')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const answer = await send(form, form.getAttribute('method').toUpperCase(), form.getAttribute('action'));
    if (answer.ok) location = '/';
    else document.querySelector('p').textContent = 'That did not work: look at what you have entered.';
  });
}

const limit = document.querySelector('#limit');

limit?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const answer = await send(limit, 'PATCH', '/api/limit');
  document.querySelector('#limit-status').textContent = answer.ok ? 'Saved.' : 'That did not work.';
});
