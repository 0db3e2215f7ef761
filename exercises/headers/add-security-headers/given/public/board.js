// What the board does in the browser: it says who is signed in, thanks, and attaches files.
const find = (selector) => document.querySelector(selector);

async function send(address, body) {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.json();
}

if (find('#hello').hasAttribute('data-member')) {
  fetch('/api/me')
    .then((answer) => answer.json())
    .then((me) => {
      find('#hello').textContent = `Signed in as ${me.username}`;
    });
}

find('#thanks')?.addEventListener('click', async () => {
  const { thanks } = await send('/api/thanks', {});
  find('#thanked').textContent = `Thanked ${thanks} times`;
});

find('#attach')?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = find('#attach');
  const name = form.querySelector('[name=name]').value;
  const { path } = await send('/files', { name, content: form.querySelector('[name=content]').value });
  find('#attached').textContent = path;
  find('#comment [name=text]').value += `<img src="${path}" alt="${name}">`;
});
