// Package passage holds the text of one block while rules read it, and what they
// have found in it so far.
//
// It knows letters, spaces and where sentences begin, but no rule. Its methods
// look at a place of the text from that place, never at the whole of it, and
// none of them costs memory unless something is found.
package passage

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Kind says what a byte may be part of.
type Kind uint8

const (
	Space  Kind = 1 << iota
	Letter      // of an English word, or of any other outside ASCII
	Upper       // a capital letter
	Lower       // any other letter
	Digit
	Mark  // what a rule about marks may begin with
	Joint // what makes an address or a file's name of a run without spaces
)

// Kinds is the kind of each byte. Outside ASCII it goes by a letter's first
// byte: C2 begins signs such as £, E2 quotation marks and dashes, EF the
// stand-in for code.
var Kinds = func() (t [256]Kind) {
	for c := range t {
		switch b := byte(c); {
		case b == ' ' || b >= '\t' && b <= '\r':
			t[c] = Space
		case b >= 'a' && b <= 'z':
			t[c] = Letter | Lower
		case b >= 'A' && b <= 'Z':
			t[c] = Letter | Upper
		case b >= '0' && b <= '9':
			t[c] = Digit
		case b == '&' || b == '!' || b == '(' || b == 0xC2 || b == 0xE2 || b == 0xEF:
			t[c] = Mark
		case strings.IndexByte(`.@/\_`, b) >= 0:
			t[c] = Joint
		case b >= 0x80:
			t[c] = Letter | Lower
		}
	}
	return t
}()

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

// Replace is the fix that puts text in the place from one byte to another.
func Replace(from, to int, text string) *Fix { return &Fix{from, to, text} }

// A Reader is a text and what was found in it so far.
type Reader struct {
	Text string
	List []Finding
	Past int // what stands before this byte has been dealt with
}

// Add notes a place; a nil fix is none.
func (r *Reader) Add(rule string, from, to int, message, hint string, fix *Fix) {
	r.List = append(r.List, Finding{rule, from, to, message, hint, fix})
}

// Quote is the text from i to j as it is named in a message: on one line.
func (r *Reader) Quote(i, j int) string {
	return `"` + strings.Join(strings.Fields(r.Text[i:j]), " ") + `"`
}

// Write is the hint that gives the exact words to write instead.
func Write(s string) string { return `write "` + s + `"` }

// IsAddress reports whether a run without spaces is an email or web address, a
// file's name or a path: "example.nhs.uk/path", "agenda.pdf", "/etc", but not
// "and/or", "e.g." or "12.08.26".
func IsAddress(s string) bool {
	s = strings.TrimLeft(s, `("'[<`)
	s = strings.TrimRight(s, `.,;:!?)"'>]`)
	if strings.Contains(s, "://") || strings.ContainsAny(s, `\_`) || strings.IndexByte(s, '@') > 0 {
		return true
	}
	if len(s) > 1 && (s[0] == '/' || s[0] == '@') || strings.HasPrefix(s, "./") || strings.HasPrefix(s, "../") {
		return true
	}
	host, _, _ := strings.Cut(s, "/")
	return hasEnding(host) || hasEnding(s)
}

// hasEnding reports whether s ends in a dot and two letters or more, after
// something that is not a single letter: "nhs.uk", "page.md", but not "e.g".
func hasEnding(s string) bool {
	dot := strings.LastIndexByte(s, '.')
	if dot < 2 || len(s)-dot < 3 || Kinds[s[dot-1]]&(Letter|Digit) == 0 || s[dot-2] == '.' {
		return false
	}
	for _, c := range []byte(s[dot+1:]) {
		if Kinds[c]&Letter == 0 || c >= 0x80 {
			return false
		}
	}
	return true
}

// Apostrophe is the width of an apostrophe at the beginning of s, or 0.
func Apostrophe(s string) int {
	switch {
	case s[0] == '\'':
		return 1
	case strings.HasPrefix(s, "’"):
		return len("’")
	}
	return 0
}

// WordAt reports whether a letter or digit stands at i.
func (r *Reader) WordAt(i int) bool {
	c, _ := utf8.DecodeRuneInString(r.Text[i:])
	return unicode.IsLetter(c) || unicode.IsDigit(c)
}

// WordBefore reports whether a letter or digit stands before i.
func (r *Reader) WordBefore(i int) bool {
	c, _ := utf8.DecodeLastRuneInString(r.Text[:i])
	return unicode.IsLetter(c) || unicode.IsDigit(c)
}

