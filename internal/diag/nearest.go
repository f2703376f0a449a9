package diag

import (
	"slices"
	"strings"
)

// Nearest returns the candidate most like word, or "" when none is like
// enough to be worth proposing: at most a third of the word's letters differ,
// or one in a word of two or three. Small and capital letters are the same.
// Candidates are tried in order and the first of equals wins.
func Nearest(word string, candidates []string) string {
	letters := []rune(strings.ToLower(word))
	if len(letters) < 2 {
		return ""
	}
	best, bestDistance := "", 1+max(len(letters), 3)/3
	for _, c := range candidates {
		if d := distance(letters, []rune(strings.ToLower(c)), bestDistance); d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

// NearestTerm returns the slug that a word means: written with capitals or
// spaces, misspelt, or as the label of the same index. It is "" when none is like
// enough.
func NearestTerm(word string, slugs, labels []string) string {
	slug := strings.NewReplacer(" ", "-", "_", "-").Replace(strings.ToLower(word))
	if slices.Contains(slugs, slug) {
		return slug
	}
	if i := slices.IndexFunc(labels, func(l string) bool { return strings.EqualFold(l, word) }); i >= 0 {
		return slugs[i]
	}
	if near := Nearest(slug, slugs); near != "" {
		return near
	}
	if near := Nearest(word, labels); near != "" {
		return slugs[slices.Index(labels, near)]
	}
	return ""
}

// distance counts the insertions, deletions, substitutions and swaps of
// neighbours that turn a into b (optimal string alignment). When their lengths
// alone put them limit apart it answers limit without counting.
func distance(a, b []rune, limit int) int {
	if abs(len(a)-len(b)) >= limit {
		return limit
	}
	before, prev, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, prev, row = prev, row, before
	}
	return prev[len(b)]
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
