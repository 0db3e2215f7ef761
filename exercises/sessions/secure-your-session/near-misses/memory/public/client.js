// What the pages do: sign in and out, change the password, show the diary and write in it.
const find = (selector) => document.querySelector(selector);

// The browser adds the cookies; no script sees them.
let access = '';

function sendOnce(method, path, fields) {
  return fetch(path, { method, headers: { Authorization: `Bearer ${access}` }, body: fields && new URLSearchParams(fields) });
}

// Whatever this page asks for at once, it renews once.
let renewal;
function renew() {
  renewal ??= askForAccess().finally(() => (renewal = undefined));
  return renewal;
}

async function askForAccess() {
  const renewed = await sendOnce('POST', '/auth/refresh');
  if (renewed.ok) ({ access } = await renewed.json());
  return renewed.ok;
}

async function send(method, path, fields) {
  const answer = await sendOnce(method, path, fields);
  if (answer.status !== 401) return answer;
  // The access token has run out.
  return (await renew()) ? sendOnce(method, path, fields) : answer;
}

async function signIn(fields) {
  const answer = await sendOnce('POST', '/auth/login', fields);
  const { error, access: first } = await answer.json();
  access = first ?? '';
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