// At is the byte at i, or 0 outside the text.
func (r *Reader) At(i int) byte {
	if i < 0 || i >= len(r.Text) {
		return 0
	}
	return r.Text[i]
}

// Is reports whether s stands at i.
func (r *Reader) Is(i int, s string) bool {
	return strings.HasPrefix(r.Text[i:], s)
}

// Gap is the end of the space at i, which may be one that does not break.
// Where there is none it is i.
func (r *Reader) Gap(i int) int {
	for i < len(r.Text) {
		switch {
		case Kinds[r.Text[i]]&Space != 0:
			i++
		case r.Is(i, "\u00a0"):
			i += len("\u00a0")
		default:
			return i
		}
	}
	return i
}

// Back is the beginning of the space before i.
func (r *Reader) Back(i int) int {
	for i > 0 {
		switch {
		case Kinds[r.Text[i-1]]&Space != 0:
			i--
		case strings.HasSuffix(r.Text[:i], "\u00a0"):
			i -= len("\u00a0")
		default:
			return i
		}
	}
	return i
}

// Next is the word that begins at i: letters of ASCII only.
func (r *Reader) Next(i int) string {
	j := i
	for j < len(r.Text) && r.Text[j] < 0x80 && Kinds[r.Text[j]]&Letter != 0 {
		j++
	}
	return r.Text[i:j]
}

// Last is the word before i and the space there: letters of ASCII only.
func (r *Reader) Last(i int) string {
	j := r.Back(i)
	i = j
	for i > 0 && r.Text[i-1] < 0x80 && Kinds[r.Text[i-1]]&Letter != 0 {
		i--
	}
	return r.Text[i:j]
}

// InRange reports whether what stands from one place to another is one end of a
// range written with a hyphen or a dash.
func (r *Reader) InRange(from, to int) bool {
	before, after := r.Text[:r.Back(from)], r.Text[r.Gap(to):]
	for _, dash := range [...]string{"-", "–"} {
		if strings.HasSuffix(before, dash) || strings.HasPrefix(after, dash) {
			return true
		}
	}
	return false
}

// Digits is the number written at i with digits only, and where it ends. A
// number too long to count is -1.
func (r *Reader) Digits(i int) (n, end int) {
	for end = i; end < len(r.Text) && Kinds[r.Text[end]]&Digit != 0; end++ {
		if n = n*10 + int(r.Text[end]-'0'); end-i >= 9 {
			n = -1
		}
	}
	if end-i > 9 {
		n = -1
	}
	return n, end
}

// Starts reports whether a sentence begins at i: at the beginning of the text,
// after a full stop, or on a line of its own.
func (r *Reader) Starts(i int) bool {
	before := strings.TrimRight(r.Text[:i], "\"'(“‘")
	rest := strings.TrimRight(before, " \u00a0")
	if rest == "" || strings.IndexByte("!?:\n", rest[len(rest)-1]) >= 0 {
		return true
	}
	title := rest[strings.LastIndexAny(rest, " \n(")+1:]
	return strings.HasSuffix(rest, ".") && !OneOf(title, "Dr. Mr. Mrs. Ms. Miss. Prof. St.")
}

// Match is where the phrase ends that begins at i, or -1. A space in it stands
// for any space of the text; a letter for either case of itself, unless the
// phrase has capitals, which is then taken exactly as it is.
func (r *Reader) Match(i int, phrase string, exact bool) int {
	for k := 0; k < len(phrase); k++ {
		c := phrase[k]
		if c == ' ' {
			j := r.Gap(i)
			if j == i {
				return -1
			}
			i = j
			continue
		}
		if width := 0; c == '\'' && i < len(r.Text) {
			if width = Apostrophe(r.Text[i:]); width == 0 {
				return -1
			}
			i += width
			continue
		}
		got := r.At(i)
		if !exact && Kinds[got]&Upper != 0 {
			got |= 0x20
		}
		if got != c {
			return -1
		}
		i++
	}
	if r.WordAt(i) {
		return -1
	}
	return i
}

// OneOf reports whether the word, in either case, is in a list of words.
func OneOf(word, list string) bool {
	for word != "" && list != "" {
		var w string
		if w, list, _ = strings.Cut(list, " "); len(w) == len(word) && strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}
