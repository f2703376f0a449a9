package explain

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// typed puts what an author can type in place of what Word puts there.
var typed = strings.NewReplacer("“", "", "”", "", "„", "", "‘", "'", "’", "'", "–", "-", "—", "-", "‑", "-", "\u00a0", " ", "\u202f", " ")

// plain is text without curly quotation marks, long dashes, odd spaces and
// characters that cannot be seen.
func plain(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Cf) {
			return -1
		}
		return r
	}, typed.Replace(s)))
}

// Word is a word as it was meant: without quotation marks, a full stop or a
// comma around it.
func Word(s string) string { return strings.Trim(plain(s), " \"'.,;:()[]{}") }

// Unseen returns a part of a word that nobody sees and that makes it another
// word: a zero-width space, a soft hyphen. The offsets are equal without one.
func Unseen(s string) (from, to int) {
	for i, r := range s {
		if r >= utf8.RuneSelf && unicode.Is(unicode.Cf, r) {
			return i, i + utf8.RuneLen(r)
		}
	}
	return 0, 0
}

// maxShown is how long a text may be that a hint repeats.
const maxShown = 60

// Quoted says to put quotes around a text, and shows it where it is short.
func Quoted(v string) string {
	switch q := quote(v); {
	case q == "":
		return inQuotes
	case q[0] == '"':
		return "put double quotes around it: " + q
	default:
		return "put single quotes around it: " + q
	}
}

// quote puts quotes around a text. It is "" for a text that is long, or that
// neither kind of quotes fits.
func quote(v string) string {
	v = strings.TrimSpace(v)
	switch {
	case strings.Count(v, "[") != strings.Count(v, "]"), strings.Count(v, "{") != strings.Count(v, "}"):
		return "" // it is in brackets that open further left
	case utf8.RuneCountInString(v) > maxShown || strings.ContainsAny(v, "\n\\"):
		return ""
	case !strings.Contains(v, `"`):
		return `"` + v + `"`
	case !strings.Contains(v, "'"):
		return "'" + v + "'"
	}
	return ""
}

// Several returns the words that stand in one value: "online and phone".
func Several(s string) []string {
	s = strings.ToLower(Word(s))
	if strings.ContainsAny(s, " \t\n\f\r/;&+|") {
		s = severalForm.ReplaceAllString(s, ",")
	}
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' })
}

var severalForm = regexp.MustCompile(`\s*(?:,| and | or |[/;&+|])\s*`)

// Slug proposes a short name for words: "Kidney Panel" is kidney-panel. It is
// "" when there is none.
func Slug(s string) string {
	parts := strings.FieldsFunc(strings.ToLower(Word(s)), func(r rune) bool { return r == ' ' || r == '-' || r == '_' || r == '/' })
	for _, p := range parts {
		if strings.IndexFunc(p, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }) >= 0 {
			return ""
		}
	}
	return strings.Join(parts, "-")
}

// Truth returns "true" or "false" for the words that people write for them,
// and "" for others.
func Truth(s string) string {
	switch strings.ToLower(Word(s)) {
	case "true", "yes", "y", "on", "1":
		return "true"
	case "false", "no", "n", "off", "0", "none":
		return "false"
	}
	return ""
}

var amount = regexp.MustCompile(`^(?:about |around |up to |at least |at most |max(?:imum)? |min(?:imum)? |~)?([0-9]+(?:,[0-9]{3})*|[0-9]*\.[0-9]+)\s*(?:-?\s*([a-z]+)|\+)?\.?$`)

var small = map[string]int{
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "fifteen": 15, "eighteen": 18, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
}

// measure reads "90 minutes" or "three months": a number and the singular of
// the word behind it.
func measure(s string) (n float64, unit string, ok bool) {
	s = strings.ToLower(Word(s))
	if word, rest, _ := strings.Cut(s, " "); small[word] > 0 && !strings.Contains(rest, " ") {
		return float64(small[word]), strings.TrimSuffix(rest, "s"), true
	}
	m := amount.FindStringSubmatch(s)
	if m == nil {
		return 0, "", false
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(m[1], ",", ""), 64)
	return n, strings.TrimSuffix(m[2], "s"), err == nil && n < 1e6
}

// Number proposes the digits to write for what says a whole number in another
// way: "60 minutes". It is "" when there is none. An author who writes hours
// under the key minutes means 60 of them.
func Number(key, s string) string {
	n, unit, ok := measure(s)
	if (unit == "hour" || unit == "hr") && key == "minutes" {
		n *= 60
	}
	if !ok || n != math.Trunc(n) {
		return ""
	}
	return strconv.Itoa(int(n))
}

var often = map[string]string{
	"monthly": "1 month", "quarterly": "3 months", "termly": "4 months", "twice a year": "6 months", "half-yearly": "6 months",
	"yearly": "12 months", "annually": "12 months", "every year": "12 months", "every month": "1 month", "every quarter": "3 months",
}

// Length proposes a number of months or days, the unit, for a length of time
// in other words. It is "" when there is none.
func Length(s, unit string) string {
	if unit == "month" && often[strings.ToLower(Word(s))] != "" {
		return often[strings.ToLower(Word(s))]
	}
	if word := strings.ToLower(Word(s)); word == "week" || word == "fortnight" || word == "month" || word == "year" || word == "quarter" {
		s = "1 " + word
	}
	n, of, ok := measure(strings.TrimPrefix(strings.ToLower(s), "every "))
	switch {
	case of == "" || of == unit:
	case unit == "day" && of == "week":
		n *= 7
	case unit == "day" && of == "fortnight":
		n *= 14
	case unit == "day" && of == "month":
		n *= 30
	case unit == "month" && of == "week" && math.Mod(n, 4) == 0:
		n /= 4
	case unit == "month" && of == "quarter":
		n *= 3
	case unit == "month" && of == "year":
		n *= 12
	default:
		return ""
	}
	if !ok || n != math.Trunc(n) || n < 1 {
		return ""
	}
	if n != 1 {
		unit += "s"
	}
	return fmt.Sprintf("%.0f %s", n, unit)
}

var languages = map[string]string{
	"albanian": "sq", "arabic": "ar", "bengali": "bn", "bangla": "bn", "bsl": "bfi", "british sign language": "bfi", "cantonese": "yue",
	"chinese": "zh", "czech": "cs", "dari": "prs", "english": "en-GB", "farsi": "fa", "persian": "fa", "french": "fr", "german": "de",
	"gujarati": "gu", "hindi": "hi", "hungarian": "hu", "irish": "ga", "italian": "it", "kurdish": "ku", "lithuanian": "lt",
	"mandarin": "zh", "nepali": "ne", "pashto": "ps", "polish": "pl", "portuguese": "pt", "punjabi": "pa", "romanian": "ro",
	"russian": "ru", "scottish gaelic": "gd", "slovak": "sk", "somali": "so", "spanish": "es", "tamil": "ta", "tigrinya": "ti",
	"turkish": "tr", "ukrainian": "uk", "urdu": "ur", "vietnamese": "vi", "welsh": "cy", "cymraeg": "cy", "yoruba": "yo",
}

// Language proposes the code of a language for its name, or for a code with
// another sign in it. It is "" when there is none.
func Language(s string) string {
	word := Word(s)
	if code := languages[strings.ToLower(word)]; code != "" {
		return code
	}
	if code := strings.ReplaceAll(word, "_", "-"); code != s && languageCode.MatchString(code) {
		return code
	}
	return ""
}

var languageCode = regexp.MustCompile(`^[a-z]{2,3}-[A-Z]{2}$`)
