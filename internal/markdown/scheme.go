package markdown

import (
	"regexp"
	"strings"
)

// badScheme returns the beginning of an address that no page may lead to, or
// "". Browsers overlook spaces and control characters there.
func badScheme(to string) string {
	if strings.IndexByte(to, ':') < 0 || strings.HasPrefix(to, "https:") {
		return "" // as most have none, or this one
	}
	to = strings.ToLower(strings.Map(func(r rune) rune {
		if r <= ' ' {
			return -1
		}
		return r
	}, to))
	scheme := schemeForm.FindString(to)
	switch scheme {
	case "http:", "https:", "mailto:", "tel:", "sms:":
		return ""
	}
	return scheme
}

var schemeForm = regexp.MustCompile(`^[a-z][a-z0-9+.-]*:`)

// leads reports whether an address can go on a page.
func leads(to string) bool { return strings.TrimSpace(to) != "" && badScheme(to) == "" }
