// All that can be found, from the two files that the build made.
//
// Takes the records of open opportunities and the index of everything else;
// gives a list of things: {id, href, title, summary, lang}, and beside those
//   of a page          text: all its words
//   of an opportunity  labels: what it is filed under; verb and when; openFrom
//                      and closedFrom: the Unix seconds at which that changes
//   of an open one     open, of others status

import { fetchFile, fetchRecords } from '../parts/records.js'

export async function fetchThings(recordsAddress, indexAddress) {
  const [records, index] = await Promise.all([fetchRecords(recordsAddress), fetchFile(indexAddress)])
  const things = [
    ...records.slugs.map((_, i) => openOne(records, i)),
    ...index.opportunities,
    ...index.pages
  ]
  return { at: records.at, soon: records.soon, things: things.map((thing, id) => ({ ...thing, id })) }
}

function openOne(records, i) {
  return {
    href: records.href(i),
    title: records.titles[i],
    summary: records.summaries[i],
    lang: records.langs[i],
    labels: records.labels(i),
    open: true,
    verb: records.card('verb', i),
    when: records.card('when', i),
    closedFrom: records.closedFrom[i] || undefined
  }
}

// standing returns the group of a thing at a time, and what it says of its dates.
export function standing({ labels, open, status, verb, when, openFrom, closedFrom }, time, soon) {
  if (!labels) return { group: 'pages' }
  const line = `${verb} ${when}`.trim()
  if (time >= closedFrom) return { group: 'others', when: openFrom ? 'Closed' : `Closed ${when}` }
  if (time >= openFrom) return { group: 'others', when: `Was due to open ${when}` }
  if (!open) return { group: 'others', when: sentence(status, line) }
  return { group: 'open', when: time >= closedFrom - 1 - soon ? sentence('Closing soon', line) : line }
}

// sentence puts a status before a line that does not begin with it.
function sentence(status, line) {
  if (!line || line.startsWith(status)) return line || status
  return `${status}. ${line}`
}
