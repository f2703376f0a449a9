// Package slug makes what can be part of a web address of what people write.
package slug

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Of returns the lower-case ASCII letters and digits that stand for a text,
// with single hyphens between its words. Accents are folded and apostrophes
// left out. It is "" for a text in which there are none, such as one in another
// script.
func Of(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	gap := false
	for _, r := range strings.ToLower(text) {
		plain := 'a' <= r && r <= 'z' || '0' <= r && r <= '9'
		letters := ""
		if r >= utf8.RuneSelf {
			letters = fold(r)
		}
		switch {
		case plain || letters != "":
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			if plain {
				b.WriteByte(byte(r))
			}
			b.WriteString(letters)
			gap = false
		case r != '\'' && r != '’' && !unicode.Is(unicode.Mn, r): // an accent can stand by itself
			gap = true
		}
	}
	return b.String()
}

// accented lists letters after the ASCII ones that stand for them.
const accented = "a:àáâãäåāą ae:æ c:çćč e:èéêëēęě i:ìíîïī l:ł n:ñńň o:òóôõöøō oe:œ s:śšş ss:ß u:ùúûüūů w:ẁẃŵẅ y:ỳýŷÿ z:źżž"

// fold returns the ASCII letters that stand for another lower-case character, or
// "".
func fold(r rune) string {
	for pair := range strings.FieldsSeq(accented) {
		if ascii, others, _ := strings.Cut(pair, ":"); strings.ContainsRune(others, r) {
			return ascii
		}
	}
	return ""
}
