// Pages. In html`…` every value becomes text, but for what is html`…` itself, and lists of it.
class Html {
  constructor(text) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
}

const references = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function safe(value) {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(safe).join('');
  return String(value).replace(/[&<>"']/g, (sign) => references[sign]);
}

export function html(strings, ...values) {
  return new Html(String.raw({ raw: strings }, ...values.map(safe)));
}

// A whole page. head is for a <meta>, say.
export function page(title, body, head = '') {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        ${head}
      </head>
      <body>
        ${body}
        <footer><a href="https://blog.bank.example/">Our blog</a></footer>
      </body>
    </html> `.text;
}
