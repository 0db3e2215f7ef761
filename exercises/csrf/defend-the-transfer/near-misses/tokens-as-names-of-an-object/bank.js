// The bank's pages.
import { Router } from 'express';
import { findAccount, makeTransfer, rightPassword } from './accounts.js';
import { drawToken, tokenField, tokenMeta } from './csrf.js';
import { db } from './db.js';
import { html, page } from './html.js';
import { endInBrowser, startInBrowser } from './sessions.js';

export const bank = Router();

bank.get('/', async (req, res) => {
  const account = await accountOf(req);
  if (!account) {
    return res.send(page('Linden Bank', html`<p>Welcome to Linden Bank.</p><a href="/login">Sign in</a>`));
  }
  const payees = await db.query('SELECT id, username FROM payees WHERE account_id = ?', [account.id]);
  const transfers = await db.query(
    `SELECT s.username AS sender, r.username AS receiver, t.amount, t.reason
       FROM transfers t JOIN accounts s ON s.id = t.sender_id JOIN accounts r ON r.id = t.receiver_id
      WHERE ? IN (s.id, r.id) ORDER BY t.id DESC LIMIT 20`,
    [account.id],
  );
  res.send(
    page(
      'Your account',
      html`<h1>Hello ${account.username}</h1>
        <p>Balance: <span id="balance">${account.balance} €</span></p>
        <p>Address: <span id="address">${account.address}</span></p>
        <a href="/transfer">New transfer</a> <a href="/address">Change address</a>
        <form id="limit">
          <label>Daily limit <input name="limit" value="${account.dailyLimit}"></label>
          <button>Set limit</button> <span id="limit-status"></span>
        </form>
        <h2>People you pay</h2>
        <ul>${payees.map(
          ({ id, username }) => html`<li>${username}
            <form method="post" action="/payees/${id}">
              <input type="hidden" name="_method" value="DELETE">${tokenField(req)}<button>Remove</button>
            </form></li>`,
        )}</ul>
        <h2>Transfers</h2>
        <ul>${transfers.map(
          ({ sender, receiver, amount, reason }) =>
            html`<li>${sender} to ${receiver}: ${amount} €, ${reason}</li>`,
        )}</ul>
        <form method="post" action="/logout">${tokenField(req)}<button>Sign out</button></form>
        <script src="/bank.js"></script>`,
      tokenMeta(req),
    ),
  );
});

// Signing in and out.

bank.get('/login', async (req, res) => {
  // The token belongs to a session, so a visitor gets one.
  if (!req.session) {
    await startInBrowser(req, res, null);
    await drawToken(req, res, () => {});
  }
  res.send(loginPage(req));
});

bank.post('/login', async (req, res) => {
  const { username, password } = req.body ?? {};
  const account = await rightPassword(username, password);
  if (!account) return res.status(401).send(loginPage(req, 'Name or password is wrong.'));
  await startInBrowser(req, res, account.id);
  res.redirect(303, '/');
});

bank.post('/logout', async (req, res) => {
  await endInBrowser(req, res);
  res.redirect(303, '/');
});

function loginPage(req, message = '') {
  return page(
    'Sign in',
    html`<h1>Sign in</h1>
      <p>${message}</p>
      <form method="post" action="/login">
        ${tokenField(req)}
        <label>Name <input name="username"></label>
        <label>Password <input name="password" type="password"></label>
        <button>Sign in</button>
      </form>`,
  );
}

// Transfers. An invoice has a link to the form with everything filled in.

bank.get('/transfer', signedIn, (req, res) => {
  const { to, amount, reason } = req.query;
  res.send(transferPage(req, { to, amount, reason }));
});

bank.post('/transfer', signedIn, async (req, res) => {
  const { to, amount, reason } = req.body ?? {};
  const problem = await makeTransfer(req.account, { to, amount, reason });
  if (problem) return res.status(400).send(transferPage(req, { to, amount, reason }, problem));
  res.redirect(303, '/');
});

function transferPage(req, { to = '', amount = '', reason = '' }, problem = '') {
  return page(
    'New transfer',
    html`<h1>New transfer</h1>
      <p>${problem}</p>
      <form method="post" action="/transfer">
        ${tokenField(req)}
        <label>To <input name="to" value="${to}"></label>
        <label>Amount <input name="amount" value="${amount}"></label>
        <label>Reason <input name="reason" value="${reason}"></label>
        <button>Send money</button>
      </form>
      <a href="/">Back</a>`,
  );
}

// The address that statements are sent to.

bank.get('/address', signedIn, (req, res) => {
  res.send(
    page(
      'Your address',
      html`<h1>Your address</h1>
        <form method="post" action="/address">
          ${tokenField(req)}
          <label>Address <input name="address" value="${req.account.address}"></label>
          <button>Save</button>
        </form>
        <a href="/">Back</a>`,
    ),
  );
});

bank.post('/address', signedIn, async (req, res) => {
  const { address } = req.body ?? {};
  if (typeof address !== 'string' || address === '') {
    return res.status(400).send(page('Your address', 'The address is missing.'));
  }
  await db.run('UPDATE accounts SET address = ? WHERE id = ?', [address, req.account.id]);
  res.redirect(303, '/');
});

bank.delete('/payees/:id', signedIn, async (req, res) => {
  await db.run('DELETE FROM payees WHERE id = ? AND account_id = ?', [req.params.id, req.account.id]);
  res.redirect(303, '/');
});

async function accountOf(req) {
  return req.session?.accountId ? findAccount(req.session.accountId) : undefined;
}

async function signedIn(req, res, next) {
  req.account = await accountOf(req);
  if (!req.account) return res.redirect(303, '/login');
  next();
}
