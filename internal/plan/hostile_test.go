package plan

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"io"
	"path"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"involve/internal/encode"
	"involve/internal/loadtest"
	"involve/internal/view"
)

// hostileTitles are what an author, or somebody whose words an author pasted,
// could put into a file that loads.
var hostileTitles = []string{
	`]]> <!-- & "quoted" 'too' </title><script>alert(1)</script>`,
	`=cmd()|' /C calc'!A0`,
	`+44 1632 960000`,
	`@SUM(1+1)*cmd`,
	`-2+3+cmd`,
	"\u202eThis is backwards\u202c שלום مرحبا",
	"👩🏽‍⚕️ 🫖 \U0010fffd",
	"a, comma; a semicolon: a colon\\n and a backslash \\",
	"BEGIN:VEVENT",
}

// Whatever the words, each file that other programs take is well formed, and
// says them.
func TestHostileTextIsSafeInEveryFormat(t *testing.T) {
	f := files{}
	for i, title := range hostileTitles {
		quoted := `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(title) + `"`
		f[string(rune('a'+i))] = opportunity("title: "+quoted, "summary: "+quoted, "venue: "+quoted, "access: "+quoted, "mode: in-person",
			"updates: [{date: 2026-11-24, kind: cancelled, text: "+quoted+"}]", "who_can: ["+quoted+"]",
			"sessions: [{id: one, starts: 2026-12-01T10:00, venue: "+quoted+", note: "+quoted+"}]")
	}
	p := planned(t, loadtest.Library(t, f.fs()), noon)
	kinds := map[string]int{}
	for i := range p.Outputs() {
		o := &p.Outputs()[i]
		v := o.View()
		if _, drawn := v.(*view.Picture); drawn {
			continue
		}
		data, ok := encode.Encode(v)
		if !ok {
			continue
		}
		kind := path.Ext(o.Path)
		kinds[kind]++
		switch kind {
		case ".xml", ".opml":
			wellFormed(t, o.Path, data)
		case ".json":
			if !json.Valid(data) {
				t.Errorf("%s is no JSON:\n%s", o.Path, data)
			}
		case ".csv":
			plainCells(t, o.Path, string(data))
		case ".ics":
			calendarLines(t, o.Path, string(data))
		}
	}
	for _, kind := range []string{".xml", ".opml", ".json", ".csv", ".ics"} {
		if kinds[kind] == 0 {
			t.Errorf("there is no %s", kind)
		}
	}
	var f2 struct {
		Titles []string `xml:"channel>item>title"`
	}
	data, _ := encode.Encode(get[*view.Feed](t, p, "opportunities/feed.xml"))
	if err := xml.Unmarshal(data, &f2); err != nil {
		t.Fatal(err)
	}
	said := strings.Join(f2.Titles, "\n")
	for _, title := range hostileTitles {
		if !strings.Contains(said, title) {
			t.Errorf("the feed does not say %q:\n%s", title, said)
		}
	}
}

func wellFormed(t *testing.T, name string, data []byte) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(string(data)))
	for {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Errorf("%s: %v in\n%s", name, err, data)
			return
		}
	}
}

// plainCells fails when a spreadsheet would take a cell for a formula.
func plainCells(t *testing.T, name, data string) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(data, "\ufeff"))).ReadAll()
	if err != nil || len(rows) != 1+len(hostileTitles) {
		t.Fatalf("%s has %d rows: %v", name, len(rows), err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if s := strings.TrimSpace(cell); s != "" && strings.ContainsAny(s[:1], "=+-@") {
				t.Errorf("%s has the cell %q", name, cell)
			}
		}
	}
}

var calendarLine = regexp.MustCompile(`^[A-Z-]+(;[A-Z-]+=[^;:]+)*:[^\x00-\x08\x0a-\x1f\x7f]*$`)

// calendarLines fails unless every line is one of RFC 5545, and begins and ends
// what the file itself has.
func calendarLines(t *testing.T, name, data string) {
	t.Helper()
	depth := 0
	for line := range strings.SplitSeq(strings.TrimSuffix(data, "\r\n"), "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) {
			t.Errorf("%s has the line %q", name, line)
		}
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(strings.ReplaceAll(data, "\r\n ", ""), "\r\n"), "\r\n") {
		if !calendarLine.MatchString(line) {
			t.Errorf("%s has the line %q", name, line)
		}
		switch {
		case strings.HasPrefix(line, "BEGIN:"):
			depth++
		case strings.HasPrefix(line, "END:"):
			depth--
		}
	}
	if depth != 0 {
		t.Errorf("%s ends %d too few parts", name, depth)
	}
}
