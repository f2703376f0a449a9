package find

import (
	"bytes"
	"html"
	"strings"

	"involve/internal/content"
)

// text returns a body's words without its markup. What ends without a full
// stop, such as a heading or an item of a list, is given one.
func text(b *content.Body) string {
	var words []byte
	rest := b.Markup // what fills the holes is inside tags, or no words of the author's
	for rest != "" {
		before, tag, _ := strings.Cut(rest, "<")
		words = append(words, html.UnescapeString(before)...)
		tag, rest, _ = strings.Cut(tag, ">")
		switch tag {
		case "/h2", "/h3", "/h4", "/h5", "/h6", "/p", "/li", "/dt", "/dd", "/th", "/td", "/caption", "/pre":
			words = bytes.TrimRight(words, " \n")
			if end := len(words) - 1; end >= 0 && strings.IndexByte(".:;!?", words[end]) < 0 {
				words = append(words, '.')
			}
			words = append(words, ' ')
		case "br":
			words = append(words, ' ')
		}
	}
	return strings.Join(strings.Fields(string(words)), " ")
}
