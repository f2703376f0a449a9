package plan

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	_ "time/tzdata"

	"github.com/rogpeppe/go-internal/txtar"

	"involve/internal/content"
	"involve/internal/loadtest"
	"involve/internal/view"
)

// base is a small site without opportunities.
const base = `
-- content/_site.yaml --
title: Involving people
base_url: https://example.org/involve/
feed_id: "tag:example.org,2026:"
since: 2026-11-01
organisation: {name: Eastvale, url: https://example.nhs.uk/}
navigation: [/opportunities/, /guidance/, /subscribe/]
footer: [/privacy/, ../content/guidance/guide.md, "https://example.nhs.uk/about"]
vocabularies:
  area:
    label: Area
    terms:
      england: {label: Anywhere in England, everywhere: true}
      london: London
      north: North East
  topic: {label: Topic, terms: {kidneys: Kidneys}}
combine: [group]
feeds: [group, stage]
-- content/index.md --
---
title: Involving people
summary: Take part, or involve people in your work.
---

[Kidneys](/opportunities/topic/kidneys/)
-- content/groups/carers.md --
---
title: Carers
summary: You look after somebody.
updated: 2026-11-05
---

Text on carers.
-- content/groups/service-users.md --
---
title: People who use services
summary: You use the service yourself.
---
-- content/stages/delivery.md --
---
title: Delivery
summary: The service is there.
guide: /guidance/guide/
---
-- content/stages/policy.md --
---
title: Policy
summary: Nothing is there yet.
---
-- content/organisations/eastvale.md --
---
title: Eastvale
summary: A made-up hospital.
contact: {team: Involvement team, email: involve@example.nhs.uk}
expenses: {covered: yes}
support: ask
---
-- content/guidance/index.md --
---
title: Guidance
summary: All of it.
---
-- content/guidance/guide.md --
---
title: A guide
summary: How to do it.
aliases: [/old-guide/]
---

[Papers](../files/agenda.pdf), [the list](/opportunities/) and [privacy](/privacy/).
-- content/pages/privacy.md --
---
title: Privacy
summary: What we do with what you tell us.
updated: 2026-11-03
---
-- content/files/agenda.pdf --
%PDF
`

// keys are the front matter of an opportunity that is open from 22 November to
// 18 December 2026.
const keys = `title: An opportunity
summary: Tell us what a clinic should be like.
activity: panel
groups: carers
stages: delivery
organisation: eastvale
published: 2026-11-22
closes: 2026-12-18
mode: online
areas: london
time: {text: about an hour, minutes: 60}
payment: {kind: unpaid}
take_part: [{kind: email, to: panel@example.nhs.uk}]
who_can: [Anyone]`

// opportunity returns a file whose front matter has the given lines in place
// of those of keys.
func opportunity(lines ...string) string {
	var b strings.Builder
	b.WriteString("---\n")
	key := func(line string) string { k, _, _ := strings.Cut(line, ":"); return k }
	for line := range strings.SplitSeq(keys, "\n") {
		if !slices.ContainsFunc(lines, func(l string) bool { return key(l) == key(line) }) {
			b.WriteString(line + "\n")
		}
	}
	return b.String() + strings.Join(lines, "\n") + "\n---\n\n## Why we are doing this\n\nText.\n"
}

// files is a site: base with more files, or others in place of its own.
type files map[string]string

func (f files) fs() fs.FS {
	m := fstest.MapFS{}
	for _, file := range txtar.Parse([]byte(base)).Files {
		m[file.Name] = &fstest.MapFile{Data: file.Data}
	}
	for name, data := range f {
		if !strings.HasPrefix(name, "content/") {
			name = "content/opportunities/" + name + ".md"
		}
		m[name] = &fstest.MapFile{Data: []byte(data)}
	}
	return m
}

