package load

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	_ "time/tzdata"

	"github.com/rogpeppe/go-internal/txtar"

	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/keys"
	"involve/internal/sources"
)

var update = flag.Bool("update", false, "write the diagnostics that come out into testdata")

// site reads a whole tree. It fails the test when the disk does.
func site(t testing.TB, fsys fs.FS) (*content.Library, diag.List) {
	t.Helper()
	src, err := sources.Read(fsys)
	if err != nil {
		t.Fatal(err)
	}
	settings, l := Settings(src.Settings)
	l = append(l, src.Diags...)
	var docs []*Document
	for _, s := range src.Pages {
		doc := Parse(s, Options{Zone: settings.Zone})
		l = append(l, doc.Diags...)
		docs = append(docs, doc)
	}
	lib, more := Assemble(settings, docs, src.Files)
	l = append(l, more...)
	l.Sort()
	return lib, l
}

// wanted writes diagnostics as testdata has them: place to the last column,
// severity, message, rule, and the hint on a line of its own.
func wanted(l diag.List) string {
	var b strings.Builder
	for _, d := range l {
		place := d.Pos.String()
		if d.EndCol > 0 {
			place += fmt.Sprintf("-%d", d.EndCol)
		}
		fmt.Fprintf(&b, "%s: %v: %s [%s]\n", place, d.Severity, d.Message, d.Rule)
		if d.Hint != "" {
			fmt.Fprintf(&b, "  hint: %s\n", d.Hint)
		}
	}
	return b.String()
}

// The files of an archive are the files of a site over those of base.txtar,
// which has no mistakes. A name can be followed by
//
//	quoted                 the lines are Go strings, which have no line ends of their own
//	over valid             keys to put first in a valid opportunity, in place of its own
//	over valid without k   the same, and without the key k
//	gone                   the file of base.txtar is not there
func siteFiles(t testing.TB, archive string) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{}
	read := func(name string) *txtar.Archive {
		a, err := txtar.ParseFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	base := read("base.txtar")
	valid := string(file(base, "valid"))
	for _, f := range append(base.Files, read(archive).Files...) {
		name, form, _ := strings.Cut(f.Name, " ")
		data := f.Data
		switch without, over := strings.CutPrefix(form, "over valid"); {
		case name == "want" || name == "valid":
			continue
		case form == "gone":
			delete(fsys, name)
			continue
		case form == "quoted":
			var b strings.Builder
			for line := range strings.Lines(string(data)) {
				s, err := strconv.Unquote(strings.TrimSpace(line))
				if err != nil {
					t.Fatalf("%s: %s: %s: %v", archive, name, line, err)
				}
				b.WriteString(s)
			}
			data = []byte(b.String())
		case over:
			data = overlay(valid, string(data), strings.Fields(strings.TrimPrefix(without, " without")))
		case form != "":
			t.Fatalf("%s: %s: what is %q?", archive, name, form)
		}
		fsys[name] = &fstest.MapFile{Data: data}
	}
	return fsys
}

// overlay puts keys in place of those of a valid file.
func overlay(valid, keys string, without []string) []byte {
	for _, m := range regexp.MustCompile(`(?m)^([a-z_]+) ?:`).FindAllStringSubmatch(keys, -1) {
		without = append(without, m[1])
	}
	var b strings.Builder
	b.WriteString("---\n" + keys)
	drop := false
	for line := range strings.Lines(strings.TrimPrefix(valid, "---\n")) {
		if line[0] != ' ' {
			key, _, _ := strings.Cut(line, ":")
			drop = slices.Contains(without, key)
		}
		if !drop {
			b.WriteString(line)
		}
	}
	return []byte(b.String())
}

func file(a *txtar.Archive, name string) []byte {
	for _, f := range a.Files {
		if f.Name == name {
			return f.Data
		}
	}
	return nil
}

func archives(t testing.TB) []string {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) < 14 {
		t.Fatalf("testdata: %v, %v", paths, err)
	}
	var names []string
	for _, p := range paths {
		if name := filepath.Base(p); name != mistakesTable {
			names = append(names, name)
		}
	}
	return names
}

