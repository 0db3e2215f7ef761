// The pages of the board, which another team looks after: read them, do not change them.
//
// What a member writes in a comment is put into the page as it came, and so is an address that
// leads nowhere. The other team knows and will mend it in spring. Until then the browser has to help.

// The one script that stands in the pages themselves, for whoever wants its hash.
export const inlineScript = `
  const tips = ['Water in the evening.', 'Sow clover between rows.', 'Leave the nettles a corner.'];
  document.getElementById('tip').textContent = 'Tip: ' + tips[new Date().getDate() % tips.length];
`;

// Of the file that the board takes from another host: Subresource Integrity.
export const agesIntegrity = 'sha256-XTN8xzsjyvl8pZqN4CX4YMWu83Niv7hT9O0IRouXRjM=';

// nonce: put on every script element; without one they have none. member: who is signed in, or undefined.
export function boardPage({ nonce, member, comments }) {
  return page({
    nonce,
    member,
    title: 'The board',
    body: `
<ul id="comments">
${comments.map(commentItem).join('\n')}
</ul>
<p>That's all for now.</p>
${member ? memberForms(member) : '<p><a href="/login">Sign in</a> to write something.</p>'}`,
  });
}

export function digestPage({ nonce, reader, comments }) {
  return page({
    nonce,
    title: 'Your week on the board',
    body: `
<h1>The week of ${escape(reader.username)}</h1>
<ul id="comments">
${comments.map(commentItem).join('\n')}
</ul>
<p>We reach you at ${escape(reader.phone)}.</p>`,
  });
}

export function signInPage({ nonce, isWrong = false }) {
  return page({
    nonce,
    title: 'Sign in',
    body: `
${isWrong ? '<p>Name or password is wrong.</p>' : ''}
<form id="login" method="post" action="/login">
  <label>Name <input name="username"></label>
  <label>Password <input name="password" type="password"></label>
  <button>Sign in</button>
</form>`,
  });
}

export function missingPage({ nonce, member, path }) {
  return page({
    nonce,
    member,
    title: 'Nothing here',
    body: `<p>There is no page "${readable(path)}" on the board.</p>`,
  });
}

export function troublePage({ nonce }) {
  return page({ nonce, title: 'Trouble', body: '<p>That did not work. Please try again.</p>' });
}

function page({ nonce, member, title, body }) {
  const attribute = nonce ? ` nonce="${escape(nonce)}"` : '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title} · Hillside allotments</title>
<link rel="stylesheet" href="/board.css">
<link rel="icon" href="/logo.svg">
</head>
<body>
<header>
<img src="/logo.svg" alt="Hillside allotments">
<p id="hello"${member ? ' data-member' : ''}></p>
<p id="tip"></p>
${member ? '<form method="post" action="/logout"><button>Sign out</button></form>' : ''}
</header>
${body}
<script${attribute} src="https://cdn.example/lib/ages.js" integrity="${agesIntegrity}" crossorigin></script>
<script${attribute} src="/board.js"></script>
<script${attribute}>${inlineScript}</script>
</body>
</html>
`;
}

function commentItem({ author, text, written, phone }) {
  return `<li><b>${escape(author)}</b> <time datetime="${written}">${written}</time>
${text}${phone ? ` <i>${escape(phone)}</i>` : ''}</li>`;
}

function memberForms(member) {
  return `
<form id="comment" method="post" action="/comments">
  <label>Comment <textarea name="text"></textarea></label>
  <button>Write</button>
</form>
<form id="attach">
  <label>File name <input name="name"></label>
  <label>File content <textarea name="content"></textarea></label>
  <button>Attach</button>
  <output id="attached"></output>
</form>
<form id="phone" method="post" action="/phone">
  <label>Phone, for the organisers <input name="phone" value="${escape(member.phone)}"></label>
  <button>Save</button>
</form>
<form id="share" method="post" action="/phone/share">
  <button>Show my number to everybody</button>
</form>
<p><button id="thanks">Thank you all</button> <span id="thanked"></span></p>`;
}

// As a person would read it: %20 is a space.
function readable(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return escape(path);
  }
}

function escape(text) {
  return String(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