// settings returns those of base with more lines.
func settings(lines ...string) string {
	return string(txtar.Parse([]byte(base)).Files[0].Data) + strings.Join(lines, "\n") + "\n"
}

func instant(t testing.TB, s string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// noon is when the tests look, if nothing else is said.
const noon = "2026-11-25T12:00:00Z"

// planned makes a plan. Nothing may be wrong with it.
func planned(t testing.TB, lib *content.Library, at string, drafts ...bool) *Plan {
	t.Helper()
	p, l := Make(lib, Options{At: instant(t, at), Drafts: slices.Contains(drafts, true)})
	if len(l) > 0 {
		t.Fatalf("the plan has mistakes: %v", l)
	}
	return p
}

// get returns the view at a path of the output.
func get[V view.View](t testing.TB, p *Plan, path string) V {
	t.Helper()
	o := p.Find(path)
	if o == nil {
		t.Fatalf("there is no %s", path)
	}
	v, ok := o.View().(V)
	if !ok {
		t.Fatalf("%s is a %T", path, o.View())
	}
	return v
}

// titles returns what the cards of a listing lead to, and the headings of a
// listing with some before their cards.
func titles(l *view.Listing) (list []string) {
	for _, c := range l.Cards {
		list = append(list, c.Text)
	}
	for _, y := range l.Years {
		list = append(list, "# "+y.Year)
		for _, c := range y.Cards {
			list = append(list, c.Text)
		}
	}
	return list
}

// sample is the content that the program comes with.
func sample(t testing.TB) *content.Library { return loadtest.Library(t, os.DirFS("../..")) }

// instants are when the sample is looked at: all through the time in which
// something happens in it.
func instants(t testing.TB) []string {
	list := []string{"2026-11-22T09:00:00Z", "2026-11-25T17:00:00Z", "2020-01-01T00:00:00Z"}
	for at := instant(t, "2026-12-15T03:30:00Z"); len(list) < 11; at = at.AddDate(0, 2, 3) {
		list = append(list, at.Format(time.RFC3339))
	}
	return list
}

var hrefs = regexp.MustCompile(`(?:href|src)="([^"]*)"`)

// links returns every address in a view, markup included, but those that all
// pages share.
func links(v any) (list []string) {
	urlType, htmlType := reflect.TypeFor[view.URL](), reflect.TypeFor[view.HTML]()
	var walk func(reflect.Value)
	walk = func(v reflect.Value) {
		switch {
		case !v.IsValid():
		case v.Type() == urlType:
			if v.String() != "" {
				list = append(list, v.String())
			}
		case v.Type() == htmlType:
			for _, m := range hrefs.FindAllStringSubmatch(v.String(), -1) {
				list = append(list, m[1])
			}
		case v.Type() == reflect.TypeFor[*view.Site](): // the same for each page
		case v.Kind() == reflect.Pointer && !v.IsNil():
			walk(v.Elem())
		case v.Kind() == reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case v.Kind() == reflect.Struct:
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		}
	}
	walk(reflect.ValueOf(v))
	return list
}

// file returns the path of the output that an address of the site leads to;
// ok is false for one that leads elsewhere or stays on the page.
func file(href, basePath string) (name string, ok bool) {
	href, _, _ = strings.Cut(href, "#")
	href, _, _ = strings.Cut(href, "?")
	if !strings.HasPrefix(href, "/") {
		return "", false
	}
	rest, below := strings.CutPrefix(href, basePath)
	switch {
	case !below:
		return "not below the base path: " + href, true
	case rest == "" || strings.HasSuffix(rest, "/"):
		return path.Join(rest, "index.html"), true
	}
	return rest, true
}

func wantList[T comparable](t *testing.T, what string, got, want []T) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s = %s, want %s", what, lines(got), lines(want))
	}
}

func lines[T any](list []T) string {
	var b strings.Builder
	for _, e := range list {
		fmt.Fprintf(&b, "\n\t%v", e)
	}
	return b.String()
}
