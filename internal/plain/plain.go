// Package plain holds the writing rules about words and marks, and reads a text
// with them and with those about numbers, dates and times, which are in figures.
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

	"involve/internal/figures"
	"involve/internal/passage"
)

// A Finding is one place in a text that is written otherwise in the house style.
type Finding = passage.Finding

// A Fix replaces text[From:To] by Text.
type Fix = passage.Fix

// Read returns what is to be mended in a text, in its order.
func Read(text string) []Finding {
	r := reader{Reader: passage.Reader{Text: text}}
	for i := 0; i < len(text); {
		if passage.Kinds[text[i]]&passage.Space != 0 {
			i++
			continue
		}
		end, has := i, passage.Kind(0)
		for ; end < len(text); end++ {
			k := passage.Kinds[text[end]]
			if k&passage.Space != 0 {
				break
			}
			if k&passage.Joint == 0 || text[end] != '.' || end+1 < len(text) && passage.Kinds[text[end+1]]&passage.Space == 0 {
				has |= k // but for a full stop at the end
			}
		}
		if has&passage.Joint == 0 || !passage.IsAddress(text[i:end]) {
			r.run(i, end)
		}
		i = end
	}
	r.endCapitals(true)
	slices.SortStableFunc(r.List, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return r.List
}

// A reader is a text with what was found in it so far, and its capitals.
type reader struct {
	passage.Reader
	caps capitals
}

// run reads a run of text without spaces.
func (r *reader) run(i, end int) {
	for i = max(i, r.Past); i < end; {
		switch k := passage.Kinds[r.Text[i]]; {
		case k&passage.Letter != 0:
			i = r.word(i)
		case k&passage.Digit != 0:
			i = figures.Number(&r.Reader, i)
		case k&passage.Mark != 0:
			i = r.mark(i)
		default:
			i++
		}
		i = max(i, r.Past)
	}
}

// word reads the word that begins at i and returns its end.
func (r *reader) word(i int) int {
	var key [longest]byte
	n, all, j := 0, passage.Kind(0), i
	for ; j < len(r.Text); j++ {
		c := r.Text[j]
		k := passage.Kinds[c]
		if k&passage.Letter == 0 {
			if c != '\'' && c != "’"[0] {
				break
			}
			if width := passage.Apostrophe(r.Text[j:]); width > 0 && j+width < len(r.Text) && passage.Kinds[r.Text[j+width]]&passage.Letter != 0 {
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
			if k&passage.Upper != 0 {
				c |= 0x20
			}
			key[n] = c
		}
		n++
	}
	r.capital(i, j, all)
	if n > longest || i > 0 && passage.Kinds[r.Text[i-1]]&passage.Digit != 0 {
		return j
	}
	if lengths[key[0]&31][key[n-1]&31]>>n&1 != 0 {
		if e, ok := entries[string(key[:n])]; ok {
			r.entry(e, i, j)
		}
	}
	return j
}

// entry tries what the table says may begin with the word from i to j.
func (r *reader) entry(e entry, i, j int) {
	switch e.special {
	case specialDate:
		figures.Name(&r.Reader, i, j)
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
