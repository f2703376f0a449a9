package watch

import (
	"os"
	"slices"
	"strings"
	"testing"
)

func TestLookingSeesAFileReplacedByOneOfTheSameSizeAndTime(t *testing.T) {
	f := newFolder(t)
	w, err := newWatcher([]string{f.dir}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	before := w.look()
	old := before[f.path("settings.yaml")]
	f.check(os.WriteFile(f.path(".new"), []byte(strings.Repeat("y", int(old.Size()))), 0o666))
	f.check(os.Chtimes(f.path(".new"), old.ModTime(), old.ModTime()))
	f.rename(".new", "settings.yaml")
	want := []string{f.path("settings.yaml")}
	if got := differences(before, w.look()); !slices.Equal(got, want) {
		t.Errorf("differences are %q, want %q", got, want)
	}
}
