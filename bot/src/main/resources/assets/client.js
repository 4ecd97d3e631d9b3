// The four requests of the page. Every result is a plain object; nothing here throws.

const PATIENCE_MS = 30000;
const OFFLINE = { state: 'refused', error: '没有发出去：网络不通或服务暂停。', again: true };

/** A name for a message that no other has: 128 random bits. */
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Says something; text null begins the visit. */
export async function say(key, text, choice) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const response = await fetch('/chat/messages', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ key, text, choice }),
      signal: patience.signal,
    });
    return understood(await response.text());
  } catch (error) {
    return OFFLINE;
  } finally {
    clearTimeout(timer);
  }
}

/** Sends a file; XMLHttpRequest, since fetch does not tell how far an upload is. */
export function upload(key, file, progress) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/chat/uploads');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-Message-Key', key);
    request.setRequestHeader('X-File-Name', encoded(file.name));
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
    request.onload = () => resolve(understood(request.responseText));
    request.onerror = () => resolve(OFFLINE);
    request.send(file);
  });
}

/** Listens for replies that come later; the browser reconnects by itself. */
export function listen(onReply) {
  const events = new EventSource('/chat/events');
  events.addEventListener('reply', (event) => onReply(JSON.parse(event.data)));
  window.addEventListener('pagehide', () => events.close());
  window.addEventListener('pageshow', (event) => event.persisted && listen(onReply));
}

function understood(body) {
  try {
    const answer = JSON.parse(body);
    return answer.state ? answer : OFFLINE;
  } catch (error) {
    return OFFLINE;
  }
}

/** The name for a header; a name with half a character cannot be encoded. */
function encoded(name) {
  try {
    return encodeURIComponent(name);
  } catch (error) {
    return '';
  }
}
