package build

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"
	"weak"

	"involve/internal/diag"
	"involve/internal/load"
	"involve/internal/theme"
	"involve/internal/view"
	"involve/themes"
)

// made is all that comes of a round: bytes of every output, or what is wrong.
type made struct {
	err   string
	diags diag.List
	next  time.Time
	files map[string]string
}

// round loads a site and renders everything.
func round(t *testing.T, s *Session, at time.Time) made {
	t.Helper()
	site, err := s.Load(at)
	if err != nil {
		return made{err: err.Error()}
	}
	return drawn(t, site)
}

// drawn renders everything.
func drawn(t *testing.T, site *Site) made {
	t.Helper()
	m := made{diags: site.Diags.All(), next: site.Plan.Next(), files: map[string]string{}}
	for i := range site.Plan.Outputs() {
		o := &site.Plan.Outputs()[i]
		if m.diags.Count(diag.Error) > 0 {
			m.files[o.Path] = o.URL // what is broken is planned, not drawn
			continue
		}
		data, err := site.Render(o)
		if err != nil {
			t.Fatal(err)
		}
		m.files[o.Path] = string(data)
	}
	return m
}

// An edit changes a site at random.
type edit struct {
	name string
	do   func(r *rand.Rand, site fstest.MapFS, file string)
}

// edits are what authors do, and what goes wrong on the way. file is one of
// the site's, drawn by lot.
func edits() []edit {
	replace := func(site fstest.MapFS, file, old, new string) {
		if f := site[file]; f != nil {
			site[file] = &fstest.MapFile{Data: []byte(strings.Replace(string(f.Data), old, new, 1))}
		}
	}
	const settings = "content/_site.yaml"
	return []edit{
		{"a new title", func(r *rand.Rand, site fstest.MapFS, file string) {
			replace(site, file, "title: ", fmt.Sprintf("title: %c", 'A'+r.IntN(26)))
		}},
		{"more text", func(r *rand.Rand, site fstest.MapFS, file string) {
			site[file] = &fstest.MapFile{Data: append(slices.Clone(site[file].Data), fmt.Sprintf("\nMore %d.\n", r.IntN(100))...)}
		}},
		{"a broken file", func(r *rand.Rand, site fstest.MapFS, file string) { replace(site, file, "---\n", "--\n") }},
		{"an unknown key", func(r *rand.Rand, site fstest.MapFS, file string) { replace(site, file, "title:", "tittle:") }},
		{"an unknown term", func(r *rand.Rand, site fstest.MapFS, file string) { replace(site, file, "carers", "carer") }},
		{"a draft", func(r *rand.Rand, site fstest.MapFS, file string) {
			replace(site, file, "title:", "draft: true\ntitle:")
		}},
		{"a broken link", func(r *rand.Rand, site fstest.MapFS, file string) { replace(site, file, "](/", "](/x/") }},
		{"a file less", func(r *rand.Rand, site fstest.MapFS, file string) { delete(site, file) }},
		{"a file elsewhere", func(r *rand.Rand, site fstest.MapFS, file string) {
			site[strings.TrimSuffix(file, ".md")+"-again.md"] = site[file]
			delete(site, file)
		}},
		{"an empty file", func(r *rand.Rand, site fstest.MapFS, file string) { site[file] = &fstest.MapFile{} }},
		{"another zone", func(r *rand.Rand, site fstest.MapFS, file string) {
			zones := []string{"Europe/London", "Asia/Kathmandu", "Pacific/Auckland"}
			replace(site, settings, "language:", "time_zone: "+zones[r.IntN(len(zones))]+"\nlanguage:")
		}},
		{"another base", func(r *rand.Rand, site fstest.MapFS, file string) {
			replace(site, settings, "/involve/", "/elsewhere/")
		}},
		{"other vocabularies", func(r *rand.Rand, site fstest.MapFS, file string) {
			replace(site, settings, "northmoor:", "southmoor:")
		}},
		{"another closing soon", func(r *rand.Rand, site fstest.MapFS, file string) { replace(site, settings, "14 days", "3 days") }},
		{"no settings", func(r *rand.Rand, site fstest.MapFS, file string) { delete(site, settings) }},
		{"another document", func(r *rand.Rand, site fstest.MapFS, file string) {
			site["content/files/checklist.pdf"] = &fstest.MapFile{Data: make([]byte, r.IntN(5000))}
		}},
		{"a theme that is not there", func(r *rand.Rand, site fstest.MapFS, file string) {
			replace(site, settings, "language:", "theme: nosuch\nlanguage:")
		}},
		{"a partial of the site's own", func(r *rand.Rand, site fstest.MapFS, file string) {
			text := fmt.Sprintf(`{{define "fact-lines"}}%d{{end}}`, r.IntN(1000))
			site["themes/nhs/partials/facts.html"] = &fstest.MapFile{Data: []byte(text), ModTime: time.Unix(r.Int64N(1e9), 0)}
		}},
		{"a partial that is wrong", func(r *rand.Rand, site fstest.MapFS, file string) {
			site["themes/nhs/partials/facts.html"] = &fstest.MapFile{Data: []byte(`{{define "fact-lines"}}{{.Nothing`), ModTime: time.Unix(r.Int64N(1e9), 0)}
		}},
	}
}

