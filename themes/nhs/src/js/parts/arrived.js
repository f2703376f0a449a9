// arrived says whether the reader has just come to this page, and not back to it:
// only then may the page move the keyboard. Browsers that cannot tell say yes.
export function arrived() {
  const [visit] = performance.getEntriesByType('navigation')
  return !visit || visit.type === 'navigate'
}
