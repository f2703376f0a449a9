package manual

import (
	"fmt"
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"involve/internal/build"
	"involve/internal/diag"
	"involve/themes"
)

// The guide on adding an opportunity, and the file that it puts together.
const (
	guidePath   = "content/guidance/adding-an-opportunity.md"
	examplePath = "content/opportunities/clinic-letters-workshop.md"
)

// pictured is the day on which the pictures were taken.
var pictured = time.Date(2026, 12, 8, 9, 0, 0, 0, time.UTC)

// A guide is the sample site with the example of the guide.
type guide struct {
	text  string
	facts string // of the example, without those that come once it is published
	body  string
	files fstest.MapFS
}

func newGuide(t *testing.T) *guide {
	t.Helper()
	g := &guide{files: fstest.MapFS{}}
	root := os.DirFS("../..")
	err := fs.WalkDir(root, "content", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, path)
		g.files[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	g.text = string(g.files[guidePath].Data)
	steps, rest, ok := strings.Cut(g.text, "## Step 9")
	if !ok {
		t.Fatalf("%s has no step 9", guidePath)
	}
	g.facts = strings.Join(codes(steps, "yaml"), "")
	g.body = regexp.MustCompile(`(?m)^## .*$`).ReplaceAllString(codes(rest, "markdown")[0], "$0\n\nWe say it here.")
	return g
}

// codes returns the examples of a page that are in a language.
func codes(text, language string) (list []string) {
	for _, m := range regexp.MustCompile("(?s)```"+language+"\n(.*?)```").FindAllStringSubmatch(text, -1) {
		list = append(list, m[1])
	}
	return list
}

// site reads the sample site with an example in it.
func (g *guide) site(t *testing.T, facts string, at time.Time) *build.Site {
	t.Helper()
	g.files[examplePath] = &fstest.MapFile{Data: []byte("---\n" + facts + "---\n\n" + g.body)}
	s, err := build.NewSession(build.Options{Site: g.files, Themes: themes.FS})
	if err != nil {
		t.Fatal(err)
	}
	site, err := s.Load(at)
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// ours are the mistakes in the example.
func ours(site *build.Site) (l diag.List) {
	for _, d := range site.Diags.All().Down(diag.Warning) {
		if d.Path == examplePath {
			l.Add(d)
		}
	}
	return l
}

func TestTheStepsOfTheGuideMakeAFileWithoutMistakes(t *testing.T) {
	g := newGuide(t)
	if l := ours(g.site(t, g.facts, pictured)); len(l) > 0 {
		t.Errorf("check says of the guide's example:\n%v\n%s", l, g.facts)
	}
	_, after, _ := strings.Cut(g.text, "## After it is published")
	later := g.facts
	for _, keys := range codes(after, "yaml") {
		if strings.HasPrefix(keys, "updates:") || strings.HasPrefix(keys, "outcomes:") {
			later += keys
		}
	}
	if !strings.Contains(later, "updates:") || !strings.Contains(later, "outcomes:") {
		t.Errorf("%s shows no updates or no outcomes after it is published", guidePath)
	}
	if l := ours(g.site(t, later, pictured.AddDate(0, 5, 0))); len(l) > 0 {
		t.Errorf("check says of the example once it is published:\n%v", l)
	}
}

// mistaken is the example with the mistake that the guides show.
func (g *guide) mistaken() string {
	return strings.Replace(g.facts, "groups: [service-users, carers]", "groups: [service-users, carer]", 1)
}

func TestTheGuideShowsAMistakeAsCheckDoes(t *testing.T) {
	g := newGuide(t)
	var want strings.Builder
	if err := ours(g.site(t, g.mistaken(), pictured)).Text(&want, g.files, false); err != nil {
		t.Fatal(err)
	}
	shown := codes(g.text, "text")
	if len(shown) != 1 || shown[0] != want.String() {
		t.Errorf("%s shows %q, and check says:\n%s", guidePath, shown, want.String())
	}
}

// TestPicturesShowWhatTheProgramDoes compares the words that were in the
// pictures when they were taken, line by line, with what the program says now.
// When it fails, run node pictures.mjs in internal/browsertest.
func TestPicturesShowWhatTheProgramDoes(t *testing.T) {
	g := newGuide(t)
	mistakes := ours(g.site(t, g.mistaken(), pictured))
	if len(mistakes) != 1 {
		t.Fatalf("the mistake of the guide is told as %v", mistakes)
	}
	m := mistakes[0]
	line := strings.Split(string(g.files[examplePath].Data), "\n")[m.Line-1]
	mistaken := strings.Join([]string{m.Message, strings.ToUpper(m.Hint[:1]) + m.Hint[1:], m.Pos.String(), "[" + m.Rule + "]", fmt.Sprintf("%d | %s", m.Line, line)}, "\n")
	site := g.site(t, g.facts, pictured)
	for name, said := range map[string]string{
		"entry":   words(t, site, "opportunities/group/carers/index.html"),
		"phone":   words(t, site, "opportunities/clinic-letters-workshop/index.html"),
		"mistake": mistaken,
	} {
		used := false
		for path, f := range g.files {
			used = used || strings.HasPrefix(path, "content/guidance/") && strings.Contains(string(f.Data), "(/files/writing/"+name+".png)")
		}
		if !used || g.files["content/files/writing/"+name+".png"] == nil {
			t.Errorf("no page shows the picture %s, or it is not there", name)
		}
		lines, err := os.ReadFile(filepath.Join("testdata", "pictures", name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		if len(lines) < 40 {
			t.Errorf("the picture %s has hardly any words: %q", name, lines)
		}
		for line := range strings.Lines(string(lines)) {
			if line = strings.TrimSpace(line); strings.Trim(line, "^| ") != "" && !strings.Contains(said, line) {
				t.Errorf("the picture %s shows %q, which the program no longer says", name, line)
			}
		}
	}
}

var tags = regexp.MustCompile(`<[^>]*>`)

// words returns the words of a page of the site.
func words(t *testing.T, site *build.Site, path string) string {
	t.Helper()
	for _, o := range site.Plan.Outputs() {
		if o.Path == path {
			data, err := site.Render(&o)
			if err != nil {
				t.Fatal(err)
			}
			return strings.Join(strings.Fields(html.UnescapeString(tags.ReplaceAllString(string(data), ""))), " ")
		}
	}
	t.Fatalf("the site has no page %s", path)
	return ""
}

func TestHowWeWriteShowsARemarkAsItIsMade(t *testing.T) {
	const page = "content/guidance/how-we-write.md"
	said := cases(t)["latin-eg"].Said
	want := said.Severity.String() + ": " + said.Message + " [" + said.Rule + "]\n"
	if shown := codes(string(newGuide(t).files[page].Data), "text"); len(shown) != 1 || !strings.HasSuffix(shown[0], want) {
		t.Errorf("%s shows %q, and check says %q", page, shown, want)
	}
}
