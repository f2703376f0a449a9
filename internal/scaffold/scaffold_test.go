package scaffold

import (
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"involve/internal/build"
	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/schema"
	"involve/themes"
)

var (
	london, _ = time.LoadLocation("Europe/London")
	at        = time.Date(2026, 11, 29, 9, 0, 0, 0, london)
	today     = content.DateOf(at)
)

// newSite is a new site's files.
func newSite(day content.Date) fstest.MapFS {
	m := fstest.MapFS{}
	for _, f := range Site(day) {
		m[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	return m
}

// sampleSite is this repository's own content.
func sampleSite(t *testing.T) fstest.MapFS {
	t.Helper()
	m := fstest.MapFS{}
	if err := copyFS(m, "content"); err != nil {
		t.Fatal(err)
	}
	return m
}

func copyFS(m fstest.MapFS, dir string) error {
	list, err := os.ReadDir("../../" + dir)
	for _, e := range list {
		name := dir + "/" + e.Name()
		if e.IsDir() {
			err = errors.Join(err, copyFS(m, name))
			continue
		}
		data, fault := os.ReadFile("../../" + name)
		m[name] = &fstest.MapFile{Data: data}
		err = errors.Join(err, fault)
	}
	return err
}

// session is a run of the pipeline over a site, as check has it.
func session(t *testing.T, files fstest.MapFS) func(at time.Time) *build.Site {
	t.Helper()
	s, err := build.NewSession(build.Options{Site: files, Themes: themes.FS})
	if err != nil {
		t.Fatal(err)
	}
	return func(at time.Time) *build.Site {
		t.Helper()
		site, err := s.Load(at)
		if err != nil {
			t.Fatal(err)
		}
		return site
	}
}

func load(t *testing.T, files fstest.MapFS, at time.Time) *build.Site {
	t.Helper()
	return session(t, files)(at)
}

// of returns what is said of one file.
func of(l diag.List, path string) (some diag.List) {
	for _, d := range l {
		if d.Path == path {
			some = append(some, d)
		}
	}
	return some
}

// answers are what an author might write into the blanks of a file.
var answers = map[string]string{
	"summary": "Tell us what you think", "activity": "[panel, survey]", "groups": "carers", "stages": "delivery", "organisation": "midshire-icb",
	"mode": "[online, phone]", "areas": "england", "time: text": "About an hour", "time: minutes": "60", "payment: kind": "unpaid",
	"take_part: kind": "email", "take_part: to": "involvement@example.org", "who_can": "Anybody can", "contact: team": "Involvement Team",
	"contact: email": "team@example.org", "expenses: covered": "yes", "support": "ask",
}

// fill writes the answers into the blanks.
func fill(t *testing.T, data []byte, blanks []Blank, own map[string]string) []byte {
	t.Helper()
	lines := strings.Split(string(data), "\n")
	for _, b := range blanks {
		l := &lines[b.Line-1]
		switch answer, ok := own[b.Name]; {
		case b.Text && strings.HasPrefix(*l, "<!-- write: ") && strings.HasSuffix(*l, " -->"):
			*l = "We want to know what you think of it."
		case b.Text:
			t.Errorf("line %d is no prompt: %s", b.Line, *l)
		default:
			if !ok {
				if answer, ok = answers[b.Name]; !ok {
					t.Errorf("nobody has an answer for %s", b.Name)
				}
			}
			if strings.Count(*l, `""`) != 1 {
				t.Errorf("line %d is not blank: %s", b.Line, *l)
			}
			*l = strings.Replace(*l, `""`, answer, 1)
		}
	}
	return []byte(strings.Join(lines, "\n"))
}

func TestANewFilePassesStrictCheckOnceItsBlanksAreFilled(t *testing.T) {
	for name, files := range map[string]fstest.MapFS{"a new site": newSite(today), "the sample content": sampleSite(t)} {
		own := map[string]string{}
		if name == "a new site" {
			own["areas"] = "[north, south]"
		}
		load := session(t, files)
		lib := load(at).Library
		for _, k := range Kinds() {
			title, slug, err := Name(k, `Tŷ Hafan carer's café: "£1,000" and more`)
			if err != nil {
				t.Fatal(err)
			}
			path, err := Place(k, "", slug)
			if err != nil {
				t.Fatal(err)
			}
			data, blanks := New(k, title, lib, today)
			files[path] = &fstest.MapFile{Data: data}
			wanted := map[int]bool{} // lines where check has to miss something
			for _, b := range blanks {
				if !b.Text {
					wanted[b.Line] = true
				}
			}
			for _, d := range of(load(at).Diags.All(), path) {
				if d.Severity == diag.Error && (d.Rule != "empty-value" || !wanted[d.Line]) {
					t.Errorf("%s: %s: %s is not a blank", name, k.Name, d)
				}
				if d.Rule == "empty-value" && len(d.Hint) < 12 {
					t.Errorf("%s: the hint %q does not say what belongs there", d, d.Hint)
				}
				delete(wanted, d.Line)
			}
			for line := range wanted {
				t.Errorf("%s: %s: check does not miss what is blank in line %d", name, k.Name, line)
			}
			files[path] = &fstest.MapFile{Data: fill(t, data, blanks, own)}
			site := load(at)
			for _, d := range of(site.Diags.All(), path) {
				t.Errorf("%s: %s: %s", name, k.Name, d)
			}
			if _, url, _ := content.Locate(path); !site.Plan.Has(url) {
				t.Errorf("%s: %s: there is no page", name, k.Name)
			}
			delete(files, path)
		}
	}
}

// What is a comment is right once the hash is taken away.
func TestOptionalKeysCanBeUsedAsTheyAre(t *testing.T) {
	files := sampleSite(t)
	load := session(t, files)
	lib := load(at).Library
	for _, k := range Kinds() {
		data, blanks := New(k, "A title", lib, today)
		data = fill(t, data, blanks, nil)
		var lines []string
		used := 0
		for line := range strings.Lines(string(data)) {
			line = strings.TrimSuffix(line, "\n")
			bare := strings.TrimLeft(line, " ")
			if strings.HasPrefix(bare, "#") && len(bare) > 3 && (bare[1] != ' ' && bare[1] != '#' || bare[1:3] == "  " && line[0] == '#') && !strings.Contains(line, " – ") {
				line = line[:len(line)-len(bare)] + bare[1:]
				used++
			}
			lines = append(lines, line)
		}
		path, _ := Place(k, "", "a-title")
		files[path] = &fstest.MapFile{Data: []byte(strings.Join(lines, "\n"))}
		empty := 0
		for _, d := range of(load(at).Diags.All(), path) {
			switch d.Rule {
			case "empty-value":
				empty++
			case "unknown-key", "duplicate-key", "wrong-type", "left-out", "unreadable-front-matter", "unclosed-front-matter":
				t.Errorf("%s: %s", k.Name, d)
			}
		}
		if n := len(k.Fields); used < n/2 || empty < n/4 {
			t.Errorf("%s: %d lines used and %d of them empty: the test shows nothing", k.Name, used, empty)
		}
		for i := range k.Fields {
			if key := k.Fields[i].Key; k.Name != "opportunity" && !strings.Contains("\n"+strings.Join(lines, "\n"), "\n"+key+":") {
				t.Errorf("%s: %s is not in the file", k.Name, key)
			}
		}
		delete(files, path)
	}
}

func TestEveryKeyIsExplained(t *testing.T) {
	lib := load(t, sampleSite(t), at).Library
	for _, k := range Kinds() {
		data, _ := New(k, "A title", lib, today)
		text := strings.Join(strings.FieldsFunc(string(data), func(r rune) bool { return r == ' ' || r == '#' || r == '\n' }), " ")
		for i := range k.Fields {
			f := &k.Fields[i]
			if !strings.Contains(text, " "+f.Key+":") || !strings.Contains(text, f.Help) {
				t.Errorf("%s: %s is not explained", k.Name, f.Key)
			}
		}
		for n, line := range strings.Split(string(data), "\n") {
			if utf8.RuneCountInString(line) > 80 && !strings.HasPrefix(line, "<!--") {
				t.Errorf("%s:%d: the line is longer than 80 characters: %s", k.Name, n+1, line)
			}
		}
	}
	data, _ := New(schema.Opportunity(), "A title", lib, today)
	for _, want := range []string{"#   carers – Carers\n", "#   north-east – North East\n", "#   midshire-icb – NHS Midshire Integrated Care Board\n", "travel-booked (Travel booked"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("the file of an opportunity lacks %q", want)
		}
	}
}

func TestDatesAreProposedFromToday(t *testing.T) {
	lib := load(t, newSite(today), at).Library
	data, _ := New(schema.Opportunity(), "A title", lib, content.Date{Year: 2028, Month: 2, Day: 27})
	for _, want := range []string{"\npublished: 2028-02-27\n", "\ncloses: 2028-03-26T17:00\n", "\noutcome_due: 2028-06-18\n"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("the file lacks %q", want)
		}
	}
}

