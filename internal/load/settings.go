package load

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/schema"
)

var settingsKind = schema.Settings()

// Settings reads _site.yaml. What is missing or wrong has a value that lets
// the other files be read: Europe/London, en-GB, 14 days.
func Settings(src Source) (content.Settings, diag.List) {
	s := content.Settings{
		Brand: "neutral", Theme: "nhs", Language: "en-GB", ClosingSoon: 14 * 24 * time.Hour,
		BaseURL: "http://localhost/",
		Facets:  slices.Clone(content.Facets),
		Combine: []string{"group"},
		Feeds:   []string{"group"},
	}
	s.Zone, _ = time.LoadLocation("Europe/London")
	if src.Data == nil {
		return s, diag.List{{
			Pos: diag.Pos{Path: src.Path}, Rule: "no-settings",
			Message: "the site has no settings",
			Hint:    "make this file, with title, base_url, feed_id, since and organisation",
		}}
	}
	data := []byte(strings.TrimPrefix(string(src.Data), string(byteOrderMark)))
	if d, bad := badEncoding(src.Path, data); bad {
		return s, diag.List{d}
	}
	d := decoder{block: readYAML(src.Path, data, 1, false), zone: s.Zone}
	// A list in the file replaces the one that stands in for it.
	if d.root != nil {
		for i := 0; i+1 < len(d.root.Content); i += 2 {
			switch d.root.Content[i].Value {
			case "facets":
				s.Facets = nil
			case "combine":
				s.Combine = nil
			case "feeds":
				s.Feeds = nil
			}
		}
	}
	d.all(settingsKind.Fields, &s, diag.Pos{Path: src.Path, Line: 1, Col: 1})
	page := content.Page{Path: src.Path, Keys: d.keys}
	if hasKey(&page, "contact") {
		d.diags = append(d.diags, contactRules(&page, s.Contact)...)
	}
	for _, t := range s.Support.Terms {
		if _, ok := content.BuiltIn("support").Term(t.Slug); ok {
			d.diags.Add(diag.Diagnostic{
				Pos: page.Pos("vocabularies.support.terms." + t.Slug), Rule: "duplicate-term",
				Message: fmt.Sprintf("%q is a kind of support that every site has", t.Slug), Hint: "take it out",
			})
		}
	}
	if len(d.broken) == 0 {
		s.Keys = d.keys
	}
	if u, err := url.Parse(s.BaseURL); err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		d.diags.Add(diag.Diagnostic{
			Pos: page.Pos("base_url"), Rule: "bad-address",
			Message: fmt.Sprintf("%q is not the whole address of a site", s.BaseURL),
			Hint:    "write it with https:// in front, such as https://involvement.example.nhs.uk/",
		})
		s.BaseURL = "http://localhost/"
	}
	if !strings.HasSuffix(s.BaseURL, "/") {
		s.BaseURL += "/"
	}
	return s, d.diags
}

// terms reads the terms of a vocabulary: a slug with a label, or with label
// and everywhere below it.
func (d *decoder) terms(f *schema.Field, n *yaml.Node, to *[]content.Term, name string) {
	if n.Kind != yaml.MappingNode {
		d.fault(n, "wrong-type", fmt.Sprintf("%q needs a line for each term", f.Key), termHint)
		return
	}
	lines := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		t := content.Term{Slug: key.Value}
		if !content.IsSlug(t.Slug) {
			d.fault(key, "bad-slug", fmt.Sprintf("%q is not a short name", t.Slug), "use lower-case letters without accents, digits and hyphens, such as north-west")
			continue
		}
		if line := lines[t.Slug]; line > 0 {
			d.fault(key, "duplicate-key", fmt.Sprintf("%q is here twice", t.Slug), fmt.Sprintf("keep one of them; the other is in line %d", line))
			continue
		}
		p := d.pos(key)
		lines[t.Slug] = p.Line
		d.key(name+"."+t.Slug, key)
		switch {
		case isEmpty(value):
			d.fault(key, "empty-value", fmt.Sprintf("%q has no label", t.Slug), termHint)
		case value.Kind == yaml.MappingNode:
			d.mapping(value, termFields, &t, name+"."+t.Slug+".", p)
		case value.Kind == yaml.ScalarNode:
			label := schema.Field{Key: t.Slug, Type: schema.Text}
			d.text(&label, value, &t.Label, name)
		default:
			d.fault(value, "wrong-type", fmt.Sprintf("%q needs one label", t.Slug), termHint)
		}
		*to = append(*to, t)
	}
}

const termHint = "write slug: Label, such as london: London"

var termFields = schema.TermFields()

// severities reads the severity of each writing rule that is named.
func (d *decoder) severities(f *schema.Field, n *yaml.Node, to *map[string]string) {
	if n.Kind != yaml.MappingNode {
		d.fault(n, "wrong-type", fmt.Sprintf("%q needs a line for each rule", f.Key), "write the rule's name and error, warning, info or off")
		return
	}
	*to = map[string]string{}
	words := []string{"error", "warning", "info", "off"}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if _, twice := (*to)[key.Value]; twice {
			d.fault(key, "duplicate-key", fmt.Sprintf("%q is here twice", key.Value), "keep one of them")
			continue
		}
		if !slices.Contains(words, value.Value) {
			d.fault(value, "unknown-term", fmt.Sprintf("%q does not say how bad the rule is", value.Value), nearest(value.Value, words))
			continue
		}
		(*to)[key.Value] = value.Value
	}
}

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// badAddress says what is wrong with the address of a page, a file or a place
// on the web, as far as it can be seen without looking at other files.
func badAddress(s string) (problem, hint string) {
	u, err := url.Parse(s)
	switch {
	case err != nil || strings.ContainsAny(s, " \n\t\"<>\\"):
		return fmt.Sprintf("%q is not an address", s), "an address has no spaces or quotation marks; write %20 for a space in a file's name"
	case u.Scheme == "" && u.Host != "":
		return fmt.Sprintf("%q does not say how to get there", s), "write https: before the two slashes"
	case u.Scheme != "" && u.Scheme != "https" && u.Scheme != "http":
		return fmt.Sprintf("%q is neither a page of this site nor a web address", s), "begin it with / for a page of this site, or with https://"
	case u.Scheme == "" && strings.HasPrefix(s, "www."):
		return fmt.Sprintf("%q does not say how to get there", s), "write https:// in front of it"
	}
	return "", ""
}
