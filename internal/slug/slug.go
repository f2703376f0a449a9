// Package slug makes what can be part of a web address of what people write.
package slug

import (
	"strings"
	"unicode"
)

// Of returns the lower-case ASCII letters and digits that stand for a text,
// with single hyphens between its words. Accents are folded and apostrophes
// left out. It is "" for a text in which there are none, such as one in another
// script.
func Of(text string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(text) {
		letters := fold(r)
		switch {
		case letters != "":
			if gap && b.Len() > 0 {
				b.WriteByte('-')
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

// fold returns the ASCII letters or the digit that stand for a lower-case
// character, or "".
func fold(r rune) string {
	if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
		return string(r)
	}
	if r >= 0x80 {
		for pair := range strings.FieldsSeq(accented) {
			if ascii, others, _ := strings.Cut(pair, ":"); strings.ContainsRune(others, r) {
				return ascii
			}
		}
	}
	return ""
}
