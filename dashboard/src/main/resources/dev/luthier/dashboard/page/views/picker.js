// Which task is looked at, where there are several; with a name for all of them, all at first, which picks null.

import { el } from '../format.js';

export function taskPicker(model, onPick, all = null) {
  if (model.info.tasks.length < 2) return null;
  const select = el('select', { 'aria-label': 'Task', onchange: () => onPick(select.value === '' ? null : Number(select.value)) },
    all === null ? [] : el('option', { value: '' }, all), model.info.tasks.map((task, i) => el('option', { value: i }, task.name)));
  return select;
}
