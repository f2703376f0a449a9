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
		t := token{from: from, to: at, isWord: true}
		if !isPlain(text[at-1]) {
			t = newToken(text, hidden, from, at)
		}
		if start < 0 {
			start = from
		}
		if t.isWord {
			words++
		}
		if words > 0 && t.stop != 0 && at < len(text) && text[at] == ' ' && t.ends(text, before, next(text, at)) {
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
	from, to int  // in the text, without what closes it
	isWord   bool // it has a letter or a digit, or stands for words
	stop     rune // the full stop, question or exclamation mark at its end, or 0
}

func newToken(text, hidden string, from, to int) token {
	t := token{from: from, to: to}
	for i := from; i < to; i++ {
		c := text[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(text[i:to])
			if unicode.IsLetter(r) || unicode.IsDigit(r) || r == object {
				t.isWord = true
				break
			}
			i += size - 1
		} else if isPlain(c) {
			t.isWord = true
			break
		}
	}
	for t.to > from {
		switch c := text[t.to-1]; {
		case c == ')' || c == ']' || c == '"' || c == '\'':
			t.to--
			continue
		case c == '.' || c == '?' || c == '!':
			if hidden[t.to-1] == c {
				t.stop = rune(c)
			}
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeLastRuneInString(text[from:t.to])
			if r == '’' || r == '”' || r == '»' {
				t.to -= size
				continue
			}
			if r == '…' {
				t.stop = r
			}
		}
		break
	}
	if t.stop == '.' {
		t.to--
	}
	return t
}

// isPlain reports whether a byte is a letter or a digit of ASCII.
func isPlain(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// word returns a token without the marks around it.
func (t token) word(text string) string { return strings.TrimLeft(text[t.from:t.to], "([\"'“‘") }

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
func (t token) ends(text string, before token, next rune) bool {
	if unicode.IsLower(next) {
		return false
	}
	if t.stop != '.' {
		return true
	}
	own, last := t.word(text), before.word(text)
	word := strings.ToLower(own)
	switch {
	case shortForms[word]:
		return false
	case word == "no" || word == "p" || word == "pp" || word == "para" || word == "fig" || word == "approx":
		return !unicode.IsDigit(next)
	case last == "" && strings.Trim(word, "0123456789.)") == "":
		return false // the number of a point
	case len(own) == 1 && unicode.IsUpper(rune(own[0])):
		// An initial, unless a lower-case word is in front of it: “group A.”
		r, _ := utf8.DecodeRuneInString(last)
		return last != "" && !unicode.IsUpper(r)
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