func TestAWordThatStandsAloneIsFilledIn(t *testing.T) {
	lib := load(t, newSite(today), at).Library
	data, _ := New(schema.Opportunity(), "A title", lib, today)
	if !strings.Contains(string(data), "\norganisation: example-organisation\n") {
		t.Error("the only organisation is not filled in")
	}
	files := newSite(today)
	files["content/organisations/other.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Other\nsummary: Another.\n---\n")}
	data, _ = New(schema.Opportunity(), "A title", load(t, files, at).Library, today)
	if !strings.Contains(string(data), "\norganisation: \"\"\n") {
		t.Error("an organisation is chosen where there are two")
	}
}

// A site whose organisations say nothing leaves more to write.
func TestWhatNoOrganisationSaysIsAskedFor(t *testing.T) {
	files := newSite(today)
	files["content/organisations/example-organisation.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Other\nsummary: Another.\n---\n")}
	_, blanks := New(schema.Opportunity(), "A title", load(t, files, at).Library, today)
	names := map[string]bool{}
	for _, b := range blanks {
		names[b.Name] = true
	}
	for _, want := range []string{"contact: team", "contact: email", "expenses: covered", "support"} {
		if !names[want] {
			t.Errorf("%q is not asked for", want)
		}
	}
}

func TestANewFileCanBeMadeInASiteWithMistakes(t *testing.T) {
	files := newSite(today)
	files["content/groups/carers.md"] = &fstest.MapFile{Data: []byte("---\ntitle: \"Half\n")}
	files["content/_site.yaml"] = &fstest.MapFile{Data: []byte("title: [\n")}
	for _, k := range Kinds() {
		if data, blanks := New(k, "A title", load(t, files, at).Library, today); len(data) == 0 || len(blanks) == 0 {
			t.Errorf("%s: nothing is made", k.Name)
		}
	}
}

