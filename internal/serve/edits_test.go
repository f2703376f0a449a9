package serve

import (
	"fmt"
	"html"
	"maps"
	"math/rand/v2"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"involve/internal/build"
	"involve/internal/diag"
)

var scriptIn = regexp.MustCompile(`<script src="/__involve/serve\.js\?generation=[\w-]+"></script>`)

// sameAsBuild waits until what is served is what a new build makes of the folder:
// each output byte for byte, but for the one script of a page, or each mistake.
// What was served before and is not made any more is not there. seen has each
// output since the first call; it returns how many of them were asked for in vain.
func sameAsBuild(t *testing.T, s *Server, dir string, seen map[string]bool) (sound bool, gone int) {
	t.Helper()
	opt := s.opt.Build
	opt.Site = os.DirFS(dir)
	opt.BaseURL = strings.TrimSuffix(s.URL(), "/") + pathOf(baseOf(t, dir))
	session, err := build.NewSession(opt)
	if err != nil {
		t.Fatal(err)
	}
	site, err := session.Load(at)
	if err != nil {
		t.Fatal(err)
	}
	sound = site.Diags.Count(diag.Error) == 0
	for name := range seen {
		if sound && site.Plan.Find(name) == nil {
			gone++
		}
	}
	differs := func() string { return differsFrom(t, s, site, opt.BaseURL, seen) }
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		d := differs()
		if d == "" {
			return sound, gone
		}
		if time.Now().After(end) {
			t.Fatalf("what is served is not what is built: %s", d)
		}
	}
}

// differsFrom names the first thing in which what is served is not a site.
func differsFrom(t *testing.T, s *Server, site *build.Site, base string, seen map[string]bool) string {
	t.Helper()
	at, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	if n := site.Diags.Count(diag.Error); n > 0 {
		a := get(t, s, at.EscapedPath())
		if a.status != 500 || strings.Count(a.body, "<h1>") != 1 || !strings.Contains(a.body, fmt.Sprintf("<h1>%d mistake", n)) {
			return fmt.Sprintf("there are %d mistakes, and status %d:\n%s", n, a.status, a.body)
		}
		for _, d := range site.Diags.All() {
			if d.Severity == diag.Error && !strings.Contains(a.body, html.EscapeString(d.Pos.String())) {
				return fmt.Sprintf("%v is not on the page of mistakes:\n%s", d, a.body)
			}
		}
		return ""
	}
	for name := range seen {
		if site.Plan.Find(name) != nil {
			continue
		}
		if a := get(t, s, (&url.URL{Path: at.Path + name}).EscapedPath()); a.status != 404 {
			return fmt.Sprintf("%s is gone, and has status %d:\n%s", name, a.status, a.body)
		}
	}
	for i := range site.Plan.Outputs() {
		out := &site.Plan.Outputs()[i]
		seen[out.Path] = true
		want, err := site.Render(out)
		if err != nil {
			t.Fatal(err)
		}
		a := get(t, s, (&url.URL{Path: at.Path + out.Path}).EscapedPath())
		if a.status == 301 && strings.Contains(string(want), `http-equiv="refresh"`) {
			continue // an old address: hosts lead on from it, and so does this one
		}
		body := a.body
		if path.Ext(out.Path) == ".html" {
			if n := len(scriptIn.FindAllString(body, -1)); n != 1 {
				return fmt.Sprintf("%s has the script %d times:\n%s", out.Path, n, body)
			}
			body = scriptIn.ReplaceAllString(body, "")
		}
		if a.status != 200 || body != string(want) {
			return fmt.Sprintf("%s (status %d) is\n%s\nwant\n%s", out.Path, a.status, body, want)
		}
	}
	return ""
}

