// Work in pieces: what is drawn is seen, and what was pressed is answered, before the next piece.

const kMostWait = 250; // ms: a page in the background draws nothing, and goes on all the same

/** Settles in a task of its own, after the next frame has been drawn. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, kMostWait);
  });
}

/** Fetches what an exercise and its editor are made of (web/build/ahead.ts), so that it is there when it is asked for;
 *  evaluated it is only then. Not by rel="prefetch", which our policy forbids in Firefox. */
export function fetchAhead(): void {
  for (const { href } of document.querySelectorAll<HTMLLinkElement>('link[rel=ahead]'))
    void fetch(href, { priority: 'low' }).then((answer) => answer.arrayBuffer());
}