func TestEachMistakeIsReportedInItsPlace(t *testing.T) {
	for _, name := range archives(t) {
		t.Run(strings.TrimSuffix(name, ".txtar"), func(t *testing.T) {
			_, l := site(t, siteFiles(t, name))
			got := wanted(l)
			path := filepath.Join("testdata", name)
			a, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if want := string(file(a, "want")); got == want {
				return
			} else if !*update {
				t.Errorf("diagnostics:\n%s\nwant:\n%s", got, want)
				return
			}
			a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return f.Name == "want" })
			a.Files = append(a.Files, txtar.File{Name: "want", Data: []byte(got)})
			if err := os.WriteFile(path, txtar.Format(a), 0o644); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// Every rule of this package, of decode and of frontmatter has a case in testdata.
func TestEveryRuleHasACase(t *testing.T) {
	have := map[string]bool{}
	for _, name := range archives(t) {
		_, l := site(t, siteFiles(t, name))
		for _, d := range l {
			have[d.Rule] = true
		}
	}
	_, base, list := mistakes(t)
	for _, m := range list {
		fsys := maps.Clone(base)
		fsys[m.path] = &fstest.MapFile{Data: m.data}
		_, l := site(t, fsys)
		for _, d := range l {
			have[d.Rule] = true
		}
	}
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, pkg := range []string{"decode", "frontmatter"} {
		more, err := filepath.Glob("../" + pkg + "/*.go")
		if err != nil || len(more) < 2 {
			t.Fatalf("the sources of %s: %v, %v", pkg, more, err)
		}
		sources = append(sources, more...)
	}
	in := map[string]bool{"bad-date": true, "no-such-time": true, "unreadable-front-matter": true}
	form := regexp.MustCompile(`(?:Rule: |fault\([^"\n]*(?:"[^"\n]*"[^",\n]*, |))"([a-z]+(?:-[a-z0-9]+)+)"`)
	for _, path := range sources {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range form.FindAllSubmatch(data, -1) {
			in[string(m[1])] = true
		}
	}
	if len(in) < 25 {
		t.Errorf("only %d rules found in the source: %v", len(in), slices.Sorted(maps.Keys(in)))
	}
	for _, rule := range slices.Sorted(maps.Keys(in)) {
		if !have[rule] {
			t.Errorf("no file of testdata shows the rule %q", rule)
		}
	}
}

// What authors read is in their words, not in those of the program.
func TestDiagnosticsAreInPlainWords(t *testing.T) {
	jargon := regexp.MustCompile(`(?i)\b(yaml|unmarshal\w*|tokens?|mappings?|scalars?|nodes?|sequences?|anchors?|parse\w*|invalid|syntax|struct|nil|null|strings?|integers?|booleans?|enum|regexp?)\b|%!`)
	for _, name := range archives(t) {
		_, l := site(t, siteFiles(t, name))
		for _, d := range l {
			words := strings.ReplaceAll(d.Message+"\n"+d.Hint, content.SettingsPath, "")
			if word := jargon.FindString(words); word != "" {
				t.Errorf("%s: %v\n  hint: %s\nhas the word %q", name, d, d.Hint, word)
			}
			if d.Message == "" || d.Rule == "" || d.Hint == "" || strings.HasSuffix(d.Message, ".") {
				t.Errorf("%s: %v, hint %q: want a message without a full stop, a rule and a hint", name, d, d.Hint)
			}
		}
	}
}

func TestPlacesLieWithinTheirFiles(t *testing.T) {
	for _, name := range archives(t) {
		fsys := siteFiles(t, name)
		_, l := site(t, fsys)
		for _, d := range l {
			if f := fsys[d.Path]; f != nil {
				if problem := outside(d.Pos, f.Data); problem != "" {
					t.Errorf("%s: %v: %s", name, d, problem)
				}
			}
		}
	}
}

// outside says how a place is not one of the file, or "".
func outside(p diag.Pos, data []byte) string {
	lines := strings.Split(strings.TrimPrefix(string(data), "\ufeff"), "\n")
	if p.Line == 0 && p.Col == 0 && p.EndCol == 0 {
		return ""
	}
	if p.Line < 1 || p.Line > len(lines) {
		return fmt.Sprintf("line %d of %d", p.Line, len(lines))
	}
	width := len([]rune(lines[p.Line-1]))
	if p.Col < 1 || p.Col > width+1 {
		return fmt.Sprintf("column %d of %d", p.Col, width)
	}
	if p.EndCol != 0 && (p.EndCol <= p.Col || p.EndCol > width+1) {
		return fmt.Sprintf("columns %d to %d of %d", p.Col, p.EndCol, width)
	}
	return ""
}

func TestEqualSourcesGiveEqualResults(t *testing.T) {
	for _, name := range archives(t) {
		fsys := siteFiles(t, name)
		lib, l := site(t, fsys)
		for range 3 {
			lib2, l2 := site(t, fsys)
			if !reflect.DeepEqual(lib, lib2) {
				t.Errorf("%s: another library the second time", name)
			}
			if !reflect.DeepEqual(l, l2) {
				t.Errorf("%s: other diagnostics the second time:\n%s\n%s", name, wanted(l), wanted(l2))
			}
		}
	}
}

func TestAssembleLeavesDocumentsAsTheyAre(t *testing.T) {
	for _, name := range archives(t) {
		src, err := sources.Read(siteFiles(t, name))
		if err != nil {
			t.Fatal(err)
		}
		settings, _ := Settings(src.Settings)
		parse := func() (docs []*Document) {
			for _, s := range src.Pages {
				docs = append(docs, Parse(s, Options{Zone: settings.Zone}))
			}
			return docs
		}
		docs, fresh := parse(), parse()
		lib, l := Assemble(settings, docs, src.Files)
		again, l2 := Assemble(settings, docs, src.Files)
		if !reflect.DeepEqual(lib, again) || !reflect.DeepEqual(l, l2) {
			t.Errorf("%s: assembling twice gives two libraries", name)
		}
		if !reflect.DeepEqual(docs, fresh) {
			t.Errorf("%s: Assemble changed a document", name)
		}
		slices.Reverse(fresh)
		if _, reversed := Assemble(settings, fresh, src.Files); len(reversed) != len(l) {
			t.Errorf("%s: the order of documents changes the number of diagnostics from %d to %d", name, len(l), len(reversed))
		}
	}
}

func TestParseDoesNotKeepTheSource(t *testing.T) {
	data := []byte("---\ntitle: Kidney panel\nsummary: A panel\n---\nText of it\n")
	doc := Parse(sources.File{Path: "content/guidance/x.md", Data: data}, Options{})
	fresh := Parse(sources.File{Path: "content/guidance/x.md", Data: bytes.Clone(data)}, Options{})
	clear(data)
	if !reflect.DeepEqual(doc, fresh) {
		t.Errorf("a document changes with the bytes it was read from")
	}
}

func TestTitleOfTenThousandCharactersIsTooLong(t *testing.T) {
	src := sources.File{Path: "content/guidance/long.md", Data: []byte("---\ntitle: " + strings.Repeat("a", 10_000) + "\nsummary: Short.\n---\n")}
	doc := Parse(src, Options{Zone: time.UTC})
	if len(doc.Diags) != 1 || doc.Diags[0].Rule != "too-long" || doc.Diags[0].Severity != diag.Error || doc.Diags[0].Pos.Line != 2 {
		t.Errorf("the diagnostics are %v, want that it is too long, in line 2", doc.Diags)
	}
}

func TestTermsAreEqualWhenTheyFillInAlike(t *testing.T) {
	const org = "---\ntitle: Trust\nsummary: A trust.\nurl: https://example.org/\n---\n"
	parse := func(path, text string) *Document {
		return Parse(sources.File{Path: path, Data: []byte(text)}, Options{Zone: time.UTC})
	}
	trust := parse("content/organisations/trust.md", org)
	carers := parse("content/groups/carers.md", "---\ntitle: Carers\nsummary: Those who care.\n---\n")
	page := parse("content/guidance/why.md", "---\ntitle: Why\nsummary: Because.\n---\n")
	settings := content.Settings{Keys: keys.New([]keys.Key{{Name: "title"}})}
	was := NewTerms(settings, []*Document{carers, trust, page})
	if !was.Equal(NewTerms(settings, []*Document{carers, trust})) {
		t.Error("a page of guidance makes other terms")
	}
	for name, now := range map[string]*Terms{
		"an organisation":   NewTerms(settings, []*Document{carers, parse("content/organisations/trust.md", org+"More.\n")}),
		"a label":           NewTerms(settings, []*Document{parse("content/groups/carers.md", "---\ntitle: People who care\nsummary: Those who care.\n---\n"), trust}),
		"a group that goes": NewTerms(settings, []*Document{trust}),
		"the settings":      NewTerms(content.Settings{}, []*Document{carers, trust}),
		"an area": NewTerms(content.Settings{Keys: settings.Keys, Areas: content.Vocabulary{Label: "Area", Terms: []content.Term{{Slug: "leeds"}}}},
			[]*Document{carers, trust}),
	} {
		if was.Equal(now) {
			t.Errorf("%s makes no other terms", name)
		}
	}
}

// Files share lists that are equal, and no others.
func TestATermOfTwoLinesIsNotTwoTerms(t *testing.T) {
	lists := new(Lists)
	of := func(groups string) []string {
		doc := Parse(sources.File{Path: "content/opportunities/a.md", Data: []byte("---\ngroups: " + groups + "\n---\n")}, Options{Zone: time.UTC, Lists: lists})
		return doc.opportunity.Groups
	}
	if got := of("[zebras, lions]"); !slices.Equal(got, []string{"zebras", "lions"}) {
		t.Errorf("groups are %q", got)
	}
	if got := of(`["zebras\nlions"]`); len(got) > 1 {
		t.Errorf("a term of two lines became %q", got)
	}
	a, b := of("[zebras, lions]"), of("[zebras, lions]")
	if &a[0] != &b[0] {
		t.Error("files with equal lists have one each")
	}
}
