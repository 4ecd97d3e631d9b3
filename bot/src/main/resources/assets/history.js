// What was said in this visit, kept by this tab alone until it is closed. Losing it loses nothing else.

const NAME = 'chengqing-chat';
const MOST = 200;

/** The items of this visit, oldest first. */
export function load() {
  try {
    const items = JSON.parse(sessionStorage.getItem(NAME) || '[]');
    return Array.isArray(items) ? items : [];
  } catch (error) {
    return [];
  }
}

/** Keeps the newest items. */
export function save(items) {
  try {
    sessionStorage.setItem(NAME, JSON.stringify(items.slice(-MOST)));
  } catch (error) {
    // no room or not allowed: the visit goes on without a history
  }
}
