package opendata

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"involve/internal/content"
	"involve/internal/snapshot"
	"involve/internal/view"
)

// described returns the fields of a struct as a table of fields has them, but
// for what only people can say.
func described(t reflect.Type, path string) (list []field) {
	for i := range t.NumField() {
		name, option, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		of := t.Field(i).Type
		f := field{path: path + name, always: option != "omitempty", list: of.Kind() == reflect.Slice}
		for of.Kind() == reflect.Slice || of.Kind() == reflect.Pointer {
			of = of.Elem()
		}
		switch of.Kind() {
		case reflect.Struct:
			f.kind = object
		case reflect.Int:
			f.kind = number
		case reflect.Bool:
			f.kind = flag
		}
		list = append(list, f)
		if f.kind == object && of != reflect.TypeFor[view.Record]() {
			list = append(list, described(of, f.path+".")...)
		}
	}
	return list
}

func TestFieldsAreThoseOfTheView(t *testing.T) {
	for _, c := range []struct {
		name string
		view reflect.Type
		said []field
	}{
		{"the envelope", reflect.TypeFor[view.Data](), envelope},
		{"an opportunity", reflect.TypeFor[view.Record](), fields},
	} {
		var said []field
		for _, f := range c.said {
			switch f.kind {
			case object, number, flag:
			default:
				f.kind = text // what a string holds the view does not say
			}
			said = append(said, field{path: f.path, kind: f.kind, list: f.list, always: f.always})
		}
		want := described(c.view, "")
		for i := range max(len(want), len(said)) {
			if i >= len(said) || i >= len(want) || said[i] != want[i] {
				t.Errorf("%s: field %d of the table is %+v, of the view %+v", c.name, i, said[min(i, len(said)-1)], want[min(i, len(want)-1)])
				break
			}
		}
	}
}

func TestEveryFieldIsExplained(t *testing.T) {
	for _, f := range append(slices.Clone(envelope), fields...) {
		if !strings.HasSuffix(f.means, ".") {
			t.Errorf("%s means %q, which is no sentence", f.path, f.means)
		}
		if (f.kind == word) != (f.vocabulary != "") {
			t.Errorf("%s has the kind %d and the vocabulary %q", f.path, f.kind, f.vocabulary)
		}
		if f.kind == word && f.vocabulary != "status" && !ofSite[f.vocabulary] && content.BuiltIn(f.vocabulary).Label == "" {
			t.Errorf("%s: there is no vocabulary %q", f.path, f.vocabulary)
		}
	}
}

// sample is a site with two opportunities: one that says all that a cell can
// hold, and one that says as little as can be. A group and an organisation are
// drafts; the second opportunity is for one of them.
func sample(t *testing.T) *snapshot.Snapshot {
	t.Helper()
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	day := func(y, m, d int) content.When {
		return content.When{Time: time.Date(y, time.Month(m), d, 0, 0, 0, 0, zone), DateOnly: true}
	}
	page := func(url, title string) content.Page {
		return content.Page{URL: url, Slug: strings.Split(strings.Trim(url, "/"), "/")[strings.Count(strings.Trim(url, "/"), "/")], Title: title}
	}
	hidden := page("/opportunities/group/hidden/", "Not yet")
	never := page("/opportunities/group/never/", "Not yet either")
	hidden.Draft, never.Draft = true, true
	carers := page("/opportunities/group/carers/", "Carers")
	full := &content.Opportunity{
		Page: page("/opportunities/full/", "=cmd()"), ID: "full", Activity: []string{"panel", "survey"},
		Groups: []string{"carers"}, Organisation: "eastvale", Areas: []string{"north", "london"},
		Published: day(2026, 6, 1), Opens: day(2026, 6, 1), Closes: content.Closing{When: day(2026, 7, 1)}, Entry: "apply",
		Mode: []string{"online"}, Payment: content.Payment{Kind: "paid", Amount: "£25"}, Time: content.TimeNeeded{Text: "an hour", Minutes: 60, Per: "once"},
		Support: []string{"ask"}, Contact: content.Contact{Team: "Team", Phone: "+44 1632 960 001"}, OpenTo: "everyone", Places: 12, AgeMin: 18,
		Expenses: content.Expenses{Covered: "yes", Items: []string{"travel", "meals"}},
	}
	bare := &content.Opportunity{
		Page: page("/opportunities/bare/", "Bare"), ID: "bare", Groups: []string{"hidden"}, Organisation: "gone",
		Published: day(2026, 6, 1), Opens: day(2026, 6, 1), Closes: content.Closing{Ongoing: true},
	}
	lib := &content.Library{
		Settings: content.Settings{
			Title: "Involve", Zone: zone, Language: "en-GB", Licence: content.Link{Label: "A licence", URL: "https://example.org/licence/"},
			Areas: content.Vocabulary{Label: "Area", Terms: []content.Term{{Slug: "london", Label: "London"}, {Slug: "north", Label: "The North"}}},
		},
		Groups:        []*content.Page{&carers, &hidden, &never},
		Organisations: []*content.Organisation{{Page: page("/opportunities/organisation/eastvale/", "Eastvale")}},
		Opportunities: []*content.Opportunity{full, bare},
	}
	return snapshot.New(lib, time.Date(2026, 6, 10, 12, 0, 0, 0, zone), false, "https://example.org/involve/")
}

