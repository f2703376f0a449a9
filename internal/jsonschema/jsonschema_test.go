package jsonschema

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/keys"
	"involve/internal/load"
	"involve/internal/loadtest"
	"involve/internal/schema"
	"involve/internal/sources"
)

// compile reads a schema as a validator does, which proves it against the
// description of draft-07 itself.
func compile(t testing.TB, data []byte) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// kindOf returns the kind of a file by its path.
func kindOf(path string) string {
	if path == content.SettingsPath {
		return "settings"
	}
	folder, _, _ := content.Locate(path)
	return map[content.Folder]string{
		content.HomeFolder: "page", content.PageFolder: "page", content.GuidanceFolder: "guidance", content.GroupFolder: "group",
		content.StageFolder: "stage", content.OrganisationFolder: "organisation", content.OpportunityFolder: "opportunity",
	}[folder]
}

// frontMatter cuts the YAML out of a file.
func frontMatter(path, text string) string {
	if path == content.SettingsPath {
		return text
	}
	text = strings.TrimPrefix(strings.ReplaceAll(text, "\r\n", "\n"), "\ufeff")
	text, ok := strings.CutPrefix(text, "---\n")
	if !ok {
		return ""
	}
	text, _, _ = strings.Cut(text, "\n---")
	return text + "\n"
}

// core reads YAML by the core schema of YAML 1.2, as editors do. ok is false
// when it cannot be read.
func core(text string) (v any, ok bool) {
	var n yaml.Node
	if yaml.Unmarshal([]byte(text), &n) != nil || len(n.Content) == 0 {
		return nil, false
	}
	return value(n.Content[0])
}

var (
	coreNull = regexp.MustCompile(`^(~|null|Null|NULL|)$`)
	coreBool = regexp.MustCompile(`^(true|True|TRUE|false|False|FALSE)$`)
	coreInt  = regexp.MustCompile(`^([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$`)
	coreReal = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)
)

func value(n *yaml.Node) (any, bool) {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			v, ok := value(n.Content[i+1])
			if _, twice := m[n.Content[i].Value]; twice || !ok || n.Content[i].Kind != yaml.ScalarNode {
				return nil, false
			}
			m[n.Content[i].Value] = v
		}
		return m, true
	case yaml.SequenceNode:
		l := []any{}
		for _, c := range n.Content {
			v, ok := value(c)
			if !ok {
				return nil, false
			}
			l = append(l, v)
		}
		return l, true
	case yaml.ScalarNode:
		s := n.Value
		switch {
		case n.Style != 0 && n.Style != yaml.FlowStyle:
			return s, true
		case coreNull.MatchString(s):
			return nil, true
		case coreBool.MatchString(s):
			return strings.ToLower(s) == "true", true
		case coreInt.MatchString(s) && !strings.HasPrefix(s, "0o") && !strings.HasPrefix(s, "0x"):
			i, err := strconv.ParseInt(strings.TrimPrefix(s, "+"), 10, 64)
			return float64(i), err == nil
		case coreInt.MatchString(s):
			i, err := strconv.ParseInt(s, 0, 64)
			return float64(i), err == nil
		case coreReal.MatchString(s):
			f, err := strconv.ParseFloat(s, 64)
			return f, err == nil
		}
		return s, true
	}
	return nil, false
}

const notYAML = "this is not YAML"

// judge holds a file against the schema of its kind, as an editor would. seen
// is what is wrong with it.
func judge(t testing.TB, schemas map[string]*jsonschema.Schema, path, text string) (seen string) {
	t.Helper()
	v, ok := core(frontMatter(path, text))
	if !ok {
		return notYAML
	}
	if err := schemas[kindOf(path)].Validate(v); err != nil {
		return err.Error()
	}
	return ""
}

func sample(t testing.TB) (*content.Library, map[string]*jsonschema.Schema) {
	t.Helper()
	lib := loadtest.Library(t, os.DirFS("../.."))
	return lib, all(t, lib)
}

func all(t testing.TB, lib *content.Library) map[string]*jsonschema.Schema {
	t.Helper()
	schemas := map[string]*jsonschema.Schema{}
	for _, k := range schema.Kinds() {
		schemas[k.Name] = compile(t, Of(k, lib))
	}
	return schemas
}

func TestTheDescriptionOfSchemasIsHeeded(t *testing.T) {
	doc, _ := jsonschema.UnmarshalJSON(strings.NewReader(`{"$schema": "http://json-schema.org/draft-07/schema#", "required": "title"}`))
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Compile("schema.json"); err == nil {
		t.Error("a schema that is none is accepted, so that the tests show nothing of ours")
	}
}

