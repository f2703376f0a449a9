package sources

import (
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"involve/internal/content"
)

func again(t *testing.T, disk fs.FS, s Set, paths ...string) (Set, bool) {
	t.Helper()
	got, ok := s.Again(disk, paths)
	if !ok {
		return got, false
	}
	want, err := Read(disk)
	if err != nil {
		t.Fatal(err)
	}
	if !got.Equal(want) {
		t.Errorf("after %v are changed there is\n%v\nwant\n%v", paths, got, want)
	}
	return got, true
}

func disk() fstest.MapFS {
	m := fstest.MapFS{}
	for _, name := range []string{"_site.yaml", "index.md", "guidance/a.md", "guidance/a/b.md", "guidance/a-b.md", "guidance/b.md", "files/a.md", "files/a.pdf"} {
		m["content/"+name] = &fstest.MapFile{Data: []byte(name)}
	}
	return m
}

func TestAgainTakesWhatChanged(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(m fstest.MapFS)
		paths  []string
	}{
		{"nothing", func(m fstest.MapFS) {}, nil},
		{"a page", func(m fstest.MapFS) { m["content/guidance/a.md"] = &fstest.MapFile{Data: []byte("new")} }, []string{"content/guidance/a.md"}},
		{"a new page", func(m fstest.MapFS) { m["content/guidance/a/c.md"] = &fstest.MapFile{} }, []string{"content/guidance/a/c.md"}},
		{"a page less", func(m fstest.MapFS) { delete(m, "content/guidance/a.md") }, []string{"content/guidance/a.md"}},
		{"a page moved", func(m fstest.MapFS) {
			m["content/z.md"] = m["content/guidance/a.md"]
			delete(m, "content/guidance/a.md")
		}, []string{"content/guidance/a.md", "content/z.md"}},
		{"the settings", func(m fstest.MapFS) { m[content.SettingsPath] = &fstest.MapFile{Data: []byte("new")} }, []string{content.SettingsPath}},
		{"a theme", func(m fstest.MapFS) { m["themes/nhs/a.html"] = &fstest.MapFile{} }, []string{"themes/nhs/a.html"}},
	} {
		m := disk()
		before, err := Read(m)
		if err != nil {
			t.Fatal(err)
		}
		kept := slices.Clone(before.Pages)
		test.change(m)
		if _, ok := again(t, m, before, test.paths...); !ok {
			t.Errorf("%s: everything has to be read", test.name)
		}
		if !slices.EqualFunc(before.Pages, kept, func(a, b File) bool { return a.Path == b.Path && string(a.Data) == string(b.Data) }) {
			t.Errorf("%s: the set before is another now", test.name)
		}
	}
}

func TestAgainIsNotForMoreThanPages(t *testing.T) {
	m := disk()
	before, err := Read(m)
	if err != nil {
		t.Fatal(err)
	}
	delete(m, content.SettingsPath)
	m["content/link.md"] = &fstest.MapFile{Mode: fs.ModeSymlink, Data: []byte("index.md")}
	m["content/guidance/.hidden/a.md"] = &fstest.MapFile{}
	for _, path := range []string{
		".", "..", "../..", "index.md", "content", "content/guidance", "content/guidance/gone", "content/guidance/gone.md", "content/files/a.pdf", "content/files/a.md",
		"content/stray.txt", "content/link.md", "content/guidance/.hidden/a.md", content.SettingsPath,
	} {
		if _, ok := before.Again(m, []string{path}); ok {
			t.Errorf("%s is taken alone", path)
		}
	}
}

// The order of pages is that of a walk through the folders, which is not the one
// of their paths.
func TestAgainKeepsTheOrderOfAWalk(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		m := fstest.MapFS{content.SettingsPath: {}}
		var names []string
		for range 12 {
			var parts []string
			for range 1 + r.IntN(3) {
				parts = append(parts, []string{"a", "a-b", "a.b", "ab", "b", "a0", "B0"}[r.IntN(7)])
			}
			names = append(names, "content/"+strings.Join(parts, "/")+".md")
		}
		s, err := Read(m)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			m[name] = &fstest.MapFile{Data: []byte(name)}
			var ok bool
			if s, ok = again(t, m, s, name); !ok {
				t.Fatalf("%s is not taken", name)
			}
		}
	}
}

func TestReadPassesOverWhatEditorsLeave(t *testing.T) {
	m := disk()
	for _, name := range []string{"a.md~", "#a.md#", "4913", "Thumbs.db", "desktop.ini", ".DS_Store", ".a.md.swp", "a.md.swp", "~$a.docx", "a.md___jb_tmp___", "a.md___jb_old___"} {
		m["content/guidance/"+name] = &fstest.MapFile{}
		m["content/files/"+name] = &fstest.MapFile{}
	}
	got, err := Read(m)
	if err != nil {
		t.Fatal(err)
	}
	if want, _ := Read(disk()); !got.Equal(want) {
		t.Errorf("what is read is\n%v\nwant\n%v", got, want)
	}
}

func TestAgainIsNotForNamesThatStoodForSomethingElse(t *testing.T) {
	for _, test := range []struct {
		name          string
		before, after func(m fstest.MapFS)
		path          string
	}{
		{"a link that led nowhere", func(m fstest.MapFS) {
			m["content/guidance/l.md"] = &fstest.MapFile{Mode: fs.ModeSymlink, Data: []byte("gone.md")}
		}, func(m fstest.MapFS) { m["content/guidance/l.md"] = &fstest.MapFile{} }, "content/guidance/l.md"},
		{"a folder", func(m fstest.MapFS) { m["content/guidance/d.md/x.md"] = &fstest.MapFile{} }, func(m fstest.MapFS) {
			delete(m, "content/guidance/d.md/x.md")
			m["content/guidance/d.md"] = &fstest.MapFile{}
		}, "content/guidance/d.md"},
		{"another with capitals", func(m fstest.MapFS) { m["content/guidance/C.md"] = &fstest.MapFile{} },
			func(m fstest.MapFS) { m["content/guidance/c.md"] = &fstest.MapFile{} }, "content/guidance/c.md"},
	} {
		m := disk()
		test.before(m)
		before, err := Read(m)
		if err != nil {
			t.Fatal(err)
		}
		test.after(m)
		if _, ok := before.Again(m, []string{test.path}); ok {
			t.Errorf("%s: not everything is read", test.name)
		}
	}
}
