// Package sentence finds where sentences begin and end.
//
// It takes English text as it is heard, and bears with abbreviations, initials,
// decimals and quotations. Where it cannot know, as behind an initial, it rather
// takes two sentences for one when a capital leads on to a name. It knows no
// pages and no rules.
package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// object stands in a text for what is not words.
const object = '\uFFFC'

// Split gives the sentences of a text: where each begins and ends, and how many
// words it has. hidden is the text with its names hidden.
func Split(text, hidden string, yield func(from, to, words int)) {
	start, words := -1, 0
	before := token{} // in the same sentence
	for at := 0; at < len(text); {
		if c := text[at]; c == ' ' || c == '\n' {
			if c == '\n' && words > 0 { // a line that its author ended
				yield(start, at, words)
				start, words, before = -1, 0, token{}
			}
			at++
			continue
		}
		from := at
		for at < len(text) && text[at] != ' ' && text[at] != '\n' {
			at++
		}
		t := newToken(text, hidden, from, at)
		if start < 0 {
			start = from
		}
		if t.isWord {
			words++
		}
		if words > 0 && t.stop != 0 && at < len(text) && text[at] == ' ' && t.ends(before, next(text, at)) {
			yield(start, at, words)
			start, words, before = -1, 0, token{}
			continue
		}
		before = t
	}
	if words > 0 {
		yield(start, len(text), words)
	}
}

// A token is what stands between two spaces.
type token struct {
	word   string // without the marks around it
	isWord bool   // it has a letter or a digit, or stands for words
	stop   rune   // the full stop, question or exclamation mark at its end, or 0
}

func newToken(text, hidden string, from, to int) token {
	t := token{}
	for i := from; i < to; i++ {
		if c := text[i]; c >= utf8.RuneSelf {
			if r, _ := utf8.DecodeRuneInString(text[i:to]); unicode.IsLetter(r) || unicode.IsDigit(r) || r == object {
				t.isWord = true
				break
			}
		} else if c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' {
			t.isWord = true
			break
		}
	}
	end := to
	for end > from {
		switch c := text[end-1]; {
		case c == ')' || c == ']' || c == '"' || c == '\'':
			end--
			continue
		case c >= utf8.RuneSelf:
			if r, size := utf8.DecodeLastRuneInString(text[from:end]); r == '’' || r == '”' || r == '»' {
				end -= size
				continue
			} else if r == '…' {
				t.stop = r
			}
		case (c == '.' || c == '?' || c == '!') && hidden[end-1] == c:
			t.stop = rune(c)
		}
		break
	}
	if t.stop == '.' || t.stop == 0 {
		t.word = strings.TrimLeft(text[from:max(end-1, from)], "([\"'“‘")
		if t.stop == 0 {
			t.word = strings.TrimLeft(text[from:end], "([\"'“‘")
		}
	}
	return t
}

// next returns the first letter or digit of what follows, past marks that open.
func next(text string, at int) rune {
	for _, r := range text[at:] {
		switch r {
		case ' ', '"', '\'', '(', '[', '“', '‘', '«', '£', '$', '€':
			continue
		}
		return r
	}
	return 0
}

// ends reports whether a sentence ends with a token. before is the token in
// front of it, and next the letter that follows.
func (t token) ends(before token, next rune) bool {
	if unicode.IsLower(next) {
		return false
	}
	if t.stop != '.' {
		return true
	}
	word := strings.ToLower(t.word)
	switch {
	case shortForms[word]:
		return false
	case word == "no" || word == "p" || word == "pp" || word == "para" || word == "fig" || word == "approx":
		return !unicode.IsDigit(next)
	case before.word == "" && strings.Trim(word, "0123456789.)") == "":
		return false // the number of a point
	case len(t.word) == 1 && unicode.IsUpper(rune(t.word[0])):
		// An initial, unless a lower-case word is in front of it: “group A.”
		r, _ := utf8.DecodeRuneInString(before.word)
		return before.word != "" && !unicode.IsUpper(r)
	}
	return true
}

// shortForms are words whose full stop never ends a sentence.
var shortForms = map[string]bool{
	"dr":     true,
	"mr":     true,
	"mrs":    true,
	"ms":     true,
	"mx":     true,
	"prof":   true,
	"rev":    true,
	"hon":    true,
	"st":     true,
	"sr":     true,
	"jr":     true,
	"messrs": true,
	"e.g":    true,
	"i.e":    true,
	"eg":     true,
	"ie":     true,
	"cf":     true,
	"viz":    true,
	"vs":     true,
	"c.f":    true,
}

// EndsShort reports whether the full stop that a text ends with belongs to
// its last word.
func EndsShort(text string) bool {
	word := text[strings.LastIndexByte(text, ' ')+1:]
	return strings.Count(word, ".") > 1 && !strings.HasSuffix(word, "..") || shortForms[strings.ToLower(strings.TrimRight(word, "."))]
}