func TestTheSampleContentIsAccepted(t *testing.T) {
	_, schemas := sample(t)
	src, err := sources.Read(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]int{}
	for _, s := range append(src.Pages, src.Settings) {
		kinds[kindOf(s.Path)]++
		if seen := judge(t, schemas, s.Path, string(s.Data)); seen != "" {
			t.Errorf("%s: %s", s.Path, seen)
		}
	}
	for _, k := range schema.Kinds() {
		if kinds[k.Name] == 0 {
			t.Errorf("the content has no file of the kind %s", k.Name)
		}
	}
}

// opportunity is front matter with every key that has to be there.
const opportunity = `title: Kidney panel
summary: Tell us what a clinic should be like.
activity: panel
groups: carers
stages: delivery
organisation: midshire-icb
published: 2026-11-01
closes: 2026-12-04T17:00
mode: online
areas: london
time: {text: about an hour, minutes: 60}
payment: {kind: unpaid}
take_part: [{kind: email, to: involve@eastvale.example.org}]
who_can: [Anyone]
`

// edits are changes to the front matter above: each line stands in the place
// of the one with its key, or is added. A line "-key" takes the key away.
func edit(text, edits string) string {
	for line := range strings.Lines(edits) {
		key, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ":")
		var kept []string
		for l := range strings.Lines(text) {
			if !strings.HasPrefix(l, strings.TrimPrefix(key, "-")+":") {
				kept = append(kept, l)
			}
		}
		if text = strings.Join(kept, ""); !strings.HasPrefix(line, "-") {
			text += strings.TrimSuffix(line, "\n") + "\n"
		}
	}
	return text
}

const where = "content/opportunities/kidney-panel.md"

// found returns the errors that check has for an opportunity.
func found(t testing.TB, lib *content.Library, front string) (l diag.List) {
	t.Helper()
	doc := load.Parse(sources.File{Path: where, Data: []byte("---\n" + front + "---\n")}, load.Options{Zone: time.UTC})
	l = append(l, doc.Diags...)
	alone := *lib
	alone.Opportunities = nil
	_, more := load.Assemble(alone.Settings, append(terms(t), doc), nil)
	return append(l, more...)
}