func TestEveryTextHasAPrompt(t *testing.T) {
	if len(prompts) != len(content.Headings) {
		t.Errorf("there are %d prompts for %d headings", len(prompts), len(content.Headings))
	}
	for _, h := range content.Headings {
		if len(prompts[h]) < 20 {
			t.Errorf("the heading %q has no prompt", h)
		}
	}
	for _, k := range Kinds() {
		if k.Name != "opportunity" && len(paragraphs[k.Name]) == 0 {
			t.Errorf("the kind %s has no prompt", k.Name)
		}
	}
}

func TestNameTidiesTitlesAndMakesSlugs(t *testing.T) {
	k := schema.Opportunity()
	for raw, want := range map[string]string{
		"Kidney panel": "kidney-panel",
		"  Tŷ Hafan carer's café – £1,000 & more ": "ty-hafan-carers-cafe-1000-more",
		"Carers’ assessment, 2027":                 "carers-assessment-2027",
		"10,000 steps":                             "10000-steps",
		"Straße\tÆrø":                              "strasse-aero",
		strings.Repeat("seven77 ", 9):              strings.Repeat("seven77-", 6) + "seven77",
		strings.Repeat("x", 70):                    strings.Repeat("x", 60),
		strings.Repeat("x", 60) + " y":             strings.Repeat("x", 60),
	} {
		title, slug, err := Name(k, raw)
		if err != nil || slug != want || !content.IsSlug(slug) {
			t.Errorf("Name(%q) = %q, %v, want %q", raw, slug, err, want)
		}
		if title != strings.Join(strings.Fields(raw), " ") {
			t.Errorf("Name(%q) has the title %q", raw, title)
		}
	}
	for raw, want := range map[string]string{
		"": "empty", " \n ": "empty", strings.Repeat("é", 81): "81 characters", "照護者": "web address", "–!": "web address", "a\x00b": "cannot be seen", "a\xffb": "cannot be seen", "a\ufeffb": "cannot be seen",
	} {
		_, _, err := Name(k, raw)
		if r := (*Refusal)(nil); !errors.As(err, &r) || !strings.Contains(r.Message, want) || r.Hint == "" {
			t.Errorf("Name(%q) = %v, want a refusal that says %q", raw, err, want)
		}
	}
}

