// The experiment as the server tells it, kept up to date: trials as rows, a summary, and the moment that is shown.

import { get, stream } from './api.js';
import { ROW } from './format.js';

export class Model extends EventTarget {
  constructor(name) {
    super();
    this.name = name;
    this.path = `experiments/${encodeURIComponent(name)}`;
    this.info = null;
    this.summary = null;
    this.rows = [];
    this.at = null;
    this.version = 0;
    this.revision = 0;
  }

  async open() {
    // The summary first: it is small, and there is something to look at while thousands of rows come.
    const [info, summary] = await Promise.all([get(this.path), get(`${this.path}/rows?since=${Number.MAX_SAFE_INTEGER}`)]);
    this.info = info.ready ? info : null;
    this.error = info.problem ?? null;
    if (this.closed) return;
    this.take(summary, true);
    const rows = await get(`${this.path}/rows`);
    if (this.closed) return;
    this.take(rows, true);
    await this.know();
    this.stop = stream(`${this.path}/live`, rows.version, (message) => this.onMessage(message), (up) => this.say('link', up));
  }

  /** A journal that is read for the first time may have told its trials before it was asked what it is. */
  async know() {
    while (!this.info && this.summary && !this.closed) {
      const info = await get(this.path);
      if (info.ready) { this.info = info; this.say('change'); } else await new Promise((done) => setTimeout(done, 300));
    }
  }

  close() {
    this.closed = true;
    this.stop?.();
  }

  async onMessage(message) {
    if (message.restarts !== this.restarts || !this.info) {
      this.info = await get(this.path).then((info) => (info.ready ? info : null));
      message = await get(`${this.path}/rows`);
      this.take(message, true);
      await this.know();
    } else if (this.at === null) {
      this.take(message, false);
    } else {
      this.latestAt = message.summary.latestAt;
      this.stale = true;
      this.say('time');
    }
  }

  take(message, anew) {
    this.version = message.version;
    this.restarts = message.restarts;
    this.revision++;
    if (!message.summary) return;
    this.summary = message.summary;
    if (this.at === null) this.latestAt = message.summary.latestAt;
    if (anew) this.rows = [];
    for (const row of message.rows) this.rows[row[ROW.NUMBER]] = row;
    this.say('change');
  }

  /** Shows the experiment as it was at that time; null for as it is. */
  async show(at) {
    this.at = at;
    if (this.loading) return;
    this.loading = true;
    try {
      let shown;
      do {
        shown = this.at;
        const rows = await get(`${this.path}/rows${shown === null ? '' : `?at=${Math.round(shown)}`}`);
        if (this.at === shown) this.take(rows, true);
      } while (this.at !== shown);
    } finally {
      this.loading = false;
    }
  }

  /** What the server works out of the experiment at the moment that is shown. */
  ask(what, query = '') {
    const at = this.at === null ? '' : `at=${Math.round(this.at)}`;
    const all = [query, at].filter((part) => part).join('&');
    return get(`${this.path}/${what}${all ? `?${all}` : ''}`);
  }

  parameters(task = 0) {
    return this.info.tasks[task].parameters;
  }

  /** Trials of a task, those that are not there yet left out. */
  trials(task = null) {
    const found = [];
    for (const row of this.rows) if (row && (task === null || row[ROW.TASK] === task)) found.push(row);
    return found;
  }

  best() {
    const trial = this.summary?.bestTrial;
    if (trial === undefined) return null;
    const row = this.rows[trial];
    const improvement = this.summary.best.findLast((each) => each[1] === trial);
    return { trial, metric: row ? row[ROW.METRIC] : improvement?.[2] ?? null };
  }

  better(a, b) {
    return this.info.maximize ? a > b : a < b;
  }

  say(what, detail) {
    if (!this.closed) this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}

/** Asks again when the experiment changes, not more often than is good for it, and only while it is looked at. */
export function follow(model, what, query, onAnswer) {
  let timer = 0;
  let busy = false;
  let seen = -1;
  let closed = false;
  let cost = 0;
  async function ask() {
    timer = 0;
    if (busy || closed || seen === model.revision) return;
    busy = true;
    seen = model.revision;
    const begun = performance.now();
    try {
      const answer = await model.ask(what, typeof query === 'function' ? query() : query);
      if (!closed) onAnswer(answer);
    } catch (problem) {
      console.warn(problem);
    }
    cost = performance.now() - begun;
    busy = false;
    if (seen !== model.revision) plan();
  }
  function plan() {
    const pause = model.at === null ? Math.max(1200, cost * 10) : 120;
    if (!timer && !closed) timer = setTimeout(ask, pause);
  }
  model.addEventListener('change', plan);
  ask();
  return { again: () => { seen = -1; ask(); }, close: () => { closed = true; clearTimeout(timer); model.removeEventListener('change', plan); } };
}
