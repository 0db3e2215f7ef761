// Light or dark: the system's choice until the learner makes one.

export type Theme = 'light' | 'dark';

const kKey = 'parapet-theme';

export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset['theme'];
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export function toggleTheme(): Theme {
  const theme = currentTheme() === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem(kKey, theme);
  } catch {
    // No storage in a sandboxed frame: the choice lasts as long as the page.
  }
  return theme;
}

export function restoreTheme(): void {
  try {
    const kept = localStorage.getItem(kKey);
    if (kept === 'light' || kept === 'dark') document.documentElement.dataset['theme'] = kept;
  } catch {
    // As above.
  }
}
