package load

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/keys"
	"involve/internal/sources"
)

// proveList finds what no list of diagnostics may have.
func proveList(t *testing.T, l diag.List, data []byte) {
	t.Helper()
	for _, d := range l {
		if d.Message == "" || d.Rule == "" {
			t.Errorf("a diagnostic without words: %+v", d)
		}
		if problem := outside(d.Pos, data); problem != "" {
			t.Errorf("%v stands outside the file: %s", d, problem)
		}
	}
}

func proveKeys(t *testing.T, path string, list keys.List, data []byte) {
	t.Helper()
	p := content.Page{Path: path, Keys: list}
	for k := range list.All() {
		if problem := outside(p.Pos(k.Name), data); problem != "" {
			t.Errorf("the key %q stands outside the file: %s", k.Name, problem)
		}
	}
}

// FuzzParse proves that no bytes at all bring the reading of a file down, that
// equal bytes give equal documents, and that every place is one of the file.
func FuzzParse(f *testing.F) {
	for _, name := range archives(f) {
		for path, file := range siteFiles(f, name) {
			if strings.HasSuffix(path, ".md") {
				f.Add(file.Data)
			}
		}
	}
	_, _, list := mistakes(f)
	for _, m := range list {
		f.Add(m.data)
	}
	f.Add([]byte("---\ntitle: A\n? summary\n: B\x00summary:ary\n: Br: x\n---\n")) // a value behind the last line
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, folder := range []string{"guidance", "opportunities", "organisations"} {
			src := sources.File{Path: "content/" + folder + "/x.md", Data: data}
			doc := Parse(src, Options{Zone: london})
			proveList(t, doc.Diags, data)
			proveKeys(t, src.Path, doc.page.Keys, data)
			again := Parse(sources.File{Path: src.Path, Data: bytes.Clone(data)}, Options{Zone: london})
			if !reflect.DeepEqual(doc, again) {
				t.Errorf("read a second time it is another document")
			}
		}
	})
}

// FuzzSettings proves the same of the settings.
func FuzzSettings(f *testing.F) {
	for _, name := range archives(f) {
		if file := siteFiles(f, name)[content.SettingsPath]; file != nil {
			f.Add(file.Data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, l := Settings(sources.File{Path: content.SettingsPath, Data: data})
		proveList(t, l, data)
		proveKeys(t, content.SettingsPath, s.Keys, data)
		if s.Zone == nil || s.ClosingSoon < 0 || !strings.HasSuffix(s.BaseURL, "/") {
			t.Errorf("settings that other files cannot be read with: %+v", s)
		}
		if again, l2 := Settings(sources.File{Path: content.SettingsPath, Data: bytes.Clone(data)}); !reflect.DeepEqual(s, again) || !reflect.DeepEqual(l, l2) {
			t.Errorf("read a second time they are other settings")
		}
	})
}

// Files made to take long to read do not.
func TestNoFileTakesLong(t *testing.T) {
	bomb := "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c < 'z'; c++ {
		ref := fmt.Sprintf("*%c, ", c-1)
		bomb += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat(ref, 10), ", "))
	}
	var keys, broken strings.Builder
	for i := range 1_000 {
		fmt.Fprintf(&keys, "key%d: value\n", i)
		fmt.Fprintf(&broken, "key%d: value: value\n", i)
	}
	for name, block := range map[string]string{
		"aliases of aliases":    bomb,
		"a list in itself":      "aliases: &a [*a]\n",
		"open brackets":         "title: " + strings.Repeat("[", 20_000) + "\n",
		"nested brackets":       "title: " + strings.Repeat("[", 9_000) + strings.Repeat("]", 9_000) + "\n",
		"too many brackets":     "title: " + strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000) + "\n",
		"open braces":           "title: " + strings.Repeat("{a: ", 10_000) + "\n",
		"nested hyphens":        "title: " + strings.Repeat("\n- ", 10_000) + "\n",
		"hyphens in a line":     "title:\n  " + strings.Repeat("- ", 10_000) + "\n",
		"deeper and deeper":     deep(1_000),
		"many keys":             keys.String(),
		"many keys, one broken": keys.String() + "title: \"\n",
		"many broken keys":      broken.String(),
		"many lines":            "title: |\n" + strings.Repeat("  text\n", 10_000),
		"many lines, no end":    "title: \"\n" + strings.Repeat("  text\n", 10_000),
		"a long line":           "title: " + strings.Repeat("é", 100_000) + "\n",
		"a long broken line":    "title: " + strings.Repeat("é: ", 40_000) + "\n",
		"many backslashes":      "title: \"" + strings.Repeat(`\q`, 20_000) + "\"\n",
	} {
		data := []byte("---\n" + block + "---\n")
		done := make(chan *Document, 1)
		go func() {
			done <- Parse(sources.File{Path: "content/guidance/x.md", Data: data}, Options{Zone: time.UTC})
		}()
		select {
		case doc := <-done:
			if len(doc.Diags) == 0 {
				t.Errorf("%s: no diagnostics", name)
			}
			proveList(t, doc.Diags, data)
		case <-time.After(20 * time.Second):
			t.Fatalf("%s: not read within 20 seconds", name)
		}
	}
}

func deep(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%sa:\n", strings.Repeat(" ", i))
	}
	return b.String()
}
