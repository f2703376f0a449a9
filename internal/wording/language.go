package wording

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Language returns the name of a language in that language itself: Cymraeg
// for cy. A tag that nobody knows stands for itself.
func Language(tag string) string {
	if tag == "bfi" {
		return "British Sign Language" // which has no written form of its own
	}
	t, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	if name := display.Self.Name(t); name != "" {
		return Upper(name)
	}
	return tag
}

// Direction returns "rtl" for languages that are written from right to left,
// else "ltr".
func Direction(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return "ltr"
	}
	script, _ := t.Script()
	switch script.String() {
	case "Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg":
		return "rtl"
	}
	return "ltr"
}
