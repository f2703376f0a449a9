package markdown

import (
	"strconv"
	"strings"
)

// slug returns the id of a heading: lower-case ASCII letters, digits and single
// hyphens, never empty.
func slug(text string) string {
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
		case r != '\'' && r != '’':
			gap = true
		}
	}
	if b.Len() == 0 {
		return "section"
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

// unique returns name, or name-2, name-3, … when it has been given out before.
// taken holds, for each name given out, the last number tried.
func unique(name, separator string, taken map[string]int) string {
	candidate := name
	for taken[candidate] > 0 {
		taken[name]++
		candidate = name + separator + strconv.Itoa(taken[name])
	}
	taken[candidate] = 1
	return candidate
}