// Whatever a title is made of, the file says it and no more.
func TestAnyTitleCanBeRead(t *testing.T) {
	files := newSite(today)
	load := session(t, files)
	lib := load(at).Library
	for _, raw := range []string{
		`A: "B" \ 'C' # D`, "- a", "[a, b]", "{a: b}", "& * ! | > % @ a", "null", "true", "2027", "2027-01-01", "~a", "a\u2028b", "👩🏽‍⚕️ and you", "a --- b", "a\n---\nb", `\n a`,
	} {
		title, slug, err := Name(schema.Page("page"), raw)
		if err != nil {
			t.Errorf("Name(%q): %v", raw, err)
			continue
		}
		path, _ := Place(schema.Page("page"), "", slug)
		data, blanks := New(schema.Page("page"), title, lib, today)
		files[path] = &fstest.MapFile{Data: fill(t, data, blanks, nil)}
		got := ""
		for _, p := range load(at).Library.Pages {
			if p.Path == path {
				got = p.Title
			}
		}
		if got != title {
			t.Errorf("the title %q is read as %q", title, got)
		}
		delete(files, path)
	}
}

func TestPlaceFindsTheFolderOfAKind(t *testing.T) {
	opportunity, guidance, group := schema.Opportunity(), schema.Page("guidance"), schema.Page("group")
	for _, c := range []struct {
		kind      *schema.Kind
		dir, want string
	}{
		{opportunity, "", "content/opportunities/a.md"},
		{opportunity, "2027", "content/opportunities/2027/a.md"},
		{opportunity, "2027/", "content/opportunities/2027/a.md"},
		{opportunity, "content/opportunities/2027", "content/opportunities/2027/a.md"},
		{opportunity, "opportunities", "content/opportunities/a.md"},
		{opportunity, `2027\spring`, "content/opportunities/2027/spring/a.md"},
		{opportunity, "Spring 2027", "content/opportunities/Spring 2027/a.md"},
		{opportunity, "../../etc", ""},
		{opportunity, "/etc", ""},
		{opportunity, "2027/../2028", "content/opportunities/2028/a.md"},
		{opportunity, "_drafts", ""},
		{opportunity, ".hidden", ""},
		{opportunity, "2027/.hidden", ""},
		{guidance, "teams", "content/guidance/teams/a.md"},
		{guidance, "Teams", ""},
		{group, "", "content/groups/a.md"},
		{group, "more", ""},
	} {
		got, err := Place(c.kind, c.dir, "a")
		if got != c.want {
			t.Errorf("Place(%s, %q) = %q, %v, want %q", c.kind.Name, c.dir, got, err, c.want)
		}
		if r := (*Refusal)(nil); c.want == "" && (!errors.As(err, &r) || r.Hint == "") {
			t.Errorf("Place(%s, %q) gives no refusal with a hint: %v", c.kind.Name, c.dir, err)
		}
	}
}

func TestClashFindsOneAddressWhereverTheFileIs(t *testing.T) {
	files := []string{"content/index.md", "content/opportunities/2026/kidney-panel.md", "content/guidance/Feedback.md", "content/opportunities/2026/stray/notes.txt.md"}
	for file, clash := range map[string]bool{
		"content/opportunities/kidney-panel.md":      true,
		"content/opportunities/2027/Kidney-Panel.md": true,
		"content/opportunities/kidney-panels.md":     false,
		"content/guidance/feedback.md":               true,
		"content/guidance/kidney-panel.md":           false,
		"content/pages/feedback.md":                  false,
	} {
		err := Clash(file, files)
		if (err != nil) != clash {
			t.Errorf("Clash(%s) = %v", file, err)
		}
	}
}
