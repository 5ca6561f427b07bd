// From values to places on an axis, with ticks that people read.

export function linear(min, max, from, to) {
  if (min === max) { min -= 0.5; max += 0.5; }
  const place = (v) => from + ((v - min) / (max - min)) * (to - from);
  place.invert = (p) => min + ((p - from) / (to - from)) * (max - min);
  place.ticks = (n) => niceTicks(min, max, n);
  place.domain = [min, max];
  return place;
}

export function log(min, max, from, to) {
  const a = Math.log10(min);
  const b = Math.log10(max === min ? max * 10 : max);
  const place = (v) => from + ((Math.log10(Math.max(v, 1e-300)) - a) / (b - a)) * (to - from);
  place.invert = (p) => 10 ** (a + ((p - from) / (to - from)) * (b - a));
  place.ticks = (n) => {
    const stride = Math.max(1, Math.ceil((b - a) / n));
    const ticks = [];
    for (let e = Math.ceil(a - 1e-9); e <= b + 1e-9; e += stride) ticks.push(10 ** e);
    return ticks.length >= 2 ? ticks : niceTicks(min, max, n).filter((t) => t > 0);
  };
  place.domain = [min, max];
  return place;
}

export function category(values, from, to) {
  const index = new Map(values.map((v, i) => [String(v), i]));
  const width = (to - from) / values.length;
  const place = (v) => from + width * ((index.get(String(v)) ?? 0) + 0.5);
  place.invert = (p) => values[Math.max(0, Math.min(values.length - 1, Math.floor((p - from) / width)))];
  place.ticks = () => values;
  place.values = values;
  place.width = width;
  return place;
}

export function ofParameter(parameter, from, to) {
  if (parameter.values) return category(parameter.values, from, to);
  return parameter.scale === 'log' ? log(parameter.min, parameter.max, from, to) : linear(parameter.min, parameter.max, from, to);
}

/** The middle of the values with some room, so that a few that went astray do not squeeze all others. */
export function robustRange(values, maximize) {
  const sorted = values.filter((v) => Number.isFinite(v)).sort((a, b) => a - b);
  if (!sorted.length) return [0, 1];
  const at = (q) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
  let [low, high] = [sorted[0], sorted[sorted.length - 1]];
  const span = at(0.9) - at(0.1) || Math.abs(at(0.5)) * 0.1 || 1;
  if (sorted.length > 8) {
    if (maximize) low = Math.max(low, at(0.1) - 1.5 * span);
    else high = Math.min(high, at(0.9) + 1.5 * span);
  }
  const room = (high - low || Math.abs(low) || 1) * 0.06;
  return [low - room, high + room];
}

function niceTicks(min, max, n) {
  const rough = (max - min) / Math.max(1, n);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((m) => m * power).find((s) => s >= rough) ?? rough;
  const ticks = [];
  for (let i = Math.ceil(min / step - 1e-9); i * step <= max + step * 1e-9; i++) ticks.push(Number((i * step).toPrecision(12)));
  return ticks;
}

/** Round steps of time. */
export function timeTicks(max, n) {
  const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 15e3, 3e4, 6e4, 12e4, 3e5, 6e5, 9e5, 18e5, 36e5, 72e5, 108e5, 216e5, 432e5, 864e5, 1728e5];
  const step = steps.find((s) => max / s <= n) ?? max / n;
  const ticks = [];
  for (let t = 0; t <= max; t += step) ticks.push(t);
  return ticks;
}
