package load

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"

	"involve/internal/content"
	"involve/internal/decode"
	"involve/internal/diag"
	"involve/internal/explain"
	"involve/internal/frontmatter"
	"involve/internal/prose"
	"involve/internal/reach"
	"involve/internal/schema"
	"involve/internal/sources"
)

var settingsTable = decode.NewTable(schema.Settings().Fields)

// Settings reads _site.yaml. What is missing or wrong has a value that lets
// the other files be read: Europe/London, en-GB, 14 days.
func Settings(src sources.File) (content.Settings, diag.List) {
	s := content.Settings{
		Brand: "neutral", Theme: "nhs", Language: "en-GB", ClosingSoon: 14 * 24 * time.Hour,
		BaseURL: "http://localhost/",
	}
	s.Zone, _ = time.LoadLocation("Europe/London")
	if src.Data == nil {
		return s, diag.List{{
			Pos: diag.Pos{Path: src.Path}, Rule: "no-settings",
			Message: "the site has no settings",
			Hint:    "make this file, with title, base_url, feed_id, since and organisation",
		}}
	}
	file, l := frontmatter.Keys(src.Path, src.Data)
	if file == nil {
		return s, l
	}
	r := decode.File(file, settingsTable, &s, s.Zone, nil)
	l = r.Diags
	page := content.Page{Path: src.Path, Keys: r.Keys}
	if !page.Has("facets") {
		s.Facets = slices.Clone(content.Facets)
	}
	if !page.Has("combine") {
		s.Combine = []string{"group"}
	}
	if !page.Has("feeds") {
		s.Feeds = []string{"group"}
	}
	if page.Has("contact") {
		l = append(l, contactRules(&page, s.Contact)...)
		l = append(l, reach.Contact(&page, s.Contact)...)
	}
	s.Support.Terms = slices.DeleteFunc(s.Support.Terms, func(t content.Term) bool {
		_, twice := content.BuiltIn("support").Term(t.Slug)
		if twice {
			l.Add(diag.Diagnostic{
				Pos: page.Pos("vocabularies.support.terms." + t.Slug), Rule: "duplicate-term",
				Message: fmt.Sprintf("%q is a kind of support that every site has", t.Slug), Hint: "take it out",
			})
		}
		return twice // one term has one page
	})
	for _, rule := range slices.Sorted(maps.Keys(s.Rules)) {
		if message, hint := prose.Refuse(rule, s.Rules[rule]); message != "" {
			l.Add(diag.Diagnostic{Pos: page.Pos("rules." + rule), Rule: "unknown-rule", Message: message, Hint: hint})
		}
	}
	if r.Whole {
		s.Keys = r.Keys
	}
	if !content.IsSite(s.BaseURL) {
		l.Add(diag.Diagnostic{
			Pos: page.Pos("base_url"), Rule: "bad-address",
			Message: fmt.Sprintf("%q is not the whole address of a site", s.BaseURL),
			Hint:    write(explain.Web(s.BaseURL), "write it with https:// in front, such as https://involvement.example.nhs.uk/"),
		})
		s.BaseURL = "http://localhost/"
	}
	if u, err := url.Parse(s.EditURL); s.EditURL != "" && (err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || !strings.Contains(s.EditURL, "{path}")) {
		l.Add(diag.Diagnostic{
			Pos: page.Pos("edit_url"), Rule: "bad-address",
			Message: fmt.Sprintf("%q does not lead to where each page is edited", s.EditURL),
			Hint:    "write the whole address, with {path} for the page's file, such as https://git.example.org/involve/edit/main/{path}",
		})
		s.EditURL = ""
	}
	if !strings.HasSuffix(s.BaseURL, "/") {
		s.BaseURL += "/"
	}
	return s, l
}
