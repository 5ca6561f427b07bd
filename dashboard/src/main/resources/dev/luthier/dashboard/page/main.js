// The frame of the page: which experiment, which view, which moment, light or dark.

import { get, post, token, setToken, takeTokenFromAddress, Refused } from './api.js';
import { addTrials, enqueue, stopExperiment } from './actions.js';
import { Model } from './model.js';
import { repaintAll } from './plot.js';
import { count, duration, el, ending } from './format.js';
import { overview } from './views/overview.js';
import { trials } from './views/trials.js';
import { curves } from './views/curves.js';
import { parallel } from './views/parallel.js';
import { slices } from './views/slices.js';
import { timeline } from './views/timeline.js';
import { rungs } from './views/rungs.js';
import { tasks } from './views/tasks.js';
import { ablation } from './views/ablation.js';
import { failures } from './views/failures.js';
import { trial } from './views/trial.js';

const VIEWS = { overview, curves, parallel, slices, trials, timeline, rungs, tasks, ablation, failures, trial };
const TABS = [['overview', 'Overview'], ['curves', 'Learning curves'], ['parallel', 'Parallel coordinates'], ['slices', 'Slices & contour'],
  ['trials', 'Trials'], ['timeline', 'Timeline'], ['rungs', 'Rungs'], ['tasks', 'Tasks'], ['ablation', 'Ablation'], ['failures', 'Failures']];
const $ = (id) => document.getElementById(id);

let model = null;
let view = null;
let wantsSearch = false;

function route() {
  const [name, experiment, ...rest] = location.hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  return { name: VIEWS[name] ? name : 'overview', experiment: experiment ?? '', rest };
}

function hrefOf(name, ...rest) {
  return `#/${[name, model?.name ?? '', ...rest].map(encodeURIComponent).join('/')}`;
}

