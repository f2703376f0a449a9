package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// names are words that the rules leave alone, by the first word of each, the
// longest first.
type names map[string][]string

// known are names of every site.
var known = []string{"NHS", "NHS England", "A&E", "Q&A", "England", "Scotland", "Wales", "Northern Ireland", "British Sign Language"}

func newNames(list []string) names {
	n := names{}
	for _, name := range slices.Concat(known, list) {
		if name = strings.Join(strings.Fields(name), " "); name != "" {
			first := name[:wordEnd(name)]
			n[first] = append(n[first], name)
		}
	}
	for _, list := range n {
		slices.SortFunc(list, func(a, b string) int { return len(b) - len(a) })
	}
	return n
}

// hide puts the letter x in place of each letter of a name, byte for byte, so
// that words are counted and places hold.
func (n names) hide(text string) string {
	var out []byte
	for i := 0; i < len(text); {
		end := i + wordEnd(text[i:])
		for _, name := range n[text[i:end]] {
			if strings.HasPrefix(text[i:], name) && ends(text[i+len(name):]) {
				if out == nil {
					out = []byte(text)
				}
				for j, c := range []byte(name) {
					if c != ' ' {
						out[i+j] = 'x'
					}
				}
				end = i + len(name)
				break
			}
		}
		for i = end; i < len(text); {
			r, size := utf8.DecodeRuneInString(text[i:])
			if inWord(r) {
				break
			}
			i += size
		}
	}
	if out == nil {
		return text
	}
	return string(out)
}

// wordEnd returns the length of the word that a text begins with; of another
// character its own.
func wordEnd(text string) int {
	n := strings.IndexFunc(text, func(r rune) bool { return !inWord(r) })
	switch {
	case n < 0:
		return len(text)
	case n == 0:
		_, n = utf8.DecodeRuneInString(text)
	}
	return n
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '&' }

// ends reports whether a word ends before what follows.
func ends(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !inWord(r)
}
