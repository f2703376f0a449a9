package structure

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"involve/internal/diag"
	"involve/internal/script"
)

// foreign finds words in other letters on a page whose language is written in
// Latin ones.
func (c *checker) foreign(tag string) {
	if !script.Latin(tag) {
		return
	}
	var most *script.Script // the first
	var runs diag.List
	own, other := 0, 0 // letters of the page
	for i := range c.tree.Blocks {
		b := &c.tree.Blocks[i]
		if b.Quoted {
			continue
		}
		text := c.texts[i]
		if ascii(text) {
			own += len(text)
			continue
		}
		told := false
		for at := 0; at < len(text); {
			r, size := utf8.DecodeRuneInString(text[at:])
			s := script.Of(r)
			if s == nil {
				own++
				at += size
				continue
			}
			end, n := script.Run(text, at, s)
			other += n
			if n >= s.Least && !told { // once a block is enough
				told = true
				if most == nil {
					most = s
				}
				runs.Add(found(b.Span(at, end), "lang-missing", fmt.Sprintf("these words are in %s letters, and this page is in %s", s.Name, language(tag)),
					fmt.Sprintf("move them to a page of their own with %s, or link to them under formats with their lang; the name of a person or a place can be listed under names in the settings", s.Example)))
			}
			at = end
		}
	}
	if len(runs) > 0 && other > own {
		d := runs[0]
		d.Message = fmt.Sprintf("most of this page is in %s letters, and its language is %s", most.Name, language(tag))
		d.Hint = fmt.Sprintf("say in the front matter what language it is in, such as %s", most.Example)
		runs = diag.List{d}
	}
	c.diags = append(c.diags, runs...)
}

func ascii(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// language names the language of a page.
func language(tag string) string {
	switch first, _, _ := strings.Cut(strings.ToLower(tag), "-"); cmp.Or(first, "en") {
	case "en":
		return "English"
	case "cy":
		return "Welsh"
	default:
		return fmt.Sprintf("the language %q", tag)
	}
}