// terms are the files of the sample content that are words.
func terms(t testing.TB) (docs []*load.Document) {
	src, err := sources.Read(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range src.Pages {
		if k := kindOf(s.Path); k == "group" || k == "stage" || k == "organisation" || s.Path == "content/index.md" {
			docs = append(docs, load.Parse(s, load.Options{Zone: time.UTC}))
		}
	}
	return docs
}

func TestWhatCheckAcceptsIsAccepted(t *testing.T) {
	lib, schemas := sample(t)
	for _, edits := range []string{
		"",
		"title: 25",
		"title: true",
		"title: 2026-12-04",
		"title: yes",
		"title: " + strings.Repeat("é", 80),
		"summary: >-\n",
		"id: 2027",
		"draft: \"true\"",
		"draft: false",
		"order: \"3\"",
		"order: 0",
		"order: 1000000",
		"activity: [panel]",
		"activity: [panel, workshop]",
		"groups: [carers, service-users]",
		"published: 2026-11-01T08:30",
		"published: 2026-11-01 08:30:15",
		"published: \"2026-11-01T08:30+01:00\"",
		"published: 2026-11-01T08:30Z",
		"closes: ongoing",
		"closes: 2028-02-29",
		"support: ask",
		"support: [ask]",
		"support: [breaks, large-print]",
		"expenses: {covered: yes}",
		"expenses: {covered: no, items: travel, prebooked: true}",
		"expenses: {covered: not-needed, items: []}",
		"payment: {kind: voucher, amount: 25}",
		"payment: {kind: voucher, amount: \"£1,000\", basis: fixed}",
		"payment: {kind: unpaid, amount: none}",
		"take_part: [{kind: phone, to: 01632960123}]",
		"take_part: [{kind: phone, to: \" 01632 960 123 \"}, {kind: post, to: Freepost}]",
		"take_part: [{kind: link, to: \"https://example.org/a?b=c#d\"}, {kind: video-relay, to: http://example.org}]",
		"age_min: 16\nsafeguarding: A youth worker is there.",
		"age_min: 18",
		"age_max: 18",
		"age_max: 0",
		"age_max: 17\nage_min: 16\nsafeguarding: A youth worker is there.",
		"age_min: \"21\"",
		"mode: [online, in-person]\nvenue: The hall\naccess: Level",
		"formats: [{kind: audio, on_request: true}, {kind: pdf, url: /files/a.pdf}, {kind: word, url: a.docx, on_request: false}]",
		"contact: {team: A, phone: 01632 960 123}",
		"related: /guidance/staying-safe/",
		"related: [../guidance/a.md, index.md, \"https://example.org/a:b\", \"#a\", \"?a=b:c\"]",
		"report_every: 1 month",
		"report_every: 12 months",
		"lang: cy",
		"lang: no",
		"image: /files/a.png\nimage_alt: A team",
		"partners: Eastvale",
		"partners: []",
		"checks: []",
		"outcomes: [{published: 2027-01-01, heard: [a], did: b}, {published: 2027-02-01, heard: c, decision_due: 2027-03-01}]",
		"sessions: [{id: first, starts: 2027-01-01T10:00, repeat: {every: week, until: 2027-02-01}}]",
		"updates: [{date: 2026-11-02, kind: news, text: 7 more places}]",
		"aliases: /old/",
		"programme: 10",
	} {
		front := edit(opportunity, edits)
		if edits == "summary: >-\n" {
			front = edit(opportunity, "-summary") + "summary: >-\n  Two\n  lines\n"
		}
		if l := found(t, lib, front); l.Count(diag.Error) > 0 {
			t.Errorf("%q: check does not accept it: %v", edits, l)
		}
		if seen := judge(t, schemas, where, "---\n"+front+"---\n"); seen != "" {
			t.Errorf("%q: %s", edits, seen)
		}
	}
}

func TestMistakesAreRejected(t *testing.T) {
	lib, schemas := sample(t)
	for _, edits := range []string{
		"-title", "-summary", "-activity", "-groups", "-stages", "-organisation", "-published", "-closes", "-mode", "-areas", "-time",
		"-payment", "-take_part", "-who_can",
		"title:", "title: \"\"", "title: \"  \"", "title: [a]", "title: {a: b}", "title: ~",
		"title: " + strings.Repeat("é", 81),
		"summary: " + strings.Repeat("a", 201),
		"titel: A",
		"updated: 2026-11-01",
		"id: Kidney_Panel", "id: -a", "id: a--b", "id: 1.5", "id: -5",
		"draft: maybe", "draft: yes",
		"order: first", "order: -1", "order: 1.5", "order: 1000001",
		"activity: dancing", "activity: []", "activity: [panel, dancing]", "activity: [panel, panel]", "activity: panel, workshop",
		"groups: carer", "stages: deliver", "organisation: nobody", "organisation: [midshire-icb]", "areas: atlantis", "topics: stars",
		"published: tomorrow", "published: 4 December 2026", "published: 2026-13-01", "published: 2026-11-31", "published: 26-11-01",
		"published: 2026-11-01T8:30", "published: 2026-11-01T25:00", "published: 2026", "published: 2026-1-1",
		"closes: never", "closes: 2026-12-04T17", "closes: 2026-12-04T17:00+15:00", "closes: \"2026-12-04 \"",
		"entry: knock",
		"mode: telepathy", "mode: in-person", "mode: [online, in-person]\nvenue: The hall",
		"time: an hour", "time: {text: an hour}", "time: {text: an hour, minutes: about 60}", "time: {text: a, minutes: 60, per: year}",
		"payment: {kind: voucher}", "payment: {kind: gold, amount: 1}", "payment: {amount: 1}", "payment: unpaid", "payment: {kind: unpaid, sum: 3}",
		"expenses: {covered: maybe}", "expenses: {items: travel}", "expenses: {covered: true}",
		"support: [ask, breaks]", "support: nothing",
		"formats: [{kind: pdf}]", "formats: [{kind: pdf, url: a.pdf, on_request: true}]", "formats: {kind: pdf}",
		"take_part: []", "take_part: [{kind: email, to: nobody}]", "take_part: [{kind: phone, to: call us}]", "take_part: [{kind: link, to: example.org}]",
		"take_part: [email]", "take_part: [{kind: email}]",
		"contact: {team: A}", "contact: {email: a@example.org}", "contact: {team: A, phone: ring}",
		"age_min: 16", "age_min: \"9\"", "age_min: 0", "age_max: 16",
		"who_can: []", "who_can: [[a]]", "who_can: [{a: b}]", "who_can: [\"\"]",
		"checks: police",
		"related: www.example.org", "related: //example.org/", "related: mailto:a@example.org", "related: a b",
		"aliases: old", "aliases: /a?b",
		"report_every: quarterly", "report_every: 0 months", "report_every: 3 weeks",
		"lang: Welsh!", "image: /files/a.png",
		"outcomes: [{published: 2027-01-01, heard: a}]", "outcomes: [{published: 2027-01-01, did: a}]",
		"sessions: [{starts: 2027-01-01T10:00}]", "sessions: [{id: a, starts: soon}]",
		"updates: [{date: 2026-11-02, kind: rumour, text: a}]",
	} {
		front := edit(opportunity, edits)
		if found(t, lib, front).Count(diag.Error) == 0 {
			t.Errorf("%q: check accepts it", edits)
		}
		if seen := judge(t, schemas, where, "---\n"+front+"---\n"); seen == "" || seen == notYAML {
			t.Errorf("%q: %q, want a mistake that the schema sees", edits, seen)
		}
	}
}

func TestSettingsAreJudgedToo(t *testing.T) {
	_, schemas := sample(t)
	const settings = `title: A
base_url: https://example.org/
feed_id: "tag:example.org,2026:"
since: 2026-11-22
organisation: {name: A}
`
	for edits, right := range map[string]bool{
		"": true, "brand: nhs": true, "brand: nsh": false, "base_url: example.org": false, "base_url: https://example.org/a/": true,
		"base_url: https://example.org/?a": false, "closing_soon: 2 weeks": false, "closing_soon: 10 days": true,
		"facets: [group, area]": true, "facets: [group, colour]": false, "combine: []": true,
		"rules: {heading-skip: warning}": true, "rules: {heading-skip: loud}": false, "rules: {}": true,
		"vocabularies: {area: {label: Area, terms: {london: London, all: {label: All, everywhere: true}}}}": true,
		"vocabularies: {area: {label: Area, terms: {London: London}}}":                                      false,
		"vocabularies: {area: {label: Area, terms: {london: {everywhere: true}}}}":                          false,
		"vocabularies: {area: {terms: {london: London}}}":                                                   false,
		"time_zone: 1": false, "names: [A, B]": true, "navigaton: [/]": false, "contact: {team: A, email: a@example.org}": true,
	} {
		text := edit(settings, edits)
		_, l := load.Settings(sources.File{Path: content.SettingsPath, Data: []byte(text)})
		if accepted := l.Count(diag.Error) == 0; accepted != right {
			t.Errorf("%q: check accepts it: %v", edits, accepted)
		}
		if seen := judge(t, schemas, content.SettingsPath, text); (seen == "") != right {
			t.Errorf("%q: %q", edits, seen)
		}
	}
}

// A word of digits is a number to YAML, and a slug like any other to check.
func TestWordsThatYAMLTakesForNumbersAreWords(t *testing.T) {
	lib := &content.Library{}
	lib.Settings.Keys = keys.New([]keys.Key{{Name: "title"}})
	lib.Settings.Areas.Terms = []content.Term{{Slug: "2026", Label: "A"}, {Slug: "007", Label: "B"}, {Slug: "true", Label: "C"}, {Slug: "1e3", Label: "D"}, {Slug: "inf", Label: "E"}}
	k := schema.Opportunity()
	k.Fields = []schema.Field{*k.Field("areas")}
	s := compile(t, Of(k, lib))
	for _, text := range []string{"2026", `"2026"`, "007", "true", "1e3", "inf", "[2026, 007, inf]"} {
		if v, _ := core("areas: " + text); s.Validate(v) != nil {
			t.Errorf("%s is rejected", text)
		}
	}
	for _, text := range []string{"2027", "false", "[inf, inf]"} {
		if v, _ := core("areas: " + text); s.Validate(v) == nil {
			t.Errorf("%s is accepted", text)
		}
	}
}

// Settings that cannot be read may well have the word.
func TestWordsOfUnreadableSettingsAreNotRejected(t *testing.T) {
	k := schema.Opportunity()
	k.Fields = []schema.Field{*k.Field("areas"), *k.Field("groups")}
	s := compile(t, Of(k, &content.Library{}))
	if v, _ := core("areas: london\ngroups: []\n"); s.Validate(v) == nil {
		t.Error("an empty list of groups is accepted")
	}
	k.Fields = k.Fields[:1]
	if v, _ := core("areas: london"); compile(t, Of(k, &content.Library{})).Validate(v) != nil {
		t.Error("an area is rejected")
	}
}

func TestEveryKeyAndEveryWordIsExplained(t *testing.T) {
	lib, _ := sample(t)
	for _, k := range schema.Kinds() {
		text := string(Of(k, lib))
		for _, f := range k.Fields {
			if !strings.Contains(text, strconv.Quote(f.Key)+": {\n") || !strings.Contains(text, strings.ReplaceAll(f.Help, `"`, `\"`)) {
				t.Errorf("%s: %s is not explained", k.Name, f.Key)
			}
		}
	}
	text := string(Of(schema.Opportunity(), lib))
	for _, want := range []string{"Carers: You look after a family member or friend, without being employed to do it.", "North East", "Large print papers", "Focus group"} {
		if !strings.Contains(text, want) {
			t.Errorf("the schema lacks %q", want)
		}
	}
	if first := slices.Index(strings.Fields(text), `"title":`); first < 0 || first > slices.Index(strings.Fields(text), `"summary":`) {
		t.Error("the keys are not in the order of the table")
	}
}
