/** Fetches what an exercise and its editor are made of (web/build/ahead.ts), so that it is there when it is asked for;
 *  evaluated it is only then. */
export function fetchAhead(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=ahead]')) link.rel = 'prefetch';
}
