package explain

import (
	"regexp"
	"strings"
)

var (
	emailIn    = regexp.MustCompile(`[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+`)
	atInstead  = regexp.MustCompile(`(?i)\s*[\[(]at[\])]\s*|\s+at\s+|\s*@\s*`)
	dotInstead = regexp.MustCompile(`(?i)\s*[\[(]dot[\])]\s*|\s+dot\s+`)
	phoneIn    = regexp.MustCompile(`\+?[0-9][0-9 ]{7,}[0-9]`)
	hostForm   = regexp.MustCompile(`^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?::[0-9]+)?(?:[/?#].*)?$`)
	linkForm   = regexp.MustCompile(`^\[[^\]]*\]\(([^)\s]+)[^)]*\)$|^<([^>\s]+)>$`)
	schemeForm = regexp.MustCompile(`^(?i)(https?)(?::/?|//|;//|:\\\\)([^/])`)
)

// Email proposes the e-mail address that is in a text. It is "" when there is
// none.
func Email(s string) string {
	return emailIn.FindString(dotInstead.ReplaceAllString(atInstead.ReplaceAllString(plain(s), "@"), "."))
}

// Phone proposes the phone number that is in a text. It is "" when there is
// none.
func Phone(s string) string {
	digits := strings.NewReplacer("O", "0", "o", "0", "l", "1", "I", "1")
	text := plain(s)
	if fixed := digits.Replace(text); strings.IndexFunc(fixed, func(r rune) bool { return r > '9' }) < 0 {
		text = fixed
	}
	text = strings.NewReplacer(".", " ", "/", " ", "-", " ", "(", "", ")", "").Replace(strings.Replace(text, "(0)", "", 1))
	return strings.Join(strings.Fields(phoneIn.FindString(text)), " ")
}

// Web proposes the web address that a text means: without a space, with
// https:// in front. It is "" when there is none.
func Web(s string) string {
	s = bare(s)
	if m := schemeForm.FindStringSubmatchIndex(s); m != nil && !strings.HasPrefix(s[m[3]:], "://") {
		s = strings.ToLower(s[m[2]:m[3]]) + "://" + s[m[4]:]
	}
	s = strings.ReplaceAll(strings.ReplaceAll(s, `\`, "/"), " ", "%20")
	s = strings.TrimPrefix(s, "//")
	if hostForm.MatchString(s) && !strings.Contains(s, "@") {
		s = "https://" + s
	}
	host, ok := strings.CutPrefix(strings.Replace(s, "http://", "https://", 1), "https://")
	if !ok || !hostForm.MatchString(host) {
		return ""
	}
	return s
}

// Path proposes the address of a page or a file that a text means. It is ""
// when there is none.
func Path(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(bare(s), `\`, "/"), " ", "%20")
	if s == "" || strings.ContainsAny(s, "\"<>:\n") {
		return ""
	}
	return s
}

// bare takes the marks of a Markdown link away.
func bare(s string) string {
	s = plain(s)
	if m := linkForm.FindStringSubmatch(s); m != nil {
		return m[1] + m[2]
	}
	return s
}

// OnDisk reports whether an address is that of a file on somebody's computer.
func OnDisk(s string) bool { return diskForm.MatchString(s) }

var diskForm = regexp.MustCompile(`^(?:[A-Za-z]:[\\/]|file:|\\\\|/Users/|/home/|~/)`)
