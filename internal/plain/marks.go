package plain

import (
	"slices"
	"strings"
	"unicode/utf8"

	"involve/internal/figures"
	"involve/internal/passage"
)

// mark reads the mark at i and returns its end.
func (r *reader) mark(i int) int {
	switch r.Text[i] {
	case '&':
		r.ampersand(i)
		return i + 1
	case '!':
		return r.exclamation(i)
	case '(':
		r.brackets(i)
		return i + 1
	}
	c, width := utf8.DecodeRuneInString(r.Text[i:])
	j := i + width
	switch c {
	case '£':
		if passage.Kinds[r.At(j)]&passage.Digit != 0 {
			return figures.Pounds(&r.Reader, i, j)
		}
	case '‘', '’':
		r.curly(i, j, "'")
	case '“', '”':
		r.curly(i, j, `"`)
	case '—':
		r.Add("em-dash", i, j, `"—" is a long dash, which crowds a line`,
			`use a short dash with a space on each side ( – ), a comma, or two sentences`, nil)
	}
	return j
}

func (r *reader) curly(i, j int, straight string) {
	r.Add("curly-quotes", i, j, r.Quote(i, j)+" is a curly quotation mark",
		"write a straight one: "+straight, passage.Replace(i, j, straight))
}

// ampersand finds & between words in lower case. In A&E and R&D it belongs; so
// it may in a name, which has a capital on both sides or is on the allow list.
func (r *reader) ampersand(i int) {
	before, after := r.Back(i), r.Gap(i+1)
	if before == i || after == i+1 || before == 0 || after == len(r.Text) {
		return
	}
	left, right := r.Text[:before], r.Next(after)
	left = left[strings.LastIndexAny(left, " \n\t")+1:]
	named := func(s string) bool {
		return s != "" && (passage.Kinds[s[0]]&passage.Upper != 0 || strings.Trim(s, "x") == "")
	}
	if right == "" && passage.Kinds[r.Text[after]]&passage.Digit == 0 || named(right) && (named(left) || left == "") {
		return
	}
	r.Add("ampersand", i, i+1, `"&" is harder to read than a word`, `write "and"`, passage.Replace(i, i+1, "and"))
}

// exclamation finds one or more exclamation marks at the end of words.
func (r *reader) exclamation(i int) int {
	j := i + 1
	for r.At(j) == '!' {
		j++
	}
	if i > 0 && passage.Kinds[r.Text[i-1]]&passage.Space == 0 && r.Text[i-1] != '(' && (j == len(r.Text) || !r.WordAt(j) && r.Text[j] != '=') {
		r.Add("exclamation", i, j, r.Quote(i, j)+" can read as shouting", `end the sentence with a full stop`, nil)
	}
	return j
}

// brackets finds the (s) in "leg(s)".
func (r *reader) brackets(i int) {
	if i == 0 || passage.Kinds[r.Text[i-1]]&passage.Letter == 0 {
		return
	}
	for _, end := range [...]string{"(s)", "(es)"} {
		if !r.Is(i, end) || r.WordAt(i+len(end)) {
			continue
		}
		word := r.Last(i)
		if len(word) < 2 {
			return
		}
		plural := word + strings.Trim(end, "()")
		r.Add("plural-brackets", i-len(word), i+len(end), r.Quote(i-len(word), i+len(end))+" makes readers choose",
			passage.Write(plural)+`, which covers one as well`, nil)
		return
	}
}

// capitals is a run of words in capitals, and whether the whole text is one.
type capitals struct {
	from, to int  // the run
	words    int  // how many words in it
	long     int  // those with 4 letters or more that can be read as words
	mixed    bool // the text has a word that is not in capitals
	all, big int  // words, and long words, of the whole text
	first    int  // where the first word of the text begins
}

// capital takes note of the word from i to j, of which all is made up.
func (r *reader) capital(i, j int, all passage.Kind) {
	c := &r.caps
	if all&passage.Lower != 0 {
		c.mixed = true
		if c.words > 0 {
			r.endCapitals(false)
		}
		return
	}
	if c.words > 0 && (r.Gap(c.to) != i || c.to == i) {
		r.endCapitals(false)
	}
	if c.words == 0 {
		c.from = i
	}
	c.to = j
	c.words++
	if c.all++; c.all == 1 {
		c.first = i
	}
	if j-i >= 4 && readable(r.Text[i:j]) {
		c.long++
		c.big++
	}
}

// readable reports whether capitals may be a word in block capitals, and are not
// letters such as DHSC, which have no vowel, or a well-known short name.
func readable(word string) bool {
	return strings.ContainsAny(word, "AEIOUY") && !passage.OneOf(word, "AIDS COVID ISBN JSON NICE NHSE PALS UNICEF")
}

// endCapitals says what there is to say of the run that has ended, and at the
// end of a text that has nothing but capitals, of the whole of it.
func (r *reader) endCapitals(end bool) {
	c := &r.caps
	from, to, block := c.from, c.to, c.words >= 2 && c.long >= 2
	c.words, c.long = 0, 0
	if end && !c.mixed && (c.all >= 3 && c.big >= 1 || c.big >= 2) {
		r.List = slices.DeleteFunc(r.List, func(f Finding) bool { return f.Rule == "caps-block" })
		from, block = c.first, true
	}
	if block {
		r.Add("caps-block", from, to, r.Quote(from, to)+" is in block capitals, which are hard to read",
			"use small letters, with a capital only at the beginning and in names", nil)
	}
}