// difference says how one round differs from another, "" when it does not.
func difference(got, want made) string {
	switch {
	case got.err != want.err:
		return fmt.Sprintf("the error %q, want %q", got.err, want.err)
	case !slices.Equal(got.diags, want.diags):
		return fmt.Sprintf("the diagnostics\n%v\nwant\n%v", got.diags, want.diags)
	case !got.next.Equal(want.next):
		return fmt.Sprintf("next %v, want %v", got.next, want.next)
	case !maps.Equal(got.files, want.files):
		return "other files"
	}
	return ""
}

// changed lists the files in which two trees differ.
func changed(a, b fstest.MapFS) (paths []string) {
	for name := range b {
		if a[name] == nil {
			paths = append(paths, name)
		}
	}
	for name, f := range a {
		if g := b[name]; g == nil || !bytes.Equal(f.Data, g.Data) {
			paths = append(paths, name)
		}
	}
	return paths
}

// The law of what is remembered: any sequence of edits through one session
// gives what a fresh session gives, byte for byte, whether the session reads
// everything or is told what has changed.
func TestSessionRemembersNothingWrong(t *testing.T) {
	const seed = 29
	r := rand.New(rand.NewPCG(seed, 1))
	whole := tree(t)
	const settings = "content/_site.yaml"
	whole[settings].Data = bytes.Replace(whole[settings].Data, []byte("combine: [group]"), []byte("combine: []"), 1) // half the pages
	site := maps.Clone(whole)
	s, told, plain := session(t, site), session(t, site), session(t, site)
	before := fstest.MapFS{} // as told knows it
	loaded(t, plain, at)
	list := edits()
	var history []string
	fine, broken := 0, 0
	for range 30 {
		files := slices.Sorted(maps.Keys(site))
		files = slices.DeleteFunc(files, func(f string) bool { return !strings.HasSuffix(f, ".md") })
		switch n := r.IntN(10); {
		case n < 3 || len(files) < 5: // put all of it right
			maps.DeleteFunc(site, func(string, *fstest.MapFile) bool { return true })
			maps.Copy(site, whole)
			history = append(history, "mended")
		case n < 5: // put one file right
			name := slices.Sorted(maps.Keys(whole))[r.IntN(len(whole))]
			site[name] = whole[name]
			history = append(history, "mended "+name)
		default:
			e, file := list[r.IntN(len(list))], files[r.IntN(len(files))]
			e.do(r, site, file)
			history = append(history, e.name+" "+file)
		}
		now := at.Add(time.Duration(r.IntN(400*24)) * time.Hour)
		fresh := session(t, site)
		if site["themes/nhs/partials/facts.html"] == nil {
			fresh.theme = plain.theme // reading it takes longer than all the rest
		}
		got, want := round(t, s, now), round(t, fresh, now)
		reloaded, err := told.Reload(now, changed(before, site))
		if err != nil {
			t.Fatal(err)
		}
		before = maps.Clone(site)
		switch {
		case want.err != "":
			t.Fatalf("a fault of the machine: %s", want.err)
		case want.diags.Count(diag.Error) > 0:
			broken++
		default:
			fine++
		}
		wrong := difference(got, want)
		if wrong == "" {
			if wrong = difference(drawn(t, reloaded), want); wrong != "" {
				wrong = "when it is told what changed " + wrong
			}
		}
		if wrong != "" {
			t.Fatalf("a session (seed %d) has %s\nafter these edits:\n%s", seed, wrong, strings.Join(history, "\n"))
		}
	}
	if fine < 5 || broken < 5 {
		t.Errorf("only %d rounds were fine, and %d broken", fine, broken)
	}
}

