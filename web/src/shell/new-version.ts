const reloadedKey = 'caseroom.reloaded-at';
/** A part that is still missing right after a reload is not a new version's doing. */
const againAfterMs = 30_000;

/**
 * When a new version of the pages is served, the parts of the old one that have not been loaded yet are gone. The page
 * is loaded anew then, which comes back to the same place, an interview included.
 */
export function reloadForNewVersion(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(reloadedKey) ?? 0);
    if (Date.now() - last < againAfterMs) return;
    event.preventDefault();
    sessionStorage.setItem(reloadedKey, String(Date.now()));
    window.location.reload();
  });
}
