package structure

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"involve/internal/sentence"
	"involve/internal/tree"
)

// headings looks at the title and the headings of the page, one after the
// other.
func (c *checker) headings() {
	level := 1
	for i := range c.tree.Blocks {
		b := &c.tree.Blocks[i]
		if b.Kind != tree.Heading || b.Quoted || b.Text == "" {
			continue
		}
		c.headingCase(b, c.texts[i])
		c.headingEnd(b, i)
		if b.Key != "" {
			if n := utf8.RuneCountInString(b.Text); n > longTitle {
				c.report(b.Span(0, len(b.Text)), "heading-long", fmt.Sprintf("this title has %d characters", n), fmt.Sprintf("write one of at most %d, since search engines cut off the rest", longTitle))
			}
			continue
		}
		if b.Level > level+1 {
			message := fmt.Sprintf("this heading has %d signs, and the one above it has %d", b.Level, level)
			if level == 1 {
				message = fmt.Sprintf("this heading has %d signs, and is the first below the title", b.Level)
			}
			c.report(b.Span(0, len(b.Text)), "heading-skip", message,
				fmt.Sprintf("write it with %d, since a level that is left out misleads people who move from heading to heading", level+1))
		}
		level = b.Level
		if b.Level > deepest {
			c.report(b.Span(0, len(b.Text)), "heading-depth", "this heading is deeper than most people can follow", "make the page simpler, or make two pages of it")
		}
		c.headingTwice(b, i)
	}
}

const (
	longTitle = 65
	deepest   = 4
)

// headingTwice finds a heading whose words another above it has.
func (c *checker) headingTwice(b *tree.Block, i int) {
	for j := range c.tree.Blocks[:i] {
		o := &c.tree.Blocks[j]
		if o.Kind == tree.Heading && o.Key == "" && !o.Quoted && o.Level == b.Level && strings.EqualFold(o.Text, b.Text) {
			c.report(b.Span(0, len(b.Text)), "heading-dup", fmt.Sprintf("line %d has the same heading", o.Pos().Line), "say in each what only its own part is about")
			return
		}
	}
}

// headingEnd looks at the last character.
func (c *checker) headingEnd(b *tree.Block, i int) {
	last := len(b.Text) - 1
	switch b.Text[last] {
	case '?':
		c.report(b.Span(0, len(b.Text)), "heading-question", "this heading is a question", "name what the text below it is about")
	case '.', '!', ':':
		if b.Text[last] == ':' && c.listBelow(i) {
			c.report(b.Span(0, len(b.Text)), "heading-lead-in", "this heading only leads into the list below it", "write it as a line of the text, without # signs, or name what the list is about")
			return
		}
		if sentence.EndsShort(b.Text) {
			return
		}
		d := found(b.Span(last, last+1), "heading-stop", fmt.Sprintf("this heading ends with %q", b.Text[last:]), "take it out")
		if strings.TrimRight(b.Text, ".!:") == b.Text[:last] {
			d.Fix, _ = b.Fix(last, last+1, "")
		}
		c.diags.Add(d)
	}
}

// listBelow reports whether the next block is a list.
func (c *checker) listBelow(i int) bool {
	return i+1 < len(c.tree.Blocks) && c.tree.Blocks[i+1].Kind == tree.List
}

// headingCase finds capitals as English titles once had them: 3 in 4 of the
// longer words after the first have one, and 2 at least. Fewer are names.
func (c *checker) headingCase(b *tree.Block, text string) {
	may := 0 // capitals
	for i := 1; i < len(text); i++ {
		if 'A' <= text[i] && text[i] <= 'Z' || text[i] >= utf8.RuneSelf {
			may++
		}
	}
	if may < 2 {
		return // as nearly always
	}
	var words [40]word
	n := 0
	first := true
	for from := 0; from < len(text) && n < len(words); {
		size := wordEnd(text[from:])
		r, _ := utf8.DecodeRuneInString(text[from:])
		switch {
		case isWord(r):
			words[n] = newWord(text, from, from+size)
			words[n].first = first
			words[n].proper = b.Text[from:from+size] != words[n].text // hidden
			n++
			first = false
		case r == ':' || r == '?' || r == '!' || r == '.' || r == '–' || r == '—' || r == tree.Object:
			first = true // a sentence of its own
		case r == '(' || r == '"' || r == '“' || r == '‘':
			first = true
		}
		from += size
	}
	list := words[:n]
	properNames(list)
	count, capitals := 0, 0
	for _, w := range list {
		if w.first || w.proper || utf8.RuneCountInString(w.text) <= 3 || smallWords[w.text] {
			continue
		}
		count++
		if w.capital {
			capitals++
		}
	}
	if capitals < 2 || 4*capitals < 3*count {
		return
	}
	out := []byte(b.Text)
	for _, w := range list {
		if w.capital && !w.first && !w.proper && w.text[0] < utf8.RuneSelf {
			out[w.from] += 'a' - 'A'
		}
	}
	c.report(b.Span(0, len(b.Text)), "heading-case", "most words of this heading begin with a capital",
		fmt.Sprintf("write it as you would a sentence: %q; list real names under names in the settings", out))
}

