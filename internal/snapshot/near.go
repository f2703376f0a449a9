package snapshot

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"involve/internal/content"
	"involve/internal/diag"
)

var (
	elsewhere = regexp.MustCompile(`^(?:www\.[a-z0-9.-]+|(?:[a-z0-9-]+\.)+(?:uk|org|com|net|gov|eu|io|info|scot|wales|cymru))(?:[/?#]|$)`)
	mailbox   = regexp.MustCompile(`^[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$`)
	ending    = regexp.MustCompile(`(?:/?index)?\.(?:html?|md|php|aspx?)$`)
	picture   = regexp.MustCompile(`(?i)\.(?:png|jpe?g|gif|svg|webp)$`)
)

// nearLink says what to write in place of a link that leads nowhere.
func (t *targets) nearLink(from *content.Page, to string) string {
	p := to
	if u, err := parse(to); err == nil {
		p = u.Path
	}
	switch {
	case elsewhere.MatchString(strings.ToLower(to)):
		return "write https://" + to
	case mailbox.MatchString(to):
		return "write mailto:" + to
	}
	names := t.names()
	if name, ok := strings.CutPrefix(strings.TrimPrefix(p, "/"), "files/"); ok {
		p = "/files/" + name
		names = slices.DeleteFunc(slices.Clone(names), func(url string) bool { return t.files[url] == nil })
	}
	tries := []string{p}
	if !strings.HasPrefix(p, "/") {
		tries = []string{path.Join("/", p)}
		if rest, ok := strings.CutPrefix(path.Join(path.Dir(from.Path), p), content.Root+"/"); ok {
			if _, url, ok := content.Locate(content.Root + "/" + rest); ok && path.Ext(rest) == ".md" {
				tries = []string{url}
			} else {
				tries = append([]string{"/" + rest}, tries...)
			}
		}
	}
	for _, p := range tries {
		if now := t.made.Moved[p]; now != "" {
			return fmt.Sprintf("that page is now at %s", now)
		}
	}
	for _, p := range tries {
		if near := nearURL(p, names); near != "" {
			return fmt.Sprintf("did you mean %s?", near)
		}
	}
	if picture.MatchString(p) {
		if !strings.HasPrefix(p, "/files/") {
			p = "/files/" + path.Base(p)
		}
		return fmt.Sprintf("put the picture in the folder %s, and write %s here", content.Root+path.Dir(p), (&url.URL{Path: p}).EscapedPath())
	}
	for dir := path.Dir(strings.TrimSuffix(tries[0], "/")); dir != "/" && dir != "."; dir = path.Dir(dir) {
		if slices.Contains(t.names(), dir+"/") {
			return fmt.Sprintf("link to a page that is there; the nearest above it is %s/", dir)
		}
	}
	return "link to a page by its address, such as /guidance/, or to a file below content/files"
}

// nearURL returns the URL of the site that a path means: with another ending,
// misspelt in any of its parts, or in another folder. It is "" when there is
// none, or when several have no more than their last part in common with it.
func nearURL(p string, names []string) string {
	bare := ending.ReplaceAllString(p, "")
	for _, try := range []string{bare, bare + "/", strings.ToLower(bare), strings.ToLower(bare) + "/"} {
		if slices.Contains(names, try) {
			return try
		}
	}
	split := func(url string) []string { return strings.Split(strings.Trim(url, "/"), "/") }
	parts := split(bare)
	last := parts[len(parts)-1]
	var alike, moved []string
	for _, name := range names {
		others := split(name)
		if last != "" && others[len(others)-1] == last {
			moved = append(moved, name)
		}
		if slices.EqualFunc(parts, others, func(a, b string) bool { return a == b || diag.Nearest(a, []string{b}) != "" }) {
			alike = append(alike, name)
		}
	}
	if near := diag.Nearest(p, alike); near != "" {
		return near
	}
	if len(moved) == 1 {
		return moved[0]
	}
	return ""
}

// fewHeadings is how many headings of a page a hint names.
const fewHeadings = 6

func (t *targets) anchor(p *content.Page, fragment string) *diag.Diagnostic {
	if fragment == "" {
		return nil
	}
	ids := t.anchors(p)
	if slices.Contains(ids, fragment) {
		return nil
	}
	d := &diag.Diagnostic{Rule: "broken-anchor", Message: fmt.Sprintf("%s has no heading that #%s could lead to", p.URL, fragment), Hint: "link to the page itself: it has no headings"}
	slug := strings.ReplaceAll(strings.ToLower(fragment), " ", "-")
	var others []string
	for _, url := range t.names() {
		if o := t.pages[url]; o != nil && o != p && slices.ContainsFunc(o.Body.Headings, func(h content.Heading) bool { return h.ID == slug }) {
			others = append(others, url+"#"+slug)
		}
	}
	switch near := diag.Nearest(slug, ids); {
	case slices.Contains(ids, slug):
		d.Hint = fmt.Sprintf("did you mean #%s?", slug)
	case near != "":
		d.Hint = fmt.Sprintf("did you mean #%s?", near)
	case len(others) == 1:
		d.Hint = fmt.Sprintf("did you mean %s?", others[0])
	case len(ids) > 0 && len(ids) <= fewHeadings:
		d.Hint = "link to the page itself, or to one of its headings: #" + strings.Join(ids, ", #")
	case len(ids) > 0:
		d.Hint = "link to the page itself, or to one of its headings"
	}
	return d
}
