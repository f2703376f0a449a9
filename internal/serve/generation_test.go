package serve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"involve/internal/desk"
)

func TestSavedChangeArrivesAsEventAndInPage(t *testing.T) {
	dir := folder(t)
	s := start(t, dir)
	before := get(t, s, "/guidance/why/")
	hasStatus(t, before, 200)
	lacks(t, before, "Something new")
	st := hear(t, s, generationOf(t, before))
	write(t, dir, "content/guidance/why.md", "---\ntitle: Why\nsummary: Because.\n---\n\nSomething new.\n")
	st.changed()
	after := get(t, s, "/guidance/why/")
	contains(t, after, "Something new")
	if generationOf(t, after) == generationOf(t, before) {
		t.Error("the page has changed and its generation has not")
	}
}

func TestSavedChangeIsFoundByLooking(t *testing.T) {
	dir := folder(t)
	s := start(t, dir, func(o *Options) { o.Poll = true })
	hasStatus(t, get(t, s, "/"), 200)
	save(t, s, dir, "content/guidance/new.md", "---\ntitle: New\nsummary: A new page.\n---\n\nText.\n")
	hasStatus(t, get(t, s, "/guidance/new/"), 200)
}

func TestMistakesPageComesAndGoes(t *testing.T) {
	dir := folder(t)
	s := start(t, dir)
	hasStatus(t, get(t, s, "/"), 200)

	save(t, s, dir, "content/guidance/why.md", "---\ntitle: Why\nsumary: <Because>.\n---\n\n[Nowhere](/nowhere/)\n")
	for _, path := range []string{"/", "/guidance/why/", "/no/such/page/", "/opportunities/index.json"} {
		a := get(t, s, path)
		hasStatus(t, a, 500)
		contains(t, a, "<h1>2 mistakes to mend</h1>")
		contains(t, a, "content/guidance/why.md:3:1</code>")
		contains(t, a, "<code>   3 | sumary: &lt;Because&gt;.</code>\n<span aria-hidden=\"true\">     | ^^^^^^</span>")
		contains(t, a, "Did you mean &#34;summary&#34;?")
		contains(t, a, "content/guidance/why.md:6:")
		if got := a.header.Get("Content-Security-Policy"); got != desk.Policy {
			t.Errorf("Content-Security-Policy of the mistakes = %q", got)
		}
	}
	hasStatus(t, get(t, s, "/__involve/desk.css"), 200)

	st := hear(t, s, generationOf(t, get(t, s, "/")))
	write(t, dir, "content/guidance/why.md", site()["content/guidance/why.md"])
	st.changed()
	hasStatus(t, get(t, s, "/guidance/why/"), 200)
}

func TestMistakesAtTheStartAreShown(t *testing.T) {
	dir := folder(t, "content/_site.yaml", "title: [\n")
	s := start(t, dir)
	a := get(t, s, "/")
	hasStatus(t, a, 500)
	contains(t, a, "content/_site.yaml:")
	save(t, s, dir, "content/_site.yaml", settings)
	hasStatus(t, get(t, s, "/"), 200)
}

func TestWarningsDoNotKeepTheSiteAway(t *testing.T) {
	dir := folder(t, "content/stray.txt", "nothing is made of this")
	s := start(t, dir)
	hasStatus(t, get(t, s, "/"), 200)
	counted := regexp.MustCompile(`(?m)^loaded in \d+ ms: \d+ pages, 1 opportunity, \d+ feeds, \d+ warnings?$`)
	// The page can be there a moment before the line about it.
	for wait := 0; wait < 500 && !counted.MatchString(fmt.Sprint(s.opt.Log)); wait++ {
		time.Sleep(10 * time.Millisecond)
	}
	if !counted.MatchString(fmt.Sprint(s.opt.Log)) {
		t.Errorf("the log does not count warnings:\n%s", s.opt.Log)
	}
	// They are told of with mistakes.
	save(t, s, dir, "content/index.md", "---\ntitle: Home\n---\n")
	a := get(t, s, "/")
	contains(t, a, "<h1>1 mistake to mend</h1>")
	contains(t, a, "content/stray.txt</code>")
}

