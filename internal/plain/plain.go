// Package plain holds the writing rules about words, numbers, dates and marks.
//
// It takes the text of one block (a paragraph, heading, list item, table cell
// or text of the front matter) and gives the places that the house style
// writes otherwise, each with what to write instead and, where there is only
// one certain way to mend it, the mend itself. It knows no Markdown, no files
// and no clock. What each rule weighs, and where in a file it was broken, is
// for its caller to say.
//
// # Where the rules come from
//
// The NHS digital service manual: its content style guide on numbers,
// measurements, dates and time, on punctuation and on inclusive language, its A
// to Z of NHS health writing, and what its accessibility guidance says about
// links to documents. Where these leave a choice, the list in this project's
// writing rules decides. Each rule has a file in testdata that says why it is
// there and shows what it finds and, more important, what it must leave alone.
//
// # How a text is read
//
// Precision comes before recall: a warning that is wrong teaches people to read
// past warnings. A rule speaks only where the text around leaves no doubt, and
// a word that may be a name (a capital inside a sentence) is left alone.
//
// All sites' texts are read at every check, so reading is one pass with no
// regular expressions, and a text with nothing to mend costs no memory. The
// pass goes from one run of text without spaces to the next, leaves out
// addresses and file names whole, and stops at words, numbers and marks. A word
// is looked up in a table; only what the table says may begin there is tried
// there, looking forward from that place.
//
// Code, pictures and bare addresses stand in the text as U+FFFC, and names on
// the site's allow list as runs of the letter x.
//
// # Left out on purpose
//
// Numbers of four digits without a comma, acronyms not explained at first use,
// the tests of reading age, lists' lead-in lines, and the words please, should
// and jargon: a machine is wrong about them too often.
package plain

import (
	"cmp"
	"slices"
	"strings"
)

// A Finding is one place in a text that is written otherwise in the house style.
type Finding struct {
	Rule     string // such as "date-ordinal"
	From, To int    // bytes of the text
	Message  string // one sentence without a full stop
	Hint     string
	Fix      *Fix // nil where there is no one certain mend
}

// A Fix replaces text[From:To] by Text.
type Fix struct {
	From, To int
	Text     string
}

// Read returns what is to be mended in a text, in its order.
func Read(text string) []Finding {
	r := reader{text: text}
	for i := 0; i < len(text); {
		if kinds[text[i]]&space != 0 {
			i++
			continue
		}
		end, has := i, kind(0)
		for ; end < len(text); end++ {
			k := kinds[text[end]]
			if k&space != 0 {
				break
			}
			has |= k
		}
		if has&joint == 0 || !isAddress(text[i:end]) {
			r.run(i, end)
		}
		i = end
	}
	r.endCapitals(true)
	slices.SortStableFunc(r.list, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return r.list
}

// A reader is a text and what was found in it so far.
type reader struct {
	text string
	list []Finding
	past int // what stands before this byte has been dealt with
	caps capitals
}

// run reads a run of text without spaces.
func (r *reader) run(i, end int) {
	for i = max(i, r.past); i < end; {
		switch k := kinds[r.text[i]]; {
		case k&letter != 0:
			i = r.word(i)
		case k&digit != 0:
			i = r.number(i)
		case k&mark != 0:
			i = r.mark(i)
		default:
			i++
		}
		i = max(i, r.past)
	}
}

// word reads the word that begins at i and returns its end.
func (r *reader) word(i int) int {
	var key [longest]byte
	n, all, j := 0, kind(0), i
	for ; j < len(r.text); j++ {
		c := r.text[j]
		k := kinds[c]
		if k&letter == 0 {
			if width := apostrophe(r.text[j:]); width > 0 && j+width < len(r.text) && kinds[r.text[j+width]]&letter != 0 {
				if width > 1 {
					r.curly(j, j+width, "'")
				}
				// A curly apostrophe is looked up as a straight one.
				c, j = '\'', j+width-1
			} else {
				break
			}
		}
		all |= k
		if n < longest {
			if k&upper != 0 {
				c |= 0x20
			}
			key[n] = c
		}
		n++
	}
	r.capital(i, j, all)
	if n > longest || i > 0 && kinds[r.text[i-1]]&digit != 0 {
		return j
	}
	if starts[key[0]]>>n&1 != 0 {
		if e, ok := entries[string(key[:n])]; ok {
			r.entry(e, i, j)
		}
	}
	return j
}

// entry tries what the table says may begin with the word from i to j.
func (r *reader) entry(e entry, i, j int) {
	switch e.special {
	case specialMonth:
		r.month(i, j, e.value)
	case specialWeekday:
		r.weekday(i, j, e.value)
	case specialNumber:
		r.numberWord(i, j, e.value)
	case specialEg:
		r.eg(i, j)
	case specialIe:
		r.ie(i, j)
	case specialPer:
		r.percent(i, j)
	case specialMr:
		r.title(i, j)
	case specialOver:
		r.over(i, j)
	}
	for _, t := range e.terms {
		if r.term(t, i) {
			return
		}
	}
}

// add notes a place. A hint that only says what to write instead comes from
// write; a nil fix is none.
func (r *reader) add(rule string, from, to int, message, hint string, fix *Fix) {
	r.list = append(r.list, Finding{rule, from, to, message, hint, fix})
}

// quote is the text from i to j as it is named in a message: on one line.
func (r *reader) quote(i, j int) string {
	return `"` + strings.Join(strings.Fields(r.text[i:j]), " ") + `"`
}

// write is the hint that gives the exact words.
func write(s string) string { return `write "` + s + `"` }
