// All trials in a table that is drawn only where it is looked at.

import { ROW, STATES, card, count, duration, el, number } from '../format.js';
import { taskPicker } from './picker.js';

const HEIGHT = 32;
let text = '';
let order = { key: 'number', down: false };

export function trials(main, model, page) {
  let task = model.info.tasks.length > 1 ? null : 0;
  let found = [];
  const search = el('input', { type: 'search', placeholder: 'Search: failed, rbf, lr<0.01, logloss<0.2 …', 'aria-label': 'Search trials', value: text, oninput: () => { text = search.value; refresh(); } });
  const panel = card('', 'Trials', [taskPicker(model, (value) => { task = value; build(); refresh(); }, 'all tasks'), search]);
  main.append(el('div', { class: 'cards' }, panel.root));
  const space = el('div', { style: { position: 'relative' } });
  const head = el('div', { class: 'head', role: 'row' });
  const list = el('div', { class: 'rows', tabindex: 0, role: 'table', 'aria-label': 'Trials' }, head, space);
  panel.body.append(list);
  let columns = [];

  function build() {
    const parameters = task === null && model.info.tasks.length > 1 ? [] : model.parameters(task ?? 0);
    columns = [
      { key: 'number', title: 'trial', width: 70, value: (r) => r[ROW.NUMBER] },
      { key: 'state', title: 'state', width: 110, value: (r) => STATES[r[ROW.STATE]], show: (r) => [el('i', { class: `dot s-${STATES[r[ROW.STATE]]}` }), STATES[r[ROW.STATE]]] },
      ...(model.info.tasks.length > 1 ? [{ key: 'task', title: 'task', width: 170, value: (r) => model.info.tasks[r[ROW.TASK]].name }] : []),
      { key: model.info.metric, title: model.info.metric, width: 110, num: true, value: (r) => r[ROW.METRIC], show: (r) => (r[ROW.METRIC] === null ? (r[ROW.LAST] === null ? '–' : `(${number(r[ROW.LAST], 5)})`) : number(r[ROW.METRIC], 6)) },
      { key: 'step', title: 'steps', width: 76, num: true, value: (r) => r[ROW.STEP] },
      { key: 'time', title: 'time', width: 100, num: true, value: (r) => (r[ROW.START] === null ? null : (r[ROW.END] ?? model.summary.elapsed) - r[ROW.START]), show: (r, v) => duration(v) },
      { key: 'attempts', title: 'att.', width: 56, num: true, value: (r) => r[ROW.ATTEMPTS] },
      ...parameters.map((p, i) => ({ key: p.name, title: p.name, width: p.values ? 100 : 112, num: !p.values, value: (r) => r[ROW.V + i] })),
      { key: 'note', title: 'note', width: 150, value: (r) => r[ROW.NOTE] },
      { key: 'reason', title: 'reason', width: 320, value: (r) => r[ROW.REASON] },
    ];
    const template = columns.map((c) => `${c.width}px`).join(' ');
    list.style.setProperty('--columns', template);
    head.style.setProperty('grid-template-columns', template);
    head.replaceChildren(...columns.map((c) => el('button', { type: 'button', role: 'columnheader', class: c.num ? 'num' : '', 'aria-sort': order.key === c.key ? (order.down ? 'descending' : 'ascending') : 'none',
      onclick: () => { order = { key: c.key, down: order.key === c.key ? !order.down : false }; build(); refresh(); } }, `${c.title}${order.key === c.key ? (order.down ? ' ↓' : ' ↑') : ''}`)));
  }

  function refresh() {
    const tests = text.trim().toLowerCase().split(/\s+/).filter((t) => t).map(test);
    found = model.trials(task).filter((row) => tests.every((passes) => passes(row)));
    const column = columns.find((c) => c.key === order.key) ?? columns[0];
    if (order.key !== 'number' || order.down) found.sort(by(column.value, order.down));
    const all = model.trials(task).length;
    panel.note.textContent = found.length === all ? count(all) : `${count(found.length)} of ${count(all)}`;
    space.style.setProperty('height', `${found.length * HEIGHT}px`);
    show();
  }

  // name<value, name>value, name=value, or a word that stands anywhere.
  function test(word) {
    const match = /^([^<>=]+)(<=|>=|<|>|=|:)(.+)$/.exec(word);
    const column = match && columns.find((c) => c.key.toLowerCase() === match[1]);
    if (column) {
      const wanted = Number(match[3]);
      return (row) => {
        const value = column.value(row);
        if (value === null || value === undefined) return false;
        switch (match[2]) {
          case '<': return value < wanted;
          case '>': return value > wanted;
          case '<=': return value <= wanted;
          case '>=': return value >= wanted;
          default: return String(value).toLowerCase() === match[3] || value === wanted;
        }
      };
    }
    return (row) => columns.some((c) => String(c.value(row) ?? '').toLowerCase().includes(word));
  }

  function by(value, down) {
    const sign = down ? -1 : 1;
    return (a, b) => {
      const [x, y] = [value(a), value(b)];
      if (x === y) return a[0] - b[0];
      if (x === null || x === undefined) return 1;
      if (y === null || y === undefined) return -1;
      return (x < y ? -1 : 1) * sign;
    };
  }

  function show() {
    const from = Math.max(0, Math.floor(list.scrollTop / HEIGHT) - 5);
    const to = Math.min(found.length, from + Math.ceil(list.clientHeight / HEIGHT) + 10);
    const best = model.best()?.trial;
    const template = list.style.getPropertyValue('--columns');
    const focused = document.activeElement?.dataset?.row;
    space.replaceChildren(...found.slice(from, to).map((row, i) => el('a', { class: `row${row[0] === best ? ' is-best' : ''}`, role: 'row', 'data-row': row[0], href: page.hrefOf('trial', row[0]), style: { top: `${(from + i) * HEIGHT}px`, 'grid-template-columns': template } },
      columns.map((c) => { const value = c.value(row); return el('span', { role: 'cell', class: c.num ? 'num' : '', title: c.key === 'reason' || c.key === 'note' ? value : null }, c.show ? c.show(row, value) : number(value, 5)); }))));
    if (focused) space.querySelector(`[data-row="${focused}"]`)?.focus({ preventScroll: true });
    if (!found.length) space.replaceChildren(el('p', { class: 'empty' }, 'No trial is like that.'));
  }

  list.addEventListener('scroll', () => requestAnimationFrame(show), { passive: true });
  list.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = found.findIndex((row) => String(row[0]) === document.activeElement?.dataset?.row);
    const next = Math.max(0, Math.min(found.length - 1, at < 0 ? 0 : at + step));
    if (next * HEIGHT < list.scrollTop) list.scrollTop = next * HEIGHT;
    if ((next + 2) * HEIGHT > list.scrollTop + list.clientHeight - HEIGHT) list.scrollTop = (next + 3) * HEIGHT - list.clientHeight;
    show();
    space.querySelector(`[data-row="${found[next]?.[0]}"]`)?.focus({ preventScroll: true });
  });
  build();
  refresh();
  return { update: refresh, close() {} };
}