func TestTableSaysWhatTheDataSays(t *testing.T) {
	table := Table(sample(t))
	if len(table.Rows) != 2 {
		t.Fatalf("the table has %d rows, want 2", len(table.Rows))
	}
	for _, c := range []struct{ column, bare, full string }{
		{"id", "bare", "full"},
		{"url", "https://example.org/involve/opportunities/bare/", "https://example.org/involve/opportunities/full/"},
		{"status", "open", "open"},
		{"title", "Bare", "=cmd()"},
		{"activity", "", "panel; survey"},
		{"groups", "hidden", "carers"},
		{"groups_label", "hidden", "Carers"}, // what a draft is called is not told
		{"organisation", "gone", "eastvale"},
		{"organisation_label", "gone", "Eastvale"},
		{"areas", "", "north; london"},
		{"areas_label", "", "The North; London"},
		{"opens", "2026-06-01", "2026-06-01"},
		{"closes", "ongoing", "2026-07-01T23:59:59+01:00"},
		{"closes_date", "", "2026-07-01"},
		{"time_minutes", "0", "60"},
		{"payment_kind", "", "paid"},
		{"payment_amount", "", "£25"},
		{"expenses_covered", "", "yes"},
		{"expenses_items", "", "travel; meals"},
		{"expenses_prebooked", "", "false"},
		{"support_label", "", "Tell us what you need"},
		{"waiting_list", "false", "false"},
		{"contact_phone", "", "+44 1632 960 001"},
		{"age_min", "0", "18"},
		{"places", "", "12"},
		{"outcome_due", "", ""},
	} {
		i := slices.Index(table.Header, c.column)
		if i < 0 {
			t.Errorf("there is no column %s", c.column)
			continue
		}
		if bare, full := table.Rows[0][i], table.Rows[1][i]; bare != c.bare || full != c.full {
			t.Errorf("%s = %q and %q, want %q and %q", c.column, bare, full, c.bare, c.full)
		}
	}
	for _, no := range []string{"sessions_starts", "updates_kind", "time", "contact"} {
		if slices.Contains(table.Header, no) {
			t.Errorf("there is a column %s", no)
		}
	}
}

func TestEveryColumnIsExplainedOnce(t *testing.T) {
	m := sample(t)
	var names []string
	for _, c := range Guide(m).Columns {
		names = append(names, c.Name)
		if c.Means == "" || c.Holds == "" {
			t.Errorf("the column %s is not explained", c.Name)
		}
	}
	if header := Table(m).Header; !slices.Equal(names, header) {
		t.Errorf("the columns explained are %v, those of the table %v", names, header)
	}
	if once := slices.Compact(slices.Sorted(slices.Values(names))); len(once) != len(names) {
		t.Errorf("a column stands twice: %v", names)
	}
}

// member returns the value at a path of an object.
func member(t *testing.T, o view.Object, path ...string) any {
	t.Helper()
	var v any = o
	for _, name := range path {
		o, _ := v.(view.Object)
		i := slices.IndexFunc(o, func(m view.Member) bool { return m.Name == name })
		if i < 0 {
			t.Fatalf("there is no %s in %v", name, path)
		}
		v = o[i].Value
	}
	return v
}

func TestSchemaHasTheWordsOfTheSite(t *testing.T) {
	root := Schema(sample(t)).Root
	if got, want := member(t, root, "$id"), "https://example.org/involve/opportunities/index.schema.json"; got != want {
		t.Errorf("$id = %v, want %v", got, want)
	}
	words := func(vocabulary string) (list []string) {
		for _, o := range member(t, root, "$defs", vocabulary, "oneOf").([]view.Object) {
			list = append(list, member(t, o, "const").(string)+": "+member(t, o, "title").(string))
		}
		return list
	}
	for name, want := range map[string][]string{
		"group": {"carers: Carers", "hidden: hidden"}, // and not never, which nothing shows
		"area":  {"london: London", "north: The North"},
		"mode":  {"online: Online", "in-person: In person", "phone: By phone", "post: By post"},
	} {
		if got := words(name); !slices.Equal(got, want) {
			t.Errorf("the words of %s are %q, want %q", name, got, want)
		}
	}
	if got, want := words("support"), "ask: Tell us what you need"; got[len(got)-1] != want {
		t.Errorf("the last word of support is %q, want %q", got[len(got)-1], want)
	}
	if got := member(t, root, "properties", "version", "const"); got != version {
		t.Errorf("the schema is of version %v, want %d", got, version)
	}
	if got := member(t, root, "$defs", "opportunity", "properties", "payment", "required").([]string); !slices.Equal(got, []string{"kind"}) {
		t.Errorf("a payment always has %v, want its kind", got)
	}
}
