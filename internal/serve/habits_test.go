package serve

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// until asks for a path again and again until the answer is as wanted.
func until(t testing.TB, s *Server, path string, wanted func(answer) bool) answer {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		a := get(t, s, path)
		if wanted(a) {
			return a
		}
		if time.Now().After(end) {
			t.Fatalf("%s is still answered with status %d and\n%s", path, a.status, a.body)
		}
	}
}

// shows is true of an answer that is a page with such a text in it.
func shows(text string) func(answer) bool {
	return func(a answer) bool { return a.status == 200 && strings.Contains(a.body, text) }
}

// trusting has a server believe all that is reported, so that what is missed
// stays missed.
func trusting(o *Options) { o.doubt = time.Hour }

// A place is a folder in which editors save.
type place struct {
	t   *testing.T
	dir string
}

func (p place) path(name string) string { return filepath.Join(p.dir, filepath.FromSlash(name)) }

func (p place) must(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

func (p place) write(name, text string) { write(p.t, p.dir, name, text) }
func (p place) remove(name string)      { p.must(os.RemoveAll(p.path(name))) }
func (p place) rename(old, new string)  { p.must(os.Rename(p.path(old), p.path(new))) }

const why = "content/guidance/why.md"

// text is what the file says after its nth save. All are equally long.
func text(n int) string {
	return fmt.Sprintf("---\ntitle: Why\nsummary: Because.\n---\n\nSaved for the %03dth time.\n", n)
}

// Whatever an editor does to save a file, what was saved last is shown.
func TestEveryHabitOfSavingIsSeen(t *testing.T) {
	const times = 12
	for _, habit := range []struct {
		name string
		save func(p place, text string)
	}{
		{"written in place", func(p place, text string) { p.write(why, text) }},
		{"emptied, and written a while later", func(p place, text string) {
			p.write(why, "")
			time.Sleep(30 * time.Millisecond)
			p.write(why, text)
		}},
		{"written in two parts", func(p place, text string) {
			p.write(why, text[:len(text)/2])
			time.Sleep(20 * time.Millisecond)
			p.write(why, text)
		}},
		{"another file renamed over it", func(p place, text string) {
			p.write("content/guidance/why.md.new", text)
			p.rename("content/guidance/why.md.new", why)
		}},
		{"a hidden file renamed over it", func(p place, text string) {
			p.write("content/guidance/.why.md.tmp1234", text)
			p.rename("content/guidance/.why.md.tmp1234", why)
		}},
		{"removed and made again", func(p place, text string) {
			p.remove(why)
			p.write(why, text)
		}},
		{"as Vim does", func(p place, text string) {
			p.write("content/guidance/.why.md.swp", "b0VIM")
			p.write("content/guidance/4913", "")
			p.remove("content/guidance/4913")
			p.rename(why, why+"~")
			p.write(why, text)
			p.remove(why + "~")
		}},
		{"as Emacs does, which leaves a copy", func(p place, text string) {
			p.write("content/guidance/#why.md#", text)
			if _, err := os.Lstat(p.path(why + "~")); err != nil {
				p.rename(why, why+"~")
			}
			p.write(why, text)
		}},
		{"as JetBrains does", func(p place, text string) {
			p.write(why+"___jb_tmp___", text)
			p.rename(why, why+"___jb_old___")
			p.rename(why+"___jb_tmp___", why)
			p.remove(why + "___jb_old___")
		}},
		{"with the time it had before", func(p place, text string) {
			info, err := os.Stat(p.path(why))
			p.must(err)
			p.write(why, text)
			p.must(os.Chtimes(p.path(why), info.ModTime(), info.ModTime()))
		}},
		{"replaced by one with the time it had before", func(p place, text string) {
			info, err := os.Stat(p.path(why))
			p.must(err)
			p.write(".why", text)
			p.must(os.Chtimes(p.path(".why"), info.ModTime(), info.ModTime()))
			p.rename(".why", why)
		}},
		{"the content moved away and back", func(p place, text string) {
			p.rename("content", "away")
			p.write("away/guidance/why.md", text)
			p.rename("away", "content")
		}},
		{"the content replaced", func(p place, text string) {
			p.must(os.CopyFS(p.path("other"), os.DirFS(p.path("content"))))
			p.write("other/guidance/why.md", text)
			p.remove("content")
			p.rename("other", "content")
		}},
	} {
		t.Run(habit.name, func(t *testing.T) {
			t.Parallel()
			p := place{t, folder(t, why, text(0))}
			s := start(t, p.dir, trusting)
			until(t, s, "/guidance/why/", shows("for the 000th time"))
			for n := 1; n <= times; n++ {
				habit.save(p, text(n))
				if n%4 == 0 { // the others come one upon the other
					until(t, s, "/guidance/why/", shows(fmt.Sprintf("for the %03dth time", n)))
				}
			}
			quiet(t, s)
		})
	}
}

// quiet fails when what editors leave behind is warned of or published.
func quiet(t *testing.T, s *Server) {
	t.Helper()
	site := s.current.Load().now.site
	for _, d := range site.Diags.All() {
		if d.Rule == "stray-file" {
			t.Errorf("%v", d)
		}
	}
}

func TestWhatSystemsAndEditorsLeaveIsNoContent(t *testing.T) {
	p := place{t, folder(t)}
	for _, name := range []string{"why.md~", "#why.md#", ".why.md.swp", "4913", ".DS_Store", "Thumbs.db", "desktop.ini", "~$notes.docx", "why.md___jb_tmp___"} {
		p.write("content/guidance/"+name, "left behind")
		p.write("content/files/"+name, "left behind")
	}
	s := start(t, p.dir)
	hasStatus(t, get(t, s, "/"), 200)
	quiet(t, s)
	for _, o := range s.current.Load().now.site.Plan.Outputs() {
		if strings.HasPrefix(o.Path, "files/") && o.Path != "files/notes.txt" {
			t.Errorf("%s would be published", o.Path)
		}
	}
}

func TestContentBehindSymbolicLinksIsSeen(t *testing.T) {
	for _, test := range []struct {
		name string
		link func(p place) (real string)
	}{
		{"one file", func(p place) string {
			p.must(os.Mkdir(p.path("shared"), 0o777))
			p.rename(why, "shared/why.md")
			p.must(os.Symlink("../../shared/why.md", p.path(why)))
			return "shared/why.md"
		}},
		{"all content", func(p place) string {
			p.rename("content", "real")
			p.must(os.Symlink("real", p.path("content")))
			return "real/guidance/why.md"
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := place{t, folder(t, why, text(0))}
			real := test.link(p)
			s := start(t, p.dir, trusting)
			until(t, s, "/guidance/why/", shows("for the 000th time"))
			for n := 1; n <= 3; n++ {
				p.write(real, text(n))
				until(t, s, "/guidance/why/", shows(fmt.Sprintf("for the %03dth time", n)))
			}
			p.write(real+".new", text(4))
			p.rename(real+".new", real)
			until(t, s, "/guidance/why/", shows("for the 004th time"))
		})
	}
}

// A checkout by Git changes, adds and removes files by the thousand.
func TestWholeCheckoutEndsRight(t *testing.T) {
	p := place{t, folder(t)}
	name := func(n int) string { return fmt.Sprintf("content/guidance/page-%04d.md", n) }
	checkout := func(from, to int, text string) {
		for n := range from {
			p.remove(name(n))
		}
		for n := from; n < to; n++ {
			p.write(name(n), strings.Replace(text, "Why", fmt.Sprintf("Page %d", n), 1))
		}
	}
	checkout(0, 1000, text(1))
	s := start(t, p.dir, trusting)
	until(t, s, "/guidance/page-0999/", shows("for the 001th time"))
	checkout(300, 1300, text(2))
	until(t, s, "/guidance/page-1299/", shows("for the 002th time"))
	until(t, s, "/guidance/page-0299/", func(a answer) bool { return a.status == 404 })
	for _, n := range []int{300, 777, 999} {
		until(t, s, fmt.Sprintf("/guidance/page-%04d/", n), shows("for the 002th time"))
	}
	sameAsBuild(t, s, p.dir, map[string]bool{})
}