// Editors read it: see the task that runs from when a folder is opened.
func TestTheLogTellsWhatIsWrongBetweenTwoLines(t *testing.T) {
	m := memory()
	opt := options(m)
	opt.Now = func() time.Time { return at }
	s := listen(t, opt)
	said := func() string {
		j := opt.Log.(*journal)
		defer j.text.Reset()
		return j.text.String()
	}
	s.reload("loaded", nil)
	if got := said(); !regexp.MustCompile(`(?s)^reading all files\ncontent/_site.yaml:.*\nloaded in 0 ms: \d+ pages, [^\n]+, 4 warnings\n$`).MatchString(got) {
		t.Errorf("of a sound site it says:\n%s", got)
	}
	const page = "content/guidance/why.md"
	sound := m[page]
	m[page] = file("---\ntitel: Why\nsummary: Because.\n---\n")
	s.reload("changed", []string{page})
	begins := "reading " + page + "\n" + page + `:2:1: error: "titel" is not a key that is known here [unknown-key]
   2 | titel: Why
     | ^^^^^
   hint: did you mean "title"?
content/_site.yaml:1:1: warning: `
	ends := "\nchanged in 0 ms: 1 error, 4 warnings: begin with " + page + ":2:1\n"
	if got := said(); !strings.HasPrefix(got, begins) || !strings.HasSuffix(got, ends) {
		t.Errorf("of a mistake it says:\n%s\nwant:\n%s…%s", got, begins, ends)
	}
	m[page] = sound
	s.reload("changed", []string{page, "content/index.md"})
	if got := said(); !regexp.MustCompile(`(?s)^reading 2 files\ncontent/_site.yaml:.*\nchanged in 0 ms: \d+ pages, [^\n]+\n$`).MatchString(got) {
		t.Errorf("when they are mended it says:\n%s", got)
	}
	// What is just being written is not lost among what has long been wrong.
	for i := range 150 {
		m[fmt.Sprintf("content/guidance/a%d.md", i)] = file("---\ntitle: A\n---\n")
	}
	s.reload("changed", nil)
	said()
	m[page] = file("---\ntitle: Why\n---\n")
	s.reload("changed", []string{page})
	if got := said(); !strings.HasPrefix(got, "reading "+page+"\n"+page+":1:1: error: ") || !strings.Contains(got, "\n… and ") {
		t.Errorf("of very many it says:\n%s", got)
	}
	s.opt.Quiet, s.opt.Colour = true, true
	s.reload("changed", []string{page})
	if got := said(); !strings.Contains(got, "\x1b[31merror\x1b[0m: ") {
		t.Errorf("a quiet one says of mistakes, in colour:\n%s", got)
	}
	for name := range m {
		if _, there := site()[name]; !there {
			delete(m, name)
		}
	}
	m[page] = sound
	s.reload("changed", nil)
	if got := said(); got != "" {
		t.Errorf("a quiet one says of a sound site:\n%s", got)
	}
}

func TestFaultOfTheThemeComesAndGoes(t *testing.T) {
	dir := folder(t)
	s := start(t, dir)
	hasStatus(t, get(t, s, "/"), 200)

	save(t, s, dir, "themes/nhs/layouts/home.html", `{{define "main"}}{{.NoSuchThing}}{{end}}`)
	a := get(t, s, "/guidance/why/")
	hasStatus(t, a, 500)
	contains(t, a, "<h1>The site cannot be shown</h1>")
	contains(t, a, "NoSuchThing")

	st := hear(t, s, generationOf(t, a))
	if err := os.RemoveAll(filepath.Join(dir, "themes")); err != nil {
		t.Fatal(err)
	}
	st.changed()
	hasStatus(t, get(t, s, "/guidance/why/"), 200)
}

