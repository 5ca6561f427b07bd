// The best result of every task: a heat map where tasks are cells of a data set × model matrix, else a list.

import { ROW, STATES, card, count, el, number } from '../format.js';
import { inkOn, shadeRgb } from '../plot.js';

export function tasks(main, model, page) {
  const panel = card('', `Best ${model.info.metric} of every task`);
  const list = card('', 'Tasks');
  main.append(el('div', { class: 'cards' }, panel.root, list.root));
  const cells = model.info.tasks.map((task, i) => ({ i, name: task.name, data: task.data, model: task.model }));
  const isGrid = cells.every((cell) => cell.data !== undefined);

  function update() {
    const found = cells.map(() => ({ best: null, trial: null, counts: STATES.map(() => 0) }));
    for (const row of model.rows) {
      if (!row) continue;
      const cell = found[row[ROW.TASK]];
      cell.counts[row[ROW.STATE]]++;
      if (row[ROW.METRIC] !== null && (cell.best === null || model.better(row[ROW.METRIC], cell.best))) { cell.best = row[ROW.METRIC]; cell.trial = row[0]; }
    }
    const values = found.map((cell) => cell.best).filter((v) => v !== null).sort((a, b) => (model.better(a, b) ? 1 : -1));
    const share = (v) => (values.length < 2 ? 1 : values.indexOf(v) / (values.length - 1));
    const box = (i) => {
      const cell = found[i];
      if (!cell || cell.best === null) return el('td', { class: 'quiet' }, '–');
      const rgb = shadeRgb(share(cell.best));
      return el('td', { style: { background: `rgb(${rgb})` }, title: `trial ${cell.trial}` }, el('a', { href: page.hrefOf('trial', cell.trial), style: { color: inkOn(rgb) } }, number(cell.best, 5)));
    };
    panel.body.replaceChildren(isGrid ? grid(box) : el('table', { class: 'heat' }, el('tbody', {}, cells.map((cell) => el('tr', {}, el('th', {}, cell.name), box(cell.i))))));
    list.body.replaceChildren(el('table', { class: 'table' }, el('thead', {}, el('tr', {}, ['task', 'trials', 'finished', 'stopped', 'failed', `best ${model.info.metric}`].map((h) => el('th', {}, h)))),
      el('tbody', {}, cells.map((cell) => { const f = found[cell.i]; return el('tr', {}, el('td', {}, cell.name), [f.counts.reduce((a, b) => a + b, 0), f.counts[2], f.counts[3], f.counts[4]].map((n) => el('td', {}, count(n))), el('td', { class: 'mono' }, number(f.best, 6))); }))));
  }

  function grid(box) {
    const down = [...new Set(cells.map((cell) => cell.data))];
    const across = [...new Set(cells.map((cell) => cell.model))];
    const at = new Map(cells.map((cell) => [`${cell.data}\n${cell.model}`, cell.i]));
    return el('table', { class: 'heat' }, el('thead', {}, el('tr', {}, el('th', {}), across.map((name) => el('th', { scope: 'col' }, name)))),
      el('tbody', {}, down.map((row) => el('tr', {}, el('th', { scope: 'row' }, row), across.map((column) => box(at.get(`${row}\n${column}`)))))));
  }

  update();
  return { update, close() {} };
}