// baseOf reads the base URL of the settings as they are.
func baseOf(t *testing.T, dir string) string {
	data, err := os.ReadFile(filepath.Join(dir, "content/_site.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if m := regexp.MustCompile(`(?m)^base_url: (\S+)$`).FindSubmatch(data); m != nil {
		return string(m[1])
	}
	return ""
}

// files lists the pages of a folder.
func (p place) files() (names []string) {
	p.must(filepath.WalkDir(p.path("content"), func(name string, d os.DirEntry, err error) error {
		if err == nil && path.Ext(name) == ".md" {
			rel, _ := filepath.Rel(p.dir, name)
			names = append(names, filepath.ToSlash(rel))
		}
		return err
	}))
	return names
}

// change rewrites a file.
func (p place) change(name string, f func(string) string) {
	data, err := os.ReadFile(p.path(name))
	p.must(err)
	p.write(name, f(string(data)))
}

// titled gives a page a title that no other has: its file's name.
func titled(text, name string) string {
	return regexp.MustCompile(`(?m)^title: .*$`).ReplaceAllLiteralString(text, "title: "+name)
}

// The promise as a whole: whatever authors do, and however fast, in the end what
// is served is what a new build makes.
func TestWhatIsServedEqualsABuildAfterRandomEdits(t *testing.T) {
	const edits = 500
	r := rand.New(rand.NewPCG(5, edits))
	p := place{t, folder(t)}
	whole := site()
	s := start(t, p.dir, trusting)
	grown := 0
	replace := func(old, new string) func(string) string {
		return func(text string) string { return strings.Replace(text, old, new, 1) }
	}
	const settingsFile = "content/_site.yaml"
	kinds := []struct {
		name string
		do   func(file string)
	}{
		{"create", func(string) {
			grown++
			folders := []string{"guidance", "guidance/more", "pages", "groups"}
			p.write(fmt.Sprintf("content/%s/new-%d.md", folders[r.IntN(len(folders))], r.IntN(20)), fmt.Sprintf("---\ntitle: New %d\nsummary: New.\n---\n\nText %d.\n", grown, grown))
		}},
		{"create an opportunity", func(string) {
			name := fmt.Sprintf("content/opportunities/2026/panel-%d.md", r.IntN(20))
			p.write(name, titled(whole["content/opportunities/panel.md"], name))
		}},
		{"change", func(file string) {
			grown++
			p.change(file, func(text string) string { return text + fmt.Sprintf("\nMore %d.\n", grown) })
		}},
		{"change again", func(file string) {
			grown++
			p.change(file, func(text string) string { return text + fmt.Sprintf("\nEven more %d.\n", grown) })
		}},
		{"rename over", func(file string) {
			grown++
			data, err := os.ReadFile(p.path(file))
			p.must(err)
			p.write(path.Dir(file)+"/.tmp", string(data)+fmt.Sprintf("\nRenamed %d.\n", grown))
			p.rename(path.Dir(file)+"/.tmp", file)
		}},
		{"draft", func(file string) { p.change(file, replace("title:", "draft: true\ntitle:")) }},
		{"break the key", func(file string) { p.change(file, replace("title:", "tittle:")) }},
		{"break the head", func(file string) { p.change(file, replace("---\n", "--\n")) }},
		{"break a link", func(file string) {
			p.change(file, func(text string) string { return text + "\n[Nowhere](/nowhere/)\n" })
		}},
		{"empty", func(file string) { p.write(file, "") }},
		{"rename", func(file string) {
			p.rename(file, fmt.Sprintf("%s/moved-%d.md", path.Dir(file), r.IntN(10)))
		}},
		{"delete", func(file string) { p.remove(file) }},
		{"delete a folder", func(string) { p.remove("content/guidance/more") }},
		{"a file beside", func(string) { p.write("content/files/notes.txt", strings.Repeat("x", r.IntN(100))) }},
		{"settings", func(string) {
			grown++
			p.change(settingsFile, func(text string) string {
				return regexp.MustCompile(`(?m)^title: .*$`).ReplaceAllString(text, fmt.Sprintf("title: Taking part %d", grown))
			})
		}},
		{"break the settings", func(string) { p.change(settingsFile, replace("organisation:", "organization:")) }},
		{"another base", func(string) { p.change(settingsFile, replace("example.org/\nfeed", "example.org/below/\nfeed")) }},
	}
	mend := func() {
		for _, name := range p.files() {
			if whole[name] == "" && r.IntN(3) == 0 {
				p.remove(name)
			}
		}
		for _, name := range p.files() {
			if text, ok := whole[name]; ok {
				p.write(name, text)
			} else {
				p.write(name, titled("---\ntitle: Mended\nsummary: Mended.\n---\n", name))
			}
			if strings.HasPrefix(name, "content/opportunities/") {
				p.write(name, titled(whole["content/opportunities/panel.md"], name))
			}
		}
		for name, text := range whole {
			p.write(name, text)
		}
	}
	sound, broken, gone := 0, 0, 0
	seen := map[string]bool{}
	var history []string
	defer func() {
		if t.Failed() {
			t.Logf("the last edits:\n%s", strings.Join(history[max(0, len(history)-60):], "\n"))
		}
	}()
	for n := 1; n <= edits; n++ {
		files := p.files()
		switch kind := kinds[r.IntN(len(kinds))]; {
		case len(files) < 4 || r.IntN(6) == 0:
			history = append(history, "mend all")
			mend()
		case r.IntN(4) == 0:
			name := slices.Sorted(maps.Keys(whole))[r.IntN(len(whole))]
			history = append(history, "mend "+name)
			p.write(name, whole[name])
		default:
			file := files[r.IntN(len(files))]
			history = append(history, kind.name+" "+file)
			kind.do(file)
		}
		time.Sleep(time.Duration(r.IntN(15)) * time.Millisecond)
		if n%20 != 0 {
			continue
		}
		switch n % 100 {
		case 0: // five that are sound at least, and five that are not
			mend()
		case 60:
			p.write(why, "---\ntitel: Why\n---\n")
		}
		ok, without := sameAsBuild(t, s, p.dir, seen)
		if gone += without; ok {
			sound++
		} else {
			broken++
		}
	}
	if sound < 5 || broken < 5 || gone < 20 {
		t.Errorf("only %d sites were sound, and %d broken; %d addresses were gone", sound, broken, gone)
	}
}
