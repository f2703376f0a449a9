package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// names are words that the rules leave alone.
type names struct {
	first  [256]bool           // the bytes that a name begins with
	byWord map[string][]string // by the first word of each, the longest first
}

// known are names of every site.
var known = []string{
	"NHS", "NHS England", "NHS Constitution", "A&E", "Q&A", "England", "Scotland", "Wales", "Northern Ireland",
	"Integrated Care Board", "Integrated Care System", "British Sign Language", "Easy Read",
}

// ownNames are what languages call themselves. A list of languages is made of
// them, and people look for theirs in it.
var ownNames = []string{
	"العربية", "اردو", "فارسی", "پښتو", "دری", "کوردی", "سۆرانی", "עברית", "বাংলা", "ਪੰਜਾਬੀ", "ગુજરાતી", "हिन्दी", "हिंदी", "नेपाली",
	"தமிழ்", "తెలుగు", "ಕನ್ನಡ", "മലയാളം", "සිංහල", "ไทย", "中文", "简体中文", "繁體中文", "普通话", "廣東話", "粵語", "日本語", "한국어",
	"Русский", "Українська", "Български", "Ελληνικά", "አማርኛ", "ትግርኛ",
}

func newNames(list []string) names {
	n := names{byWord: map[string][]string{}}
	for _, name := range slices.Concat(known, ownNames, list) {
		if name = strings.Join(strings.Fields(name), " "); name != "" {
			first := name[:wordEnd(name)]
			n.first[first[0]] = true
			n.byWord[first] = append(n.byWord[first], name)
		}
	}
	for _, list := range n.byWord {
		slices.SortFunc(list, func(a, b string) int { return len(b) - len(a) })
	}
	return n
}

// hide puts the letter x in place of each letter of a name, byte for byte, so
// that words are counted and places hold.
func (n *names) hide(text string) string {
	var out []byte
	for i := 0; i < len(text); {
		if !n.first[text[i]] || !begins(text[:i], text[i:]) {
			i++
			continue
		}
		end := i + wordEnd(text[i:])
		for _, name := range n.byWord[text[i:end]] {
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
		i = end
	}
	if out == nil {
		return text
	}
	return string(out)
}

// wordEnd returns the length of the word that a text begins with; of another
// character its own.
func wordEnd(text string) int {
	i := 0
	for i < len(text) {
		if c := text[i]; c < utf8.RuneSelf {
			if !asciiWord[c] {
				break
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if !inWord(r) {
			break
		}
		i += size
	}
	if i == 0 {
		_, i = utf8.DecodeRuneInString(text)
	}
	return i
}

// asciiWord is inWord for one byte.
var asciiWord = func() (is [utf8.RuneSelf]bool) {
	for c := range is {
		is[c] = inWord(rune(c))
	}
	return is
}()

func inWord(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.Nd) || r == '&' }

// begins reports whether what follows begins with a word of its own, or with
// what is none.
func begins(before, rest string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(rest)
	return before == "" || !inWord(last) || !inWord(first)
}

// ends reports whether a word ends before what follows.
func ends(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !inWord(r)
}
