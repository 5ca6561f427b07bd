// Talks to the server. The token travels in a header; it came behind the # of the address, which is never sent.

const KEY = 'luthier-token';

export class Refused extends Error {
  constructor(status, message) { super(message); this.status = status; }
}

export function takeTokenFromAddress() {
  const match = /[#&]token=([A-Za-z0-9_-]+)/.exec(location.hash);
  if (match) {
    sessionStorage.setItem(KEY, match[1]);
    history.replaceState(null, '', location.pathname);
  }
}

export const token = () => sessionStorage.getItem(KEY) ?? '';
export const setToken = (value) => sessionStorage.setItem(KEY, value);

function headers(more = {}) {
  return token() ? { Authorization: `Bearer ${token()}`, ...more } : more;
}

export async function get(path, signal) {
  const response = await fetch(`/api/${path}`, { headers: headers(), signal });
  if (!response.ok) throw await refusal(response);
  return response.json();
}

export async function post(path, content = '{}') {
  const response = await fetch(`/api/${path}`, { method: 'POST', headers: headers({ 'Content-Type': 'application/json' }), body: content });
  if (!response.ok) throw await refusal(response);
}

async function refusal(response) {
  const body = await response.json().catch(() => ({}));
  return new Refused(response.status, body.error ?? `the server answered ${response.status}`);
}

/** Server-sent events with a header for the token, which EventSource cannot send. Goes on after a break where it stood. */
export function stream(path, since, onMessage, onLink) {
  const abort = new AbortController();
  let last = since;
  (async () => {
    let pause = 500;
    while (!abort.signal.aborted) {
      try {
        const response = await fetch(`/api/${path}`, { headers: headers({ 'Last-Event-ID': String(last) }), signal: abort.signal });
        if (!response.ok) throw await refusal(response);
        onLink(true);
        pause = 500;
        for await (const message of messages(response.body)) {
          last = message.id ?? last;
          onMessage(JSON.parse(message.data));
        }
      } catch (problem) {
        if (abort.signal.aborted) return;
      }
      onLink(false);
      await new Promise((done) => setTimeout(done, pause));
      pause = Math.min(10_000, pause * 2);
    }
  })();
  return () => abort.abort();
}

async function* messages(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  let from = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    text += read.value;
    for (let end = text.indexOf('\n\n', from); end >= 0; end = text.indexOf('\n\n')) {
      const message = parse(text.slice(0, end));
      text = text.slice(end + 2);
      if (message) yield message;
    }
    from = Math.max(0, text.length - 1);
  }
}

function parse(text) {
  const message = {};
  for (const line of text.split('\n')) {
    const colon = line.indexOf(': ');
    if (colon > 0) message[line.slice(0, colon)] = line.slice(colon + 2);
  }
  return message.data ? message : null;
}
