package corpus

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// sum returns how many files a folder holds, and a sum of their names and bytes.
func sum(t *testing.T, dir string) (int, string) {
	t.Helper()
	n, h := 0, sha256.New()
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(os.DirFS(dir), p)
		fmt.Fprintf(h, "%s %d\n%s", p, len(data), data)
		n++
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n, fmt.Sprintf("%.6x", h.Sum(nil))
}

// What was measured once is compared with what is measured now.
func TestEqualOptionsGiveTheBytesTheyEverGave(t *testing.T) {
	tests := []struct {
		name  string
		write func(string, Options) error
		opt   Options
		files int
		want  string
	}{
		{"a site", Write, Options{100, 20, 1}, 152, "86bf45bcb21b"},
		{"a site without guidance", Write, Options{10, 0, 7}, 42, "01919a3edd0b"},
		{"for Hugo", WriteHugo, Options{100, 20, 1}, 121, "3ba79f5fcf84"},
	}
	for _, tt := range tests {
		dir := t.TempDir()
		if err := tt.write(dir, tt.opt); err != nil {
			t.Fatal(err)
		}
		if n, got := sum(t, dir); n != tt.files || got != tt.want {
			t.Errorf("%s: %d files with the sum %s, want %d with %s", tt.name, n, got, tt.files, tt.want)
		}
	}
}

func TestAFolderThatCannotBeWrittenIsAnError(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := Write(file, Options{Opportunities: 1}); err == nil {
		t.Error("a site was written into a file")
	}
	if err := WriteHugo(file, Options{Opportunities: 1}); err == nil {
		t.Error("a site was written into a file")
	}
}
