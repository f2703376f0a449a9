package markdown

import (
	"cmp"
	"strconv"

	"involve/internal/slug"
)

// headingID returns the id of a heading: lower-case ASCII letters, digits and single
// hyphens, never empty.
func headingID(text string) string {
	return cmp.Or(slug.Of(text), "section")
}

// unique returns name, or name-2, name-3, … when it has been given out before.
// taken holds, for each name given out, the last number tried.
func unique(name, separator string, taken map[string]int) string {
	candidate := name
	for taken[candidate] > 0 {
		taken[name]++
		candidate = name + separator + strconv.Itoa(taken[name])
	}
	taken[candidate] = 1
	return candidate
}
