package wording

import (
	"strings"

	"involve/internal/content"
)

// Invitation returns the words that ask people of a group to take part, or
// everyone when it is nil: a heading, and a sentence or two.
func Invitation(group *content.Page) (heading, text string) {
	const call = "Have your say"
	if group == nil {
		return call, "See what is open in health and care services, and choose what suits you."
	}
	return group.Title, strings.TrimSpace(sentence(group.Summary) + " " + call + ".")
}

// sentence returns a text with a full stop, when it ends in nothing of the kind.
func sentence(s string) string {
	if s = strings.TrimSpace(s); s == "" || strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") {
		return s
	}
	return s + "."
}