func TestFolderThatIsNotThereYetIsShownOnceItIs(t *testing.T) {
	dir := t.TempDir()
	s := start(t, dir)
	a := get(t, s, "/")
	hasStatus(t, a, 500)
	contains(t, a, "there is no folder &#34;content&#34;")
	for name, text := range site() {
		write(t, dir, name, text)
	}
	hear(t, s, generationOf(t, a)).changed()
	for deadline := time.Now().Add(5 * time.Second); get(t, s, "/").status != 200; {
		if time.Now().After(deadline) {
			t.Fatalf("still not shown:\n%s", s.opt.Log)
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// A moody file system does something else first, and fails when that does.
type moody struct {
	fs.FS
	mood atomic.Pointer[func() error]
}

func (m *moody) feel(mood func() error) { m.mood.Store(&mood) }

func (m *moody) Open(name string) (fs.File, error) {
	if err := (*m.mood.Load())(); err != nil {
		return nil, err
	}
	return m.FS.Open(name)
}

func well() error { return nil }

func memory() fstest.MapFS {
	m := fstest.MapFS{}
	for name, text := range site() {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

func TestFaultThatEndsUnseenIsForgotten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		disk := &moody{FS: memory()}
		disk.feel(func() error { return errors.New("the disk is away") })
		s := listen(t, options(disk))
		ctx, stop := context.WithCancel(t.Context())
		go s.keep(ctx, nil, nil)
		synctest.Wait()
		a := direct(s, "/")
		hasStatus(t, a, 500)
		contains(t, a, "the disk is away")
		time.Sleep(10 * again)
		if got := generationOf(t, direct(s, "/")); got != generationOf(t, a) {
			t.Errorf("the same fault has a generation of its own: %s", got)
		}
		if n := strings.Count(fmt.Sprint(s.opt.Log), "the disk is away"); n != 1 {
			t.Errorf("the log tells of it %d times, want once", n)
		}
		disk.feel(well)
		time.Sleep(2 * again)
		synctest.Wait()
		hasStatus(t, direct(s, "/"), 200)
		stop()
	})
}

func TestMistakeOfOursDoesNotEndTheServer(t *testing.T) {
	disk := &moody{FS: memory()}
	ill := func() error { panic("oh dear") }
	disk.feel(ill)
	s := listen(t, options(disk))
	s.reload("loaded", nil)
	a := direct(s, "/")
	hasStatus(t, a, 500)
	contains(t, a, "involve has made a mistake of its own; please report it: oh dear")
	if !strings.Contains(fmt.Sprint(s.opt.Log), "goroutine ") {
		t.Error("the log does not say where it was")
	}
	disk.feel(well)
	s.reload("changed", nil)
	hasStatus(t, direct(s, "/"), 200)
	disk.feel(ill)
	hasStatus(t, direct(s, "/files/notes.txt"), 500)
}

func TestTimePassingChangesThePage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		opt := options(memory())
		opt.Clock = func() time.Time { return at.Add(time.Since(began)) }
		s := listen(t, opt)
		ctx, stop := context.WithCancel(t.Context())
		go s.keep(ctx, nil, nil)
		synctest.Wait()
		open := direct(s, "/opportunities/panel/")
		hasStatus(t, open, 200)
		contains(t, open, "mailto:us@example.org")

		// The panel closes at midnight, fifteen hours on.
		time.Sleep(15*time.Hour - time.Second)
		synctest.Wait()
		if got, want := generationOf(t, direct(s, "/")), generationOf(t, open); got != want {
			t.Errorf("at the closing second the generation is %s, want %s", got, want)
		}
		old := s.current.Load()
		time.Sleep(time.Second)
		synctest.Wait()
		select {
		case <-old.replaced:
		default:
			t.Error("nobody was told that the panel has closed")
		}
		closed := direct(s, "/opportunities/panel/")
		hasStatus(t, closed, 200)
		contains(t, closed, "Closed")
		if open.body == closed.body {
			t.Error("the panel's page is as it was")
		}
		stop()
	})
}

func TestTimeThatStandsStillChangesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := listen(t, options(memory()))
		ctx, stop := context.WithCancel(t.Context())
		go s.keep(ctx, nil, nil)
		synctest.Wait()
		before := s.current.Load()
		time.Sleep(7 * 24 * time.Hour)
		synctest.Wait()
		if s.current.Load() != before {
			t.Errorf("the site was planned anew:\n%s", s.opt.Log)
		}
		stop()
	})
}

func TestComputerThatSleptFindsOutTheTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var slept atomic.Int64
		opt := options(memory())
		opt.Clock = func() time.Time { return at.Add(time.Duration(slept.Load())) }
		s := listen(t, opt)
		ctx, stop := context.WithCancel(t.Context())
		go s.keep(ctx, nil, nil)
		synctest.Wait()
		before := s.current.Load()
		slept.Store(int64(48 * time.Hour)) // and no timer noticed
		time.Sleep(longest)
		synctest.Wait()
		if s.current.Load() == before {
			t.Error("two days later the site is as it was")
		}
		stop()
	})
}

// A swapped file system is one site or another, whole.
type swapped struct{ atomic.Pointer[fstest.MapFS] }

func (s *swapped) Open(name string) (fs.File, error) { return s.Load().Open(name) }

func TestNoPageIsOfTwoGenerations(t *testing.T) {
	var disk swapped
	put := func(n int) {
		m := memory()
		m["content/_site.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(settings, "Taking part", fmt.Sprintf("Site <%d>", n), 1))}
		m["content/guidance/why.md"] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\ntitle: Why\nsummary: Because.\n---\n\nBody (%d).\n", n)}
		if n%3 == 0 {
			m["content/index.md"] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\ntitel: Home (%d)\n---\n", n)}
		}
		disk.Store(&m)
	}
	put(1)
	s := listen(t, options(&disk))
	s.reload("loaded", nil)
	numbers := regexp.MustCompile(`(?:Site &lt;|Body \(|Home \(|generation=\w+-)(\d+)`)
	var readers sync.WaitGroup
	var pages atomic.Int64
	done := make(chan struct{})
	for range 4 {
		readers.Go(func() {
			for {
				a := direct(s, "/guidance/why/")
				found := numbers.FindAllStringSubmatch(a.body, -1)
				if a.status == 200 && len(found) < 3 {
					t.Errorf("found only %v in\n%s", found, a.body)
					return
				}
				for _, m := range found {
					// Of the mistakes page the source line is read when it is shown.
					if m[1] != found[len(found)-1][1] && a.status == 200 {
						t.Errorf("a page of two generations: %v", found)
						return
					}
				}
				pages.Add(1)
				select {
				case <-done:
					return
				default:
				}
			}
		})
	}
	for n := 2; n <= 20; n++ {
		put(n)
		s.reload("changed", nil)
	}
	close(done)
	readers.Wait()
	if pages.Load() < 20 {
		t.Errorf("only %d pages were read", pages.Load())
	}
}

func TestCountsTellTheDifference(t *testing.T) {
	for _, test := range []struct {
		now, before counts
		want        string
	}{
		{counts{1, 2, 0, 1}, counts{}, "1 page, 2 opportunities, 0 feeds, 1 warning"},
		{counts{4, 1, 3, 0}, counts{3, 1, 5, 0}, "4 pages (+1), 1 opportunity, 3 feeds (-2), 0 warnings"},
	} {
		if got := test.now.since(test.before); got != test.want {
			t.Errorf("%v.since(%v) = %q, want %q", test.now, test.before, got, test.want)
		}
	}
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
