package sources

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"involve/internal/content"
)

func TestReadTakesWhatAuthorsWroteAndNothingElse(t *testing.T) {
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewRGBA(image.Rect(0, 0, 3, 2))); err != nil {
		t.Fatal(err)
	}
	s, err := Read(fstest.MapFS{
		"README.md":                      {Data: []byte("not content")},
		"content/_site.yaml":             {Data: []byte("title: A")},
		"content/_notes.md":              {},
		"content/.git/config":            {},
		"content/index.md":               {Data: []byte("home")},
		"content/guidance/.swap.md":      {},
		"content/guidance/a.md":          {Data: []byte("a")},
		"content/files/agenda.pdf":       {Data: make([]byte, 1234)},
		"content/files/2026/team.png":    {Data: picture.Bytes()},
		"content/files/broken.PNG":       {Data: []byte("no image")},
		"content/files/drawing.svg":      {Data: []byte(`<svg viewBox="0 0 40.5 30">`)},
		"content/files/no-size.svg":      {Data: []byte(`<svg>`)},
		"content/files/_source/team.psd": {},
		"content/files/.DS_Store":        {},
		"content/node_modules/x.md":      {},
		"content/guidance/a.md~":         {},
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := string(s.Settings.Data); s.Settings.Path != content.SettingsPath || got != "title: A" {
		t.Errorf("the settings are %q in %s", got, s.Settings.Path)
	}
	var got []string
	for _, p := range s.Pages {
		got = append(got, p.Path+"="+string(p.Data))
	}
	if got, want := strings.Join(got, " "), "content/guidance/a.md=a content/index.md=home"; got != want {
		t.Errorf("the pages are %q, want %q", got, want)
	}
	want := []content.File{
		{Path: "content/files/2026/team.png", URL: "/files/2026/team.png", Size: int64(picture.Len()), Width: 3, Height: 2},
		{Path: "content/files/agenda.pdf", URL: "/files/agenda.pdf", Size: 1234},
		{Path: "content/files/broken.PNG", URL: "/files/broken.PNG", Size: 8},
		{Path: "content/files/drawing.svg", URL: "/files/drawing.svg", Size: 27, Width: 40, Height: 30},
		{Path: "content/files/no-size.svg", URL: "/files/no-size.svg", Size: 5},
	}
	if len(s.Files) != len(want) {
		t.Fatalf("the files are %+v, want %+v", s.Files, want)
	}
	for i, f := range s.Files {
		if f != want[i] {
			t.Errorf("the file is %+v, want %+v", f, want[i])
		}
	}
	if len(s.Diags) > 0 {
		t.Errorf("diagnostics: %v", s.Diags)
	}
}

func TestReadSaysWhatItCanMakeNothingOf(t *testing.T) {
	s, err := Read(fstest.MapFS{
		"content/guidance/a.md":      {},
		"content/guidance/notes.txt": {},
		"content/linked.md":          {Mode: fs.ModeSymlink, Data: []byte("guidance/a.md")},
		"content/folder.md":          {Mode: fs.ModeSymlink, Data: []byte("guidance")},
		"content/nowhere.md":         {Mode: fs.ModeSymlink, Data: []byte("gone.md")},
		"content/files/folder.pdf":   {Mode: fs.ModeSymlink, Data: []byte("../guidance")},
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range s.Diags {
		got = append(got, d.Severity.String()+" "+d.Path+" "+d.Rule)
	}
	want := []string{
		"error content/files/folder.pdf stray-file", "error content/folder.md stray-file",
		"warning content/guidance/notes.txt stray-file", "error content/nowhere.md stray-file",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the diagnostics are %q, want %q", got, want)
	}
	if len(s.Pages) != 2 || len(s.Files) != 0 {
		t.Errorf("there are the pages %v and the files %v, want two pages alone", s.Pages, s.Files)
	}
}

func TestReadSaysThatThereIsNoContent(t *testing.T) {
	_, err := Read(fstest.MapFS{"public/index.html": {}})
	if err == nil || !strings.Contains(err.Error(), `there is no folder "content" here`) {
		t.Errorf("Read of a folder without content: %v", err)
	}
}

// failing is a file system of which one file cannot be opened.
type failing struct {
	fs.FS
	name string
}

func (f failing) Open(name string) (fs.File, error) {
	if name == f.name {
		return nil, errDisk
	}
	return f.FS.Open(name)
}

var errDisk = errors.New("disk on fire")

func TestReadReportsAFaultOfTheDisk(t *testing.T) {
	site := fstest.MapFS{
		"content/_site.yaml": {}, "content/index.md": {}, "content/files/a.png": {}, "content/files/a.svg": {}, "content/guidance/a.md": {},
	}
	for _, name := range []string{"content", "content/_site.yaml", "content/index.md", "content/files/a.png", "content/files/a.svg", "content/guidance"} {
		if _, err := Read(failing{site, name}); !errors.Is(err, errDisk) {
			t.Errorf("Read when %s cannot be read: %v, want %v", name, err, errDisk)
		}
	}
}

func TestReadSettingsTakesThemAlone(t *testing.T) {
	site := fstest.MapFS{"content/_site.yaml": {Data: []byte("title: A")}, "content/index.md": {}}
	src, err := ReadSettings(failing{site, "content/index.md"})
	if err != nil || src.Path != content.SettingsPath || string(src.Data) != "title: A" {
		t.Errorf("ReadSettings = %q in %s, %v", src.Data, src.Path, err)
	}
	if src, err := ReadSettings(fstest.MapFS{}); err != nil || src.Path != content.SettingsPath || src.Data != nil {
		t.Errorf("ReadSettings without settings = %q in %s, %v, want no data and no error", src.Data, src.Path, err)
	}
	if _, err := ReadSettings(failing{site, content.SettingsPath}); !errors.Is(err, errDisk) {
		t.Errorf("ReadSettings when they cannot be read: %v, want %v", err, errDisk)
	}
}