// A session parses again only what changed.
func TestSessionParsesOnlyWhatChanged(t *testing.T) {
	site := tree(t)
	s := session(t, site)
	loaded(t, s, at)
	remembered := func() map[string]*load.Document {
		docs := map[string]*load.Document{}
		for _, r := range s.memo.files {
			docs[r.Path] = r.doc
		}
		return docs
	}
	before := remembered()
	const name = "content/guidance/feedback.md"
	site[name] = &fstest.MapFile{Data: append(slices.Clone(site[name].Data), "\nMore.\n"...)}
	loaded(t, s, at.Add(time.Hour))
	after := remembered()
	for path, doc := range after {
		if again := doc != before[path]; again != (path == name) {
			t.Errorf("%s was parsed again: %v", path, again)
		}
	}
	if len(after) != len(before) {
		t.Errorf("%d documents are remembered, want %d", len(after), len(before))
	}
	old := after[name]
	const settings = "content/_site.yaml"
	site[settings] = &fstest.MapFile{Data: append(slices.Clone(site[settings].Data), "time_zone: Europe/Paris\n"...)}
	loaded(t, s, at)
	if remembered()[name] == old {
		t.Error("in another time zone a file was not read again")
	}
}

// A session that is told what changed reads nothing else.
func TestReloadReadsOnlyWhatItIsTold(t *testing.T) {
	site := tree(t)
	disk := &counting{FS: site}
	s := session(t, disk)
	loaded(t, s, at)
	edited := func(name string) {
		site[name] = &fstest.MapFile{Data: append(slices.Clone(site[name].Data), "\nMore.\n"...)}
	}
	reads := func(paths ...string) []string {
		t.Helper()
		disk.read = nil
		got, err := s.Reload(at, paths)
		if err != nil {
			t.Fatal(err)
		}
		if wrong := difference(drawn(t, got), round(t, session(t, site), at)); wrong != "" {
			t.Errorf("after %v there is %s", paths, wrong)
		}
		return slices.DeleteFunc(disk.read, func(name string) bool { return !strings.HasSuffix(name, ".md") })
	}
	const old, new, settings = "content/guidance/feedback.md", "content/guidance/a-new-one.md", "content/_site.yaml"
	edited(old)
	if got, want := reads(old), []string{old}; !slices.Equal(got, want) {
		t.Errorf("after one was edited %v were read, want %v", got, want)
	}
	site[new] = site[old]
	if got, want := reads(new), []string{new}; !slices.Equal(got, want) {
		t.Errorf("after one was added %v were read, want %v", got, want)
	}
	delete(site, new)
	if got := reads(new); len(got) > 0 {
		t.Errorf("after one was removed %v were read, want none", got)
	}
	edit := func(was, is string) {
		t.Helper()
		file := site[settings]
		if !strings.Contains(string(file.Data), was) {
			t.Fatalf("the settings do not have %q", was)
		}
		site[settings] = &fstest.MapFile{Data: []byte(strings.Replace(string(file.Data), was, is, 1))}
	}
	edit("title: ", "title: Our ")
	if got := reads(settings); len(got) > 0 {
		t.Errorf("after the title of the site was edited %v were read, want none", got)
	}
	// What is more than the words of a page has everything read, and so has what
	// all pages are read by.
	edit("title: ", "names: [Anna]\ntitle: ")
	if got := reads(settings); len(got) < 10 {
		t.Errorf("after a name was added only %v were read", got)
	}
	site["content/guidance/more/one.md"] = site[old]
	if got := reads("content/guidance/more"); len(got) < 10 {
		t.Errorf("after a folder was added only %v were read", got)
	}
	if stale, err := s.Stale(); stale || err != nil {
		t.Errorf("Stale = %v, %v, want false", stale, err)
	}
	edited(old) // and nobody was told
	if stale, err := s.Stale(); !stale || err != nil {
		t.Errorf("Stale = %v, %v, want true", stale, err)
	}
}

