// What docs/lighthouse.md says of the results.

const CATEGORIES = { accessibility: 'Accessibility', 'best-practices': 'Best practices', seo: 'SEO', performance: 'Performance' }
const WANTED = { accessibility: 100, 'best-practices': 100, seo: 100, performance: 98 }
const METRICS = {
  'first-contentful-paint': 'First contentful paint',
  'largest-contentful-paint': 'Largest contentful paint',
  'total-blocking-time': 'Total blocking time',
  'cumulative-layout-shift': 'Cumulative layout shift',
  'speed-index': 'Speed index',
}

// report returns the document, from the results of each page's runs.
export function report(results, about) {
  const row = (...cells) => `| ${cells.join(' | ')} |`
  const table = (heads, rows) => [row(...heads), row(...heads.map(() => '---')), ...rows.map(cells => row(...cells))].join('\n')
  const pages = Object.entries(results)
  const runs = pages[0][1].length
  const medians = ([page, all]) => [page, ...Object.keys(CATEGORIES).map(id => `${score(all, id)}${score(all, id) < WANTED[id] ? ' (wanted: ' + WANTED[id] + ')' : ''}`)]
  return `# Lighthouse

Written by \`make lighthouse\`, which measures the sample site with Lighthouse's settings
for a phone. It is not a part of \`make test\`: the time that a page takes depends on the
machine and on what else the machine does. Accessibility, best practices and search
engines do not, and the browser tests prove more of them.

${table(['page', ...Object.values(CATEGORIES)], pages.map(medians))}

Each number is the median of ${runs} runs, the pages taken in turn, each in a new browser.

${table(['page', ...Object.values(METRICS)], pages.map(([page, all]) => [page, ...Object.keys(METRICS).map(id => middle(all, id))]))}

The measured site is the sample with \`demo: false\`. A demonstration tells search engines
to stay away, for which Lighthouse takes a third of the points for SEO away.

- Date: ${about.date}
- Lighthouse ${about.lighthouse}, ${about.chromium}, Node.js ${about.node}
- Machine: ${about.machine}

## What lost points in some run

${lost(pages).map(line => `- ${line}`).join('\n') || 'Nothing.'}
`
}

const sorted = numbers => [...numbers].sort((a, b) => a - b)
const median = numbers => sorted(numbers)[Math.floor(numbers.length / 2)]

function score(all, category) {
  return median(all.map(lhr => Math.round(lhr.categories[category].score * 100)))
}

// middle returns a metric as its median run says it.
function middle(all, id) {
  const audits = all.map(lhr => lhr.audits[id])
  const value = median(audits.map(audit => audit.numericValue))
  return audits.find(audit => audit.numericValue === value).displayValue.replaceAll('\u00a0', ' ')
}

// lost returns what has points and lost some of them, in any run.
function lost(pages) {
  const found = new Map()
  for (const [page, all] of pages) {
    for (const lhr of all) {
      for (const id of Object.keys(CATEGORIES)) {
        for (const { id: name, weight } of lhr.categories[id].auditRefs) {
          const audit = lhr.audits[name]
          if (weight === 0 || audit.score === null || audit.score >= 0.995) continue
          const what = `${CATEGORIES[id]}: ${audit.title.replaceAll('`', '')} (\`${name}\`)`
          found.set(what, (found.get(what) ?? new Set()).add(page))
        }
      }
    }
  }
  return [...found].map(([what, on]) => `${what}, on: ${[...on].join(', ')}`)
}
