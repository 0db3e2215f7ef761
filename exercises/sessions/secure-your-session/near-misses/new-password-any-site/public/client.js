// What the pages do: sign in and out, change the password, show the diary and write in it.
const find = (selector) => document.querySelector(selector);

// The browser adds the cookie; no script sees it.
function send(method, path, fields) {
  return fetch(path, { method, body: fields && new URLSearchParams(fields) });
}

async function signIn(fields) {
  const answer = await send('POST', '/auth/login', fields);
  const { error } = await answer.json();
  find('#sign-in-status').textContent = error ?? '';
  await showMember();
}

async function signOut() {
  await send('POST', '/auth/logout');
  await showMember();
}

async function changePassword(fields) {
  const answer = await send('POST', '/api/password', fields);
  find('#change-status').textContent = answer.ok ? 'Changed.' : (await answer.json()).error;
  await showMember();
}

async function write(fields) {
  const answer = await send('POST', '/api/entries', fields);
  find('#status').textContent = answer.ok ? 'Saved.' : (await answer.json()).error;
  await showEntries();
}

async function showMember() {
  const answer = await send('GET', '/api/me');
  find('#hello').textContent = answer.ok ? `Hello ${(await answer.json()).username}` : 'Nobody is signed in.';
}

async function showEntries() {
  const answer = await send('GET', '/api/entries');
  const entries = answer.ok ? await answer.json() : [];
  const items = entries.map(({ text }) => {
    const item = document.createElement('li');
    item.textContent = text;
    return item;
  });
  find('#entries').replaceChildren(...items);
}

// action gets what is in the form, by name.
function onSubmit(selector, action) {
  find(selector)?.addEventListener('submit', (event) => {
    event.preventDefault();
    const fields = [...find(selector).querySelectorAll('input')].map(({ name, value }) => [name, value]);
    action(Object.fromEntries(fields));
  });
}

onSubmit('#sign-in', signIn);
onSubmit('#change', changePassword);
onSubmit('#write', write);
find('#sign-out')?.addEventListener('click', signOut);
if (find('#entries')) showEntries();
showMember();
