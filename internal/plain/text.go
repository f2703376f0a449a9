package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A kind says what a byte may be part of.
type kind uint8

const (
	space  kind = 1 << iota
	letter      // of an English word, or of any other outside ASCII
	upper       // a capital letter
	lower       // any other letter
	digit
	mark  // what a rule about marks may begin with
	joint // what makes an address or a file's name of a run without spaces
)

// kinds is the kind of each byte. Outside ASCII it goes by a letter's first
// byte: C2 begins signs such as £, E2 quotation marks and dashes, EF the
// stand-in for code.
var kinds = func() (t [256]kind) {
	for c := range t {
		switch b := byte(c); {
		case b == ' ' || b >= '\t' && b <= '\r':
			t[c] = space
		case b >= 'a' && b <= 'z':
			t[c] = letter | lower
		case b >= 'A' && b <= 'Z':
			t[c] = letter | upper
		case b >= '0' && b <= '9':
			t[c] = digit
		case b == '&' || b == '!' || b == '(' || b == 0xC2 || b == 0xE2 || b == 0xEF:
			t[c] = mark
		case strings.IndexByte(`.@/\_`, b) >= 0:
			t[c] = joint
		case b >= 0x80:
			t[c] = letter | lower
		}
	}
	return t
}()

// isAddress reports whether a run without spaces is an email or web address, a
// file's name or a path: "example.nhs.uk/path", "agenda.pdf", "/etc", but not
// "and/or", "e.g." or "12.08.26".
func isAddress(s string) bool {
	s = strings.TrimLeft(s, `("'[<`)
	s = strings.TrimRight(s, `.,;:!?)"'>]`)
	if strings.Contains(s, "://") || strings.ContainsAny(s, `\_`) || strings.IndexByte(s, '@') > 0 {
		return true
	}
	if s != "" && (s[0] == '/' || s[0] == '@') || strings.HasPrefix(s, "./") || strings.HasPrefix(s, "../") {
		return true
	}
	host, _, _ := strings.Cut(s, "/")
	return hasEnding(host) || hasEnding(s)
}

// hasEnding reports whether s ends in a dot and two letters or more, after
// something that is not a single letter: "nhs.uk", "page.md", but not "e.g".
func hasEnding(s string) bool {
	dot := strings.LastIndexByte(s, '.')
	if dot < 2 || len(s)-dot < 3 || kinds[s[dot-1]]&(letter|digit) == 0 || s[dot-2] == '.' {
		return false
	}
	for _, c := range []byte(s[dot+1:]) {
		if kinds[c]&letter == 0 || c >= 0x80 {
			return false
		}
	}
	return true
}

// apostrophe is the width of an apostrophe at the beginning of s, or 0.
func apostrophe(s string) int {
	switch {
	case s[0] == '\'':
		return 1
	case strings.HasPrefix(s, "’"):
		return len("’")
	}
	return 0
}

// wordAt reports whether a letter or digit stands at i.
func (r *reader) wordAt(i int) bool {
	c, _ := utf8.DecodeRuneInString(r.text[i:])
	return unicode.IsLetter(c) || unicode.IsDigit(c)
}

// wordBefore reports whether a letter or digit stands before i.
func (r *reader) wordBefore(i int) bool {
	c, _ := utf8.DecodeLastRuneInString(r.text[:i])
	return unicode.IsLetter(c) || unicode.IsDigit(c)
}

// at is the byte at i, or 0 outside the text.
func (r *reader) at(i int) byte {
	if i < 0 || i >= len(r.text) {
		return 0
	}
	return r.text[i]
}

// is reports whether s stands at i.
func (r *reader) is(i int, s string) bool {
	return strings.HasPrefix(r.text[i:], s)
}

// gap is the end of the space at i, which may be one that does not break.
// Where there is none it is i.
func (r *reader) gap(i int) int {
	for i < len(r.text) {
		switch {
		case kinds[r.text[i]]&space != 0:
			i++
		case r.is(i, "\u00a0"):
			i += len("\u00a0")
		default:
			return i
		}
	}
	return i
}

// back is the beginning of the space before i.
func (r *reader) back(i int) int {
	for i > 0 {
		switch {
		case kinds[r.text[i-1]]&space != 0:
			i--
		case strings.HasSuffix(r.text[:i], "\u00a0"):
			i -= len("\u00a0")
		default:
			return i
		}
	}
	return i
}

// next is the word that begins at i: letters of ASCII only.
func (r *reader) next(i int) string {
	j := i
	for j < len(r.text) && r.text[j] < 0x80 && kinds[r.text[j]]&letter != 0 {
		j++
	}
	return r.text[i:j]
}

// last is the word before i and the space there: letters of ASCII only.
func (r *reader) last(i int) string {
	j := r.back(i)
	i = j
	for i > 0 && r.text[i-1] < 0x80 && kinds[r.text[i-1]]&letter != 0 {
		i--
	}
	return r.text[i:j]
}

// digits is the number written at i with digits only, and where it ends. A
// number too long to count is -1.
func (r *reader) digits(i int) (n, end int) {
	for end = i; end < len(r.text) && kinds[r.text[end]]&digit != 0; end++ {
		if n = n*10 + int(r.text[end]-'0'); end-i >= 9 {
			n = -1
		}
	}
	if end-i > 9 {
		n = -1
	}
	return n, end
}

// starts reports whether a sentence begins at i: at the beginning of the text,
// after a full stop, or on a line of its own.
func (r *reader) starts(i int) bool {
	before := strings.TrimRight(r.text[:i], "\"'(“‘")
	rest := strings.TrimRight(before, " \u00a0")
	return rest == "" || strings.IndexByte(".!?:\n", rest[len(rest)-1]) >= 0
}

// match is where the phrase ends that begins at i, or -1. A space in it stands
// for any space of the text; a letter for either case of itself, unless the
// phrase has capitals, which is then taken exactly as it is.
func (r *reader) match(i int, phrase string, exact bool) int {
	for k := 0; k < len(phrase); k++ {
		c := phrase[k]
		if c == ' ' {
			j := r.gap(i)
			if j == i {
				return -1
			}
			i = j
			continue
		}
		if width := 0; c == '\'' && i < len(r.text) {
			if width = apostrophe(r.text[i:]); width == 0 {
				return -1
			}
			i += width
			continue
		}
		got := r.at(i)
		if !exact && kinds[got]&upper != 0 {
			got |= 0x20
		}
		if got != c {
			return -1
		}
		i++
	}
	if r.wordAt(i) {
		return -1
	}
	return i
}

// oneOf reports whether the word, in either case, is in a list of words.
func oneOf(word, list string) bool {
	for word != "" && list != "" {
		var w string
		if w, list, _ = strings.Cut(list, " "); len(w) == len(word) && strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}