async function start() {
  takeTokenFromAddress();
  theme(localStorage.getItem('luthier-theme') ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));
  $('theme').addEventListener('click', () => theme(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark', true));
  $('experiment').addEventListener('change', (event) => { location.hash = `#/overview/${encodeURIComponent(event.target.value)}`; });
  $('stop').addEventListener('click', () => stopExperiment(model, act));
  $('add').addEventListener('click', () => addTrials(model, act));
  $('enqueue').addEventListener('click', () => enqueue(model, act));
  window.addEventListener('hashchange', show);
  document.addEventListener('keydown', onKey);
  await list();
  setInterval(list, 5000);
  await show();
}

async function list() {
  let found;
  try {
    found = (await get('experiments')).experiments;
  } catch (problem) {
    if (problem instanceof Refused && problem.status === 401) {
      await act({ title: 'This dashboard takes a token', text: 'It was printed where the dashboard was started.', yes: 'Go on' });
    } else {
      link(false);
    }
    return;
  }
  const names = found.map((each) => each.name).join('\n');
  if ($('experiment').dataset.names === names) return;
  $('experiment').dataset.names = names;
  const chosen = model?.name ?? route().experiment;
  const live = found.find((each) => each.live)?.name;
  $('experiment').replaceChildren(...found.map((each) => el('option', { value: each.name }, each.name + (each.live ? '  ● live' : ''))));
  $('experiment').value = found.some((each) => each.name === chosen) ? chosen : live ?? found[0]?.name ?? '';
  if (!model && found.length) await show();
}

async function show() {
  const target = route();
  const name = target.experiment || $('experiment').value;
  if (!name) {
    $('main').replaceChildren(el('p', { class: 'empty' }, 'No experiment yet. It appears here as soon as one begins.'));
    return;
  }
  // Once there is something to show, the news of that shows it.
  if (model?.name !== name && (!(await open(name)) || view)) return;
  if (!model.info) return;
  tabs(target.name);
  view?.close();
  $('main').replaceChildren();
  window.scrollTo(0, 0);
  view = VIEWS[target.name]($('main'), model, { hrefOf, act, go: (...to) => { location.hash = hrefOf(...to); } }, target.rest);
  document.body.dataset.view = target.name;
  document.body.dataset.experiment = name;
  search();
}

function search() {
  const field = document.querySelector('input[type="search"]');
  if (wantsSearch && field) { field.focus(); wantsSearch = false; }
}

async function open(name) {
  model?.close();
  view?.close();
  view = null;
  const opened = new Model(name);
  model = opened;
  $('experiment').value = name;
  opened.addEventListener('change', onChange);
  opened.addEventListener('time', time);
  opened.addEventListener('link', (event) => link(event.detail));
  try {
    await opened.open();
  } catch (problem) {
    $('main').replaceChildren(el('p', { class: 'empty' }, `${name}: ${problem.message}`));
    return false;
  }
  if (!opened.info) $('main').replaceChildren(el('p', { class: 'empty' }, opened.error ?? `Reading ${name} …`));
  return model === opened;
}

function onChange() {
  const summary = model.summary;
  head(summary);
  time();
  if (view) view.update?.();
  else if (model.info) show();
}

function head(summary) {
  const running = !summary.ending;
  const past = model.at !== null && summary.at < summary.latestAt;
  const kind = running ? 'running' : { COMPLETED: 'finished', CANCELLED: 'stopped' }[summary.ending] ?? (/FAIL|NO_SLOTS/.test(summary.ending) ? 'failed' : 'finished');
  $('state').className = `badge ${kind}`;
  $('state').textContent = running ? 'running' : ending(summary.ending);
  $('state').title = summary.detail;
  for (const name of ['stop', 'add', 'enqueue']) $(name).hidden = !summary.canAct || past;
  const done = summary.counts[2] + summary.counts[3] + summary.counts[4];
  document.title = `${done}/${summary.budget} ${model.name} · Luthier`;
  const notes = [];
  if (summary.leftOut) notes.push(`${count(summary.leftOut)} reports left out`);
  if (summary.problem) notes.push(summary.problem);
  if (notes.length) $('link').textContent = notes.join(' · ');
  tabs(route().name);
}

function link(up) {
  if (up || !summaryRuns()) $('link').textContent = '';
  else $('link').textContent = 'not connected, trying again …';
}

function summaryRuns() {
  return !model?.summary || !model.summary.ending;
}

function tabs(current) {
  const summary = model.summary;
  const shown = TABS.filter(([name]) => (name !== 'tasks' || model.info?.tasks.length > 1) && (name !== 'ablation' || model.info?.ablation));
  const failed = summary?.counts[4] ?? 0;
  const key = [current, model.name, shown.length, failed, summary?.budget].join('|');
  if ($('tabs').dataset.key === key) return;
  $('tabs').dataset.key = key;
  $('tabs').replaceChildren(...shown.map(([name, text]) => el('a', { href: hrefOf(name), 'aria-current': name === current || (name === 'trials' && current === 'trial') ? 'page' : null },
    text, name === 'failures' && failed ? el('span', { class: 'count' }, count(failed)) : null)));
}

// The slider: all of the past up to now; at its right end the page follows what happens.
function time() {
  const summary = model.summary;
  if (!summary) return;
  let slider = document.querySelector('#time input');
  if (!slider) {
    slider = el('input', { type: 'range', min: 0, max: 1000, value: 1000, 'aria-label': 'Show the experiment as it was' });
    const play = el('button', { type: 'button', 'aria-label': 'Play' }, '▶');
    const now = el('button', { type: 'button' }, 'Now');
    $('time').append(play, slider, el('output'), now);
    slider.addEventListener('input', () => moveTo(Number(slider.value)));
    now.addEventListener('click', () => moveTo(1000));
    play.addEventListener('click', () => playFrom(slider, play));
  }
  const span = Math.max(1, model.latestAt - summary.openedAt);
  const past = model.at !== null;
  document.body.classList.toggle('past', past);
  if (document.activeElement !== slider || !past) slider.value = past ? Math.round((1000 * (model.at - summary.openedAt)) / span) : 1000;
  const shown = past ? `as it was at ${duration(model.at - summary.openedAt)}` : `${duration(span)}${summary.ending ? '' : ' · live'}`;
  document.querySelector('#time output').textContent = shown;
  slider.setAttribute('aria-valuetext', shown);
}

function moveTo(value) {
  if (!model.summary) return;
  const { openedAt } = model.summary;
  const at = value >= 1000 ? null : openedAt + ((model.latestAt - openedAt) * value) / 1000;
  model.show(at);
  time();
}

let playing = 0;
function playFrom(slider, button) {
  const stop = () => { clearInterval(playing); playing = 0; button.textContent = '▶'; };
  if (playing) { stop(); return; }
  if (Number(slider.value) >= 1000) slider.value = 0;
  button.textContent = '❚❚';
  playing = setInterval(() => {
    slider.value = Number(slider.value) + 5;
    moveTo(Number(slider.value));
    if (Number(slider.value) >= 1000) stop();
  }, 100);
}

/** Asks whether something is to be done, and does it: posts the content of the form to the path, if there is one. */
function act({ title, text, yes, danger = false, path = null, form = null, content = () => '{}' }) {
  const dialog = $('ask');
  $('ask-title').textContent = title;
  $('ask-text').textContent = text;
  $('ask-form').replaceChildren(...(form ? [form] : []));
  $('ask-error').textContent = '';
  $('ask-yes').textContent = yes;
  $('ask-yes').className = danger ? 'danger' : '';
  const field = $('ask-token');
  field.value = token();
  $('ask-token-label').hidden = Boolean(token()) && Boolean(path);
  return new Promise((done) => {
    dialog.onclose = async () => {
      if (dialog.returnValue !== 'yes') { done(false); return; }
      if (field.value) setToken(field.value.trim());
      if (!path) { location.reload(); return; }
      try {
        await post(path, content());
        done(true);
      } catch (problem) {
        $('ask-error').textContent = problem.message;
        if (problem.status === 401) $('ask-token-label').hidden = false;
        dialog.returnValue = 'no';
        dialog.showModal();
      }
    };
    dialog.returnValue = 'no';
    if (!dialog.open) dialog.showModal();
  });
}

function theme(name, keep = false) {
  document.documentElement.dataset.theme = name;
  $('theme').textContent = name === 'dark' ? '☀' : '☾';
  $('theme').title = name === 'dark' ? 'Light' : 'Dark';
  if (keep) localStorage.setItem('luthier-theme', name);
  repaintAll();
  view?.update?.();
}

function onKey(event) {
  const typing = /INPUT|SELECT|TEXTAREA/.test(event.target.tagName);
  if (event.key === '/' && !typing && model) {
    event.preventDefault();
    wantsSearch = true;
    if (route().name === 'trials') search();
    else location.hash = hrefOf('trials');
  }
}

start();
