// Package script tells letters of one kind from another.
//
// It takes letters and says whether they are Arabic, Bengali, Greek and so on,
// and which languages are written in Latin letters. Which language a text is in
// it cannot say: many share their letters. It knows no pages and no rules.
package script

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// object stands in a text for what is not words.
const object = '\uFFFC'

// A Script is letters that languages are written in.
type Script struct {
	Name    string
	Example string // a language that is written so, and its code
	Least   int    // how many letters of it are a word

	table *unicode.RangeTable
}

var scripts = []Script{
	{"Arabic", "lang: ar for Arabic, or lang: ur for Urdu", 3, unicode.Arabic},
	{"Bengali", "lang: bn for Bengali", 3, unicode.Bengali},
	{"Cyrillic", "lang: uk for Ukrainian, or lang: ru for Russian", 3, unicode.Cyrillic},
	{"Devanagari", "lang: hi for Hindi, or lang: ne for Nepali", 3, unicode.Devanagari},
	{"Ethiopic", "lang: ti for Tigrinya, or lang: am for Amharic", 3, unicode.Ethiopic},
	{"Greek", "lang: el for Greek", 3, unicode.Greek},
	{"Gujarati", "lang: gu for Gujarati", 3, unicode.Gujarati},
	{"Gurmukhi", "lang: pa for Punjabi", 3, unicode.Gurmukhi},
	{"Chinese", "lang: zh for Chinese", 2, unicode.Han},
	{"Korean", "lang: ko for Korean", 2, unicode.Hangul},
	{"Hebrew", "lang: he for Hebrew", 3, unicode.Hebrew},
	{"Japanese", "lang: ja for Japanese", 2, unicode.Hiragana},
	{"Japanese", "lang: ja for Japanese", 2, unicode.Katakana},
	{"Malayalam", "lang: ml for Malayalam", 3, unicode.Malayalam},
	{"Sinhala", "lang: si for Sinhala", 3, unicode.Sinhala},
	{"Tamil", "lang: ta for Tamil", 3, unicode.Tamil},
	{"Telugu", "lang: te for Telugu", 3, unicode.Telugu},
	{"Thai", "lang: th for Thai", 3, unicode.Thai},
}

// others are the languages that are not written in Latin letters. Which
// letters they are written in is not looked at.
var others = words(`am ar as be bg bn bo ckb dv dz el fa gu he hi hy ja ka kk km kn ko ks ku ky lo mk ml mn mr my ne or pa ps
	ru sa sd si sr ta te tg th ti ug uk ur yi yue zh`)

// Latin reports whether the language with a tag is written in Latin letters.
func Latin(tag string) bool {
	tag = strings.ToLower(tag)
	first, _, _ := strings.Cut(tag, "-")
	return !others[first] || strings.Contains(tag, "-latn")
}

// Run returns where words in one kind of letters end, and how many letters they
// have.
func Run(text string, from int, s *Script) (end, letters int) {
	end = from
	for i, r := range text[from:] {
		switch {
		case unicode.Is(s.table, r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r) || r == '\u200c' || r == '\u200d':
			if unicode.IsLetter(r) || unicode.IsMark(r) {
				letters++
			}
			end = from + i + utf8.RuneLen(r)
		case unicode.IsLetter(r) || r == '\n' || r == object:
			return end, letters
		}
	}
	return end, letters
}

// Of returns the letters that one is of, or nil for what is Latin or
// belongs to none.
func Of(r rune) *Script {
	if r < 0x370 || r >= 0x2000 && r < 0x2E80 {
		return nil
	}
	for i := range scripts {
		if unicode.Is(scripts[i].table, r) {
			return &scripts[i]
		}
	}
	return nil
}

func words(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}
