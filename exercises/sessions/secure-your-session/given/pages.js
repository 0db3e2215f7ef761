// The pages, the same for everybody: /client.js asks who is signed in, and fills them.

// The weather is a script of another firm. It is on this page only.
export const homePage = page(
  'Diary',
  `<h1>Diary</h1>
<p id="hello"></p>
<p>Outside: <span id="weather"></span></p>
<form id="sign-in">
  <label>Name <input name="username"></label>
  <label>Password <input name="password" type="password"></label>
  <button>Sign in</button>
</form>
<p id="sign-in-status"></p>
<form id="change">
  <label>Current password <input name="current" type="password"></label>
  <label>New password <input name="next" type="password"></label>
  <button>Change password</button>
</form>
<p id="change-status"></p>
<button id="sign-out">Sign out</button>
<a href="/diary">My diary</a>
<script src="https://widgets.example/weather.js"></script>`,
);

export const diaryPage = page(
  'My diary',
  `<h1>My diary</h1>
<p id="hello"></p>
<ul id="entries"></ul>
<form id="write">
  <label>Today <input name="text"></label>
  <button>Save</button>
</form>
<p id="status"></p>
<a href="/">Front page</a>`,
);

export const missingPage = page('Nothing here', '<p>There is no such page.</p><a href="/">Front page</a>');

function page(title, body) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title}</title>
</head>
<body>
${body}
<script src="/client.js"></script>
</body>
</html>
`;
}