// A word is one of a heading.
type word struct {
	text     string
	from, to int
	first    bool // of the heading, or after a colon
	capital  bool // it begins with a capital, and is no acronym
	proper   bool // it is part of a name
}

func newWord(text string, from, to int) word {
	w := word{text: text[from:to], from: from, to: to}
	r, size := utf8.DecodeRuneInString(w.text)
	w.capital = unicode.IsUpper(r) && w.text[size:] == strings.ToLower(w.text[size:]) && size < len(w.text)
	return w
}

// properNames marks what is the name of a place or a body without being listed:
// "Northfield Infirmary", "changes at Northfield Infirmary".
func properNames(list []word) {
	for i := range list {
		list[i].proper = list[i].proper || capitalised[list[i].text]
	}
	for i := 1; i < len(list); i++ { // Dr Amara Okafor
		list[i].proper = list[i].proper || list[i].capital && (titles[list[i-1].text] || i > 1 && titles[list[i-2].text] && list[i-1].proper)
	}
	for i := 0; i < len(list); i++ {
		if !list[i].capital || i > 0 && !leadsToName[list[i-1].text] {
			continue
		}
		end := i
		for end+1 < len(list) && (list[end+1].capital || nameParts[list[end+1].text] && end+2 < len(list) && list[end+2].capital) {
			end++
		}
		for end > i && !places[list[end].text] && !(places[list[i].text] && list[i+1].text == "of") {
			end--
		}
		for j := i; j <= end; j++ {
			if ofAll[list[j].text] {
				end = i
			}
		}
		for j := i; end > i && j <= end; j++ {
			list[j].proper = true
		}
		i = end
	}
}

var (
	// capitalised are words that have a capital everywhere.
	capitalised = set(`January February March April May June July August September October November December
		Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christmas Easter Eid Diwali Ramadan
		English Welsh Scottish Irish British European African Caribbean Asian Black Arabic Bengali Chinese Mandarin Cantonese French Gujarati
		Hindi Polish Portuguese Punjabi Romanian Russian Somali Spanish Sylheti Tamil Turkish Ukrainian Urdu Gypsy Roma Traveller Travellers
		Muslim Christian Jewish Hindu Sikh Britain Ireland Europe London Birmingham Manchester Leeds Liverpool Bristol Yorkshire
		Makaton Parkinson Alzheimer Crohn Excel Word Zoom Teams Microsoft Google Covid COVID`)
	// leadsToName are words that a name follows.
	leadsToName = set("at in of for with from by near the and to")
	// nameParts are the small words within a name.
	nameParts = set("of and the for")
	// smallWords are words that such titles leave small.
	smallWords = set("with from about into onto over under that than upon within without your their this when what where between through across")
	// ofAll are words that name no place of their own.
	ofAll = set("Your Our Their My Its Local New Every Each Any All This These That Which Other Better")
	// places are words that the name of a place or a body ends with.
	places = set(`Hospital Hospitals Infirmary Trust Council Board Centre Clinic House Hall Street Road Lane Avenue Square Park University College
		School Library Church Mosque Temple Surgery Practice Hospice Society Association Foundation Commission Committee Institute Department
		Ministry Parliament Office Agency Authority Act Service Directorate Partnership Alliance Network Standard Framework Charter`)
)

// titles stand before names of people, and are a part of them.
var titles = set("Dr Prof Professor Mr Mrs Ms Miss Mx Sir Dame Lord Lady Baroness Councillor Cllr Reverend Rev St Saint")
