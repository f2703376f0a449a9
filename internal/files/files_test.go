package files

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func tree(t *testing.T, dir string) (list []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && name != dir {
			list = append(list, filepath.ToSlash(name[len(dir)+1:])+"/")
			return err
		}
		if !d.IsDir() {
			data, err := os.ReadFile(name)
			list = append(list, filepath.ToSlash(name[len(dir)+1:])+" "+string(data))
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func want(t *testing.T, dir string, list ...string) {
	t.Helper()
	if got := tree(t, dir); !slices.Equal(got, list) {
		t.Errorf("the folder holds %q, want %q", got, list)
	}
}

func TestCreateNeverWritesOver(t *testing.T) {
	dir := t.TempDir()
	if err := Create(dir, "a/b/c.md", []byte("one")); err != nil {
		t.Fatal(err)
	}
	if err := Create(dir, "a/b/c.md", []byte("two")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("Create over a file = %v", err)
	}
	if err := Create(dir, "a/b/c.md/d.md", []byte("two")); err == nil || errors.Is(err, fs.ErrExist) {
		t.Errorf("Create below a file = %v", err)
	}
	if err := Create(dir, "../c.md", []byte("two")); err == nil {
		t.Error("Create leaves the folder")
	}
	if err := Create(filepath.Join(dir, "none"), "c.md", nil); err == nil {
		t.Error("Create makes the folder itself")
	}
	want(t, dir, "a/", "a/b/", "a/b/c.md one")
}

func TestReplaceLeavesNothingBeside(t *testing.T) {
	dir := t.TempDir()
	for _, text := range []string{"one", "two"} {
		if err := Replace(dir, "a/c.json", []byte(text)); err != nil {
			t.Fatal(err)
		}
		want(t, dir, "a/", "a/c.json "+text)
	}
	if err := os.WriteFile(filepath.Join(dir, "a", "c.json.new"), []byte("an author's"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := Replace(dir, "a/c.json", []byte("three")); err != nil {
		t.Fatal(err)
	}
	want(t, dir, "a/", "a/c.json three", "a/c.json.new an author's")
	if err := os.MkdirAll(filepath.Join(dir, "d.json", "e"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := Replace(dir, "d.json", []byte("x")); err == nil {
		t.Error("a folder is replaced by a file")
	}
	want(t, dir, "a/", "a/c.json three", "a/c.json.new an author's", "d.json/", "d.json/e/")
}

func TestListFindsFilesOfAKind(t *testing.T) {
	dir := t.TempDir()
	for _, file := range []string{"content/a.md", "content/b/c.md", "content/d.txt", "other/e.md"} {
		if err := Create(dir, file, nil); err != nil {
			t.Fatal(err)
		}
	}
	got, err := List(dir, "content", ".md")
	if want := []string{"content/a.md", "content/b/c.md"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("List = %q, %v, want %q", got, err, want)
	}
	if _, err := List(dir, "nothing", ".md"); err == nil {
		t.Error("List finds a folder that is not there")
	}
}

func TestBelowKnowsAFolderHoweverItIsNamed(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	for _, c := range [][3]string{
		{"content", "content/a/b", "a/b"}, {"content", "content", "."}, {"content", filepath.Join(dir, "content", "a"), "a"},
		{"content", "2027", "2027"}, {"content", "", ""}, {"content", "../a", "../a"}, {filepath.Join("..", filepath.Base(dir), "content"), "content/a", "a"},
	} {
		if got := Below(c[0], c[1]); got != c[2] {
			t.Errorf("Below(%q, %q) = %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func TestFillIsWholeOrNothing(t *testing.T) {
	dir := t.TempDir()
	fault := errors.New("a fault")
	half := func(write func(string, []byte) error) error {
		if err := errors.Join(write("a/b.md", []byte("x")), write("c.md", []byte("x"))); err != nil {
			return err
		}
		return fault
	}
	if err := Fill(filepath.Join(dir, "x", "y"), half); err != fault {
		t.Errorf("Fill = %v", err)
	}
	want(t, dir)
	if err := os.MkdirAll(filepath.Join(dir, "z", ".git"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := Fill(filepath.Join(dir, "z"), half); err != fault {
		t.Errorf("Fill = %v", err)
	}
	want(t, dir, "z/", "z/.git/")

	whole := func(write func(string, []byte) error) error { return write("a/b.md", []byte("x")) }
	for _, name := range []string{"x/y", "z"} {
		if err := Fill(filepath.Join(dir, filepath.FromSlash(name)), whole); err != nil {
			t.Errorf("Fill(%s) = %v", name, err)
		}
	}
	want(t, dir, "x/", "x/y/", "x/y/a/", "x/y/a/b.md x", "z/", "z/.git/", "z/a/", "z/a/b.md x")

	stray := (*StrayError)(nil)
	if err := Fill(filepath.Join(dir, "z"), half); !errors.As(err, &stray) || stray.Name != "a" {
		t.Errorf("Fill of a folder with something in it = %v", err)
	}
	if err := Fill(filepath.Join(dir, "x", "y", "a", "b.md"), whole); err == nil {
		t.Error("a file is taken for a folder")
	}
	if err := Fill(filepath.Join(dir, "x", "y", "a", "b.md", "c"), whole); err == nil {
		t.Error("a folder is made below a file")
	}
	want(t, dir, "x/", "x/y/", "x/y/a/", "x/y/a/b.md x", "z/", "z/.git/", "z/a/", "z/a/b.md x")
}

func TestChangeKeepsTheModeAndFollowsLinks(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a.md")
	if err := os.WriteFile(name, []byte("one"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("a.md", filepath.Join(dir, "b.md")); err != nil {
		t.Fatal(err)
	}
	if err := Change(filepath.Join(dir, "b.md"), func(data []byte) []byte { return append(data, " two"...) }); err != nil {
		t.Fatal(err)
	}
	want(t, dir, "a.md one two", "b.md one two")
	if err := Change(name, func([]byte) []byte { return nil }); err != nil {
		t.Fatal(err)
	}
	want(t, dir, "a.md one two", "b.md one two")
	if info, err := os.Lstat(name); err != nil || info.Mode() != 0o640 {
		t.Errorf("the file is %v, %v", info.Mode(), err)
	}
	if info, err := os.Lstat(filepath.Join(dir, "b.md")); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is %v, %v", info.Mode(), err)
	}
	if err := Change(filepath.Join(dir, "none.md"), func(data []byte) []byte { return data }); err == nil {
		t.Error("a file that is not there is changed")
	}
}

func TestAPathIsTypedAsACommandTakesIt(t *testing.T) {
	for path, want := range map[string]string{
		"site": "site", "../my-site": "../my-site", "my site": "'my site'", "Jo's": `'Jo'\''s'`, "a$b": "'a$b'",
	} {
		if got := Typed(path); got != want {
			t.Errorf("Typed(%q) = %s, want %s", path, got, want)
		}
	}
}
