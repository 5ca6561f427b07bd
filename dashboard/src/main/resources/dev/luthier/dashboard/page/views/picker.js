// Which task is looked at, where there are several.

import { el } from '../format.js';

export function taskPicker(model, onPick) {
  if (model.info.tasks.length < 2) return null;
  const select = el('select', { 'aria-label': 'Task', onchange: () => onPick(Number(select.value)) },
    model.info.tasks.map((task, i) => el('option', { value: i }, task.name)));
  return select;
}