// A counting file system knows what was read.
type counting struct {
	fs.FS
	mu   sync.Mutex
	read []string
}

func (c *counting) Open(name string) (fs.File, error) {
	c.mu.Lock()
	c.read = append(c.read, name)
	c.mu.Unlock()
	return c.FS.Open(name)
}

func (c *counting) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(c.FS, name) }

func (c *counting) ReadLink(name string) (string, error) { return fs.ReadLink(c.FS, name) }

func TestSiteAtAnotherInstantIsWhatABuildGivesThen(t *testing.T) {
	site := tree(t)
	site["content/guidance/draft.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Draft\nsummary: Not yet.\ndraft: true\n---\n\nText.\n")}
	now := loaded(t, session(t, site), at)
	for _, drafts := range []bool{false, true} {
		s, err := NewSession(Options{Site: site, Themes: themes.FS, Drafts: drafts})
		if err != nil {
			t.Fatal(err)
		}
		thens := []time.Time{at.AddDate(0, 2, 0), at.AddDate(-1, 0, 0), now.Plan.Next(), at.AddDate(5, 0, 0)}
		if drafts { // they are shown at any instant
			thens = thens[:1]
		}
		seen := map[string]bool{}
		for _, then := range thens {
			got, want := drawn(t, now.At(then, drafts)), round(t, s, then)
			if wrong := difference(got, want); wrong != "" {
				t.Errorf("at %v (drafts: %v) there is %s", then, drafts, wrong)
			}
			seen[got.files["opportunities/index.html"]] = true
		}
		if !drafts && len(seen) < 3 {
			t.Errorf("the list of opportunities is only ever %d different ones", len(seen))
		}
	}
	if wrong := difference(drawn(t, now), round(t, session(t, site), at)); wrong != "" {
		t.Errorf("the site itself has changed: %s", wrong)
	}
}

func TestBaseURLReplacesTheSettings(t *testing.T) {
	for _, c := range []struct{ base, home string }{
		{"", "/involve/"}, {"https://example.com", "/"}, {"https://example.com/", "/"}, {"http://localhost:8080/a/b", "/a/b/"}, {"https://example.com/a%20b/", "/a%20b/"},
	} {
		s, err := NewSession(Options{Site: tree(t), Themes: themes.FS, BaseURL: c.base})
		if err != nil {
			t.Fatal(err)
		}
		site := loaded(t, s, at)
		data, err := site.Render(site.Plan.Find("404.html"))
		if err != nil {
			t.Fatal(err)
		}
		if want := `href="` + c.home + `opportunities/"`; !strings.Contains(string(data), want) || c.home == "/" && strings.Contains(string(data), "/involve/") {
			t.Errorf("with %q there is no %s on a page", c.base, want)
		}
	}
	for _, bad := range []string{"example.org", "/involve/", "ftp://example.org/", "https://", "https://example.org/?a", "https://example.org/#a", ":", "https:example.org"} {
		if _, err := NewSession(Options{Site: tree(t), Themes: themes.FS, BaseURL: bad}); err == nil {
			t.Errorf("NewSession takes the base URL %q", bad)
		}
	}
}

