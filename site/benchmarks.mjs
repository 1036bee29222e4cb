// SPDX-License-Identifier: Apache-2.0
// Draws the first table of docs/benchmarks.md: the time of a call, divided by that of bare camel-http.

const WIDTH = 760
const LABELS = 285
const ROW = 34
const TOP = 54

export function picture(page) {
  const rows = [...page.matchAll(/^\| (`deal\/\w+`[^|]*) \| ([\d.]+) \| [\d.]+ \|$/gm)]
    .map(([, label, time]) => ({ label: label.replaceAll('`', ''), time: Number(time) }))
  if (rows.length === 0) {
    throw new Error('docs/benchmarks.md has no table of calls')
  }
  const longest = Math.max(...rows.map((row) => row.time), 1)
  const scale = (WIDTH - LABELS - 70) / longest
  const height = TOP + rows.length * ROW + 16
  const one = LABELS + scale
  const bars = rows.map((row, index) => {
    const y = TOP + index * ROW
    const colour = row.label.includes('HttpClient') ? '#9aa4b2' : '#2f8f5b'
    return `  <text x="${LABELS - 12}" y="${y + 19}" text-anchor="end">${escape(row.label)}</text>
  <rect x="${LABELS}" y="${y + 4}" width="${(row.time * scale).toFixed(1)}" height="22" rx="3" fill="${colour}"/>
  <text x="${WIDTH - 8}" y="${y + 19}" text-anchor="end">${row.time.toFixed(2)}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" font-family="system-ui, sans-serif" font-size="14" fill="#6b7280">
  <title>The time of a call, divided by that of bare camel-http</title>
  <text x="${LABELS}" y="20" font-weight="600">Time of a call ÷ bare camel-http (shorter is better)</text>
  <line x1="${one.toFixed(1)}" y1="50" x2="${one.toFixed(1)}" y2="${height - 10}" stroke="#6b7280" stroke-dasharray="4 4"/>
  <text x="${one.toFixed(1)}" y="44" text-anchor="middle">1</text>
${bars.join('\n')}
</svg>
`
}

function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
