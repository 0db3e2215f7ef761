// Arrow keys, Home and End move along a tablist, and choose as they go.

export function moveByArrow(event: KeyboardEvent): void {
  const list = event.currentTarget as HTMLElement;
  const tabs = [...list.querySelectorAll<HTMLElement>('[role=tab]')];
  const here = tabs.findIndex((tab) => tab === event.target);
  const next = target(event.key, here, tabs.length);
  if (here < 0 || next === undefined) return;
  event.preventDefault();
  tabs[next]?.focus();
  tabs[next]?.click();
}

function target(key: string, here: number, length: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (here + 1) % length;
    case 'ArrowLeft':
      return (here + length - 1) % length;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return undefined;
  }
}