func TestThemeOfTheSiteLiesOverTheProgramsOwn(t *testing.T) {
	site := tree(t)
	s := session(t, site)
	page := func() string {
		l := loaded(t, s, at)
		data, err := l.Render(l.Plan.Find("opportunities/kidney-panel/index.html"))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	plain := page()
	site["themes/nhs/partials/facts.html"] = &fstest.MapFile{Data: []byte(`{{define "fact-lines"}}MINE{{end}}`), ModTime: time.Unix(1, 0)}
	if got := page(); !strings.Contains(got, "MINE") || strings.Contains(plain, "MINE") {
		t.Error("a partial of the site does not replace the program's")
	}
	delete(site, "themes/nhs/partials/facts.html")
	if page() != plain {
		t.Error("without the partial the page is not as it was")
	}
}

func TestUnknownThemeIsAMistakeInTheSettings(t *testing.T) {
	site := tree(t)
	site["content/_site.yaml"] = &fstest.MapFile{Data: append(slices.Clone(site["content/_site.yaml"].Data), "theme: nosuch\n"...)}
	got, err := session(t, site).Load(at)
	if err != nil {
		t.Fatal(err)
	}
	line := bytes.Count(site["content/_site.yaml"].Data, []byte("\n"))
	want := diag.Pos{Path: "content/_site.yaml", Line: line, Col: 8, EndCol: 14}
	if got.Diags.Count(diag.Error) != 1 || got.Diags.All()[0].Pos != want || !strings.Contains(got.Diags.All()[0].Message, `there is no theme "nosuch"`) {
		t.Errorf("the diagnostics are %v, want one at %v", got.Diags.All(), want)
	}
}

func TestThemeThatWasNotBuiltSaysSo(t *testing.T) {
	bare := fstest.MapFS{"nhs/theme.json": {Data: []byte(`{"brands": {"neutral": {}}}`)}, "nhs/dist/.gitkeep": {}}
	s, err := NewSession(Options{Site: tree(t), Themes: bare})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Load(at); !errors.Is(err, theme.ErrNotBuilt) || !strings.Contains(err.Error(), "run make theme") {
		t.Errorf("Load = %v, want to hear of make theme", err)
	}
}

func TestCheckFindsWhatTheThemeCannotDraw(t *testing.T) {
	site := tree(t)
	site["themes/nhs/partials/facts.html"] = &fstest.MapFile{Data: []byte(`{{define "fact-lines"}}{{range .}}{{.Nothing}}{{end}}{{end}}`), ModTime: time.Unix(1, 0)}
	s := session(t, site)
	l, err := s.Load(at)
	if err == nil { // the theme's samples have no facts, so that only a page shows it
		err = l.Check(nil)
	}
	if err == nil || !strings.Contains(err.Error(), "Nothing") || strings.Count(err.Error(), "\n") > 5 {
		t.Errorf("Check = %v, want the first few mistakes of the theme", err)
	}
}

// What was drawn for one plan is not kept by the next.
func TestAnotherPlanLetsGoOfWhatWasDrawn(t *testing.T) {
	site := loaded(t, session(t, os.DirFS("../..")), at)
	card := func() weak.Pointer[view.Card] {
		if err := site.Check(nil); err != nil {
			t.Fatal(err)
		}
		return weak.Make(site.Plan.Find("opportunities/index.html").View().(*view.Listing).Cards[0])
	}()
	runtime.GC()
	if card.Value() == nil {
		t.Fatal("nothing is kept while the plan stands")
	}
	site = site.At(site.Standing())
	runtime.GC()
	runtime.GC()
	if card.Value() != nil {
		t.Error("the card of a plan that is gone is still kept")
	}
	runtime.KeepAlive(site)
}
