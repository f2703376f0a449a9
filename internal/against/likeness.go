package against

import (
	"regexp"
	"strings"

	"involve/internal/content"
)

// A likeness finds the one of its pages that another page was most likely
// turned into: of the same kind, and with the same title or nearly the same text.
type likeness struct {
	pages []*content.Page

	sizes []int            // how many runs of words each has; nil before they are needed
	runs  map[string][]int // the pages that have a run of words, by index
}

// read takes in the texts of the pages.
func (l *likeness) read() {
	l.sizes, l.runs = make([]int, len(l.pages)), map[string][]int{}
	for i, p := range l.pages {
		own := runs(p)
		for run := range own {
			l.runs[run] = append(l.runs[run], i)
		}
		l.sizes[i] = len(own)
	}
}

// Texts are nearly the same when they share four fifths of their runs of three
// words. One of fewer runs than enough says too little to be known by it.
const enough = 20

// find returns the page most like p, or nil.
func (l *likeness) find(p *content.Page) *content.Page {
	for _, q := range l.pages {
		if sameKind(p, q) && p.Title != "" && strings.EqualFold(oneLine(p.Title), oneLine(q.Title)) {
			return q
		}
	}
	own := runs(p)
	if len(own) < enough {
		return nil
	}
	if l.sizes == nil {
		l.read()
	}
	shared := make([]int, len(l.pages))
	for run := range own {
		for _, i := range l.runs[run] {
			shared[i]++
		}
	}
	best, most := (*content.Page)(nil), 0
	for i, q := range l.pages {
		if n := shared[i]; n > most && 2*n*5 >= 4*(len(own)+l.sizes[i]) && sameKind(p, q) {
			best, most = q, n
		}
	}
	return best
}

func sameKind(p, q *content.Page) bool {
	a, _, _ := content.Locate(p.Path)
	b, _, _ := content.Locate(q.Path)
	return a == b
}

var markup = regexp.MustCompile(`<h[2-6][^>]*>.*?</h[2-6]>|<[^>]*>`)

// runs returns every three words of a page's text that follow each other.
// Headings do not count: many pages have the same.
func runs(p *content.Page) map[string]bool {
	words := strings.Fields(strings.ToLower(markup.ReplaceAllString(p.Body.Markup, " ")))
	set := map[string]bool{}
	for i := 0; i+3 <= len(words); i++ {
		set[strings.Join(words[i:i+3], " ")] = true
	}
	return set
}
